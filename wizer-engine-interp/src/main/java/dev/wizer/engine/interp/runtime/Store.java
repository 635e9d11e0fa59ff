package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.ValType;
import dev.wizer.engine.interp.translate.Signature;
import dev.wizer.wasm.module.CanonicalTypes;
import dev.wizer.wasm.module.CompType;
import dev.wizer.wasm.module.StorageType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The state of all instances that may see each other: what they consist of, by address. The arrays
 * are open because the interpreter works on them. They are longer than what they hold, and are
 * replaced when an instance is added.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#store">Store</a>
 */
public final class Store {

  /** An operation has 16 bits for the address of a memory or a table. */
  private static final int MAX_NEAR_ADDRESS = 0xFFFF;

  private static final int DEFAULT_CROWD = 1 << 14;

  /** The functions. */
  public Func[] funcs = new Func[16];

  /** The tables. */
  public Table[] tables = new Table[4];

  /** The memories. */
  public LinearMemory[] memories = new LinearMemory[4];

  /** All globals' slots. */
  public long[] globals = new long[16];

  /** The tags. */
  public Tag[] tags = new Tag[4];

  /** The element segments as handles; null if dropped. */
  public long[][] elems = new long[4][];

  /** The data segments; without bytes if dropped. */
  public DataBytes[] datas = new DataBytes[4];

  /** What runs functions that have been added and not been compiled. */
  public Entry defaultEntry;

  /** The references that handles stand for. */
  public final References references;

  /** The types of all instances. */
  public final CanonicalTypes types = new CanonicalTypes();

  /** Tells what belongs to which type. */
  public final RuntimeTypes runtimeTypes = new RuntimeTypes(this);

  /** How memories are laid out. */
  final Geometry geometry;

  /** What its guests may use. */
  public final RunBudget budget;

  private final ObjectMemory objects;

  private final List<Signature> signatures = new ArrayList<>();
  private StructLayout[] structLayouts = new StructLayout[16];
  private ArrayLayout[] arrayLayouts = new ArrayLayout[16];
  private int funcCount;
  private int tableCount;
  private int memoryCount;
  private int globalSlotCount;
  private int tagCount;
  private int elemCount;
  private int dataCount;

  /**
   * Makes a store without instances, whose guests have no bounds.
   *
   * @param geometry how its memories are laid out
   */
  public Store(Geometry geometry) {
    this(geometry, RunBudget.unlimited());
  }

  /**
   * Makes a store without instances.
   *
   * @param geometry how its memories are laid out
   * @param budget what its guests may use
   */
  public Store(Geometry geometry, RunBudget budget) {
    this(DEFAULT_CROWD, geometry, budget);
  }

  /**
   * Makes a store without instances.
   *
   * @param crowd for how many objects handles are kept before unused ones are looked for
   * @param geometry how its memories are laid out
   * @param budget what its guests may use
   */
  public Store(int crowd, Geometry geometry, RunBudget budget) {
    this.budget = budget;
    this.references = new References(this, crowd);
    this.objects = new ObjectMemory(budget, references);
    this.geometry = geometry;
  }

  /** {@return the signature with a canonical number, or null if that is not a function type's} */
  public Signature signature(int typeNumber) {
    while (signatures.size() <= typeNumber) {
      signatures.add(null);
    }
    Signature known = signatures.get(typeNumber);
    if (known == null && types.compType(typeNumber) instanceof CompType.Func func) {
      FuncType type = func.type();
      known = new Signature(type, typeNumber);
      signatures.set(typeNumber, known);
    }
    return known;
  }

  /** {@return the layout of a structure type} */
  public StructLayout structLayout(int typeNumber) {
    structLayouts = roomFor(structLayouts, typeNumber);
    StructLayout known = structLayouts[typeNumber];
    if (known == null) {
      known = new StructLayout(typeNumber, (CompType.Struct) types.compType(typeNumber));
      structLayouts[typeNumber] = known;
    }
    return known;
  }

  /** {@return the layout of an array type} */
  public ArrayLayout arrayLayout(int typeNumber) {
    arrayLayouts = roomFor(arrayLayouts, typeNumber);
    ArrayLayout known = arrayLayouts[typeNumber];
    if (known == null) {
      StorageType storage = ((CompType.Array) types.compType(typeNumber)).element().storage();
      known = new ArrayLayout(typeNumber, StorageKind.of(storage), storage.unpacked());
      arrayLayouts[typeNumber] = known;
    }
    return known;
  }

  /**
   * {@return a new array of zeros or nulls}
   *
   * @param length how many elements, unsigned
   * @throws ExhaustionException if there is no room for so many
   */
  public ArrayObject newArray(ArrayLayout layout, int length) {
    objects.admitArray(layout, length);
    return ArrayObject.of(layout, length);
  }

  int nextFunc() {
    return funcCount;
  }

  int nextElem() {
    return elemCount;
  }

  int nextData() {
    return dataCount;
  }

  void add(Func func) {
    funcs = roomFor(funcs, funcCount);
    func.entry = defaultEntry;
    funcs[funcCount++] = func;
  }

  /** Whether a function is one of this store's. */
  boolean has(Func func) {
    return func.address < funcCount && funcs[func.address] == func;
  }

  void reserveFuncs(int count) {
    if (funcCount + count > funcs.length) {
      funcs = Arrays.copyOf(funcs, funcCount + count);
    }
  }

  int add(Table table) {
    checkNear(tableCount, "tables");
    tables = roomFor(tables, tableCount);
    tables[tableCount] = table;
    return tableCount++;
  }

  int add(LinearMemory memory) {
    checkNear(memoryCount, "memories");
    memories = roomFor(memories, memoryCount);
    memories[memoryCount] = memory;
    return memoryCount++;
  }

  private static void checkNear(int address, String what) {
    if (address > MAX_NEAR_ADDRESS) {
      throw new ExhaustionException(
          "too many " + what + " in a store, the limit is " + (MAX_NEAR_ADDRESS + 1), List.of());
    }
  }

  /** {@return the first slot of a new global} */
  int addGlobal(ValType type) {
    int slot = globalSlotCount;
    globalSlotCount += Signature.width(type);
    if (globalSlotCount > globals.length) {
      globals = Arrays.copyOf(globals, 2 * globalSlotCount);
    }
    return slot;
  }

  int addTag(Signature signature, String name) {
    tags = roomFor(tags, tagCount);
    tags[tagCount] = new Tag(tagCount, signature, name);
    return tagCount++;
  }

  void addElem(long[] handles) {
    elems = roomFor(elems, elemCount);
    elems[elemCount++] = handles;
  }

  void add(DataBytes data) {
    datas = roomFor(datas, dataCount);
    datas[dataCount++] = data;
  }

  private static <T> T[] roomFor(T[] entries, int index) {
    return index < entries.length ? entries : Arrays.copyOf(entries, 2 * index);
  }

  /**
   * Lets go of objects to which no slot refers.
   *
   * @param frames the slots of all frames
   * @param count how many of them are in use
   */
  public void releaseUnused(long[] frames, int count) {
    BitSet places = new BitSet();
    long searched = (long) count + globalSlotCount;
    references.mark(frames, count, places);
    references.mark(globals, globalSlotCount, places);
    for (int i = 0; i < tableCount; i++) {
      searched += tables[i].mark(references, places);
    }
    for (int i = 0; i < elemCount; i++) {
      if (elems[i] != null) {
        references.mark(elems[i], elems[i].length, places);
        searched += elems[i].length;
      }
    }
    references.retain(places, searched);
    objects.count();
  }
}
