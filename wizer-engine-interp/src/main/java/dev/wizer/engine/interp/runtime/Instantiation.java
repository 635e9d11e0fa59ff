package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.InstanceImport;
import dev.wizer.engine.LinkException;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.RefType;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.ValType;
import dev.wizer.engine.interp.translate.Addresses;
import dev.wizer.engine.interp.translate.ModuleLayout;
import dev.wizer.engine.interp.translate.Signature;
import dev.wizer.wasm.module.CanonicalTypes;
import dev.wizer.wasm.module.ConstExpr;
import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.GlobalType;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.RecType;
import dev.wizer.wasm.module.TableType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Makes an instance of a module in a store, all but running the start function.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/modules.html#instantiation">
 *     Instantiation</a>
 */
public final class Instantiation {

  private final Store store;
  private final Module module;
  private final int[] typeNumbers;
  private final IndexSpace funcs = new IndexSpace();
  private final IndexSpace tables = new IndexSpace();
  private final IndexSpace memories = new IndexSpace();
  private final IndexSpace tags = new IndexSpace();
  private final List<GlobalCell> globals = new ArrayList<>();

  /** The functions that the host provides, by their indices: null for others. */
  private final List<HostFunction> hostFunctions = new ArrayList<>();

  private final BitSet hostFuncs = new BitSet();
  private int newHostFuncs;

  private ModuleLayout layout;
  private ModuleInstance instance;
  private ConstantEvaluator evaluator;

  private Instantiation(Store store, Module module) {
    this.store = store;
    this.module = module;
    this.typeNumbers = typeNumbers(store, module);
  }

  private static int[] typeNumbers(Store store, Module module) {
    int[] numbers = new int[module.types().size()];
    for (RecType group : module.recTypes()) {
      store.types.add(group, numbers);
    }
    return numbers;
  }

  /**
   * {@return an instance whose active segments have been applied}
   *
   * @param module a valid module
   * @param imports what its imports are linked to, one for each
   * @throws LinkException if an import is not of the type that the module declares
   * @throws TrapException if an active segment does not fit; those before it have been applied
   */
  public static ModuleInstance instantiate(
      Store store, Module module, List<? extends ModuleImport> imports) {
    Instantiation instantiation = new Instantiation(store, module);
    instantiation.link(imports);
    instantiation.allocate();
    instantiation.initialise();
    return instantiation.instance;
  }

  private void link(List<? extends ModuleImport> imports) {
    if (imports.size() != module.imports().size()) {
      throw new EngineFailureException(
          "the module has "
              + module.imports().size()
              + " imports, but "
              + imports.size()
              + " were given",
          null);
    }
    Linking linking = new Linking(store, typeNumbers);
    for (int i = 0; i < imports.size(); i++) {
      linking.check(module.imports().get(i), imports.get(i));
    }
    for (ModuleImport entry : imports) {
      add(entry);
    }
  }

  private void add(ModuleImport entry) {
    if (entry instanceof FunctionImport function) {
      // Its address follows from its place: see allocate.
      hostFuncs.set(funcs.size());
      hostFunctions.add(function.function());
      funcs.add(store.nextFunc() + newHostFuncs++);
      return;
    }
    StoreExtern extern = (StoreExtern) ((InstanceImport) entry).extern();
    if (extern instanceof StoreExtern.OfFunc given) {
      hostFunctions.add(null);
      funcs.add(given.func().address);
      hostFuncs.set(funcs.size() - 1, given.func().host != null);
    } else if (extern instanceof StoreExtern.OfTable given) {
      tables.add(given.address());
    } else if (extern instanceof StoreExtern.OfMemory given) {
      memories.add(given.store() == store ? given.address() : addShared(given.memory()));
    } else if (extern instanceof StoreExtern.OfGlobal given) {
      globals.add(given.global());
    } else if (extern instanceof StoreExtern.OfTag given) {
      tags.add(given.address());
    }
  }

  private int addShared(LinearMemory memory) {
    memory.share();
    return store.add(memory);
  }

  /** Gives everything that the module defines its address, without contents yet. */
  private void allocate() {
    int importedFuncs = funcs.size();
    int firstDefined = store.nextFunc() + newHostFuncs;
    for (int i = 0; i < module.funcs().size(); i++) {
      funcs.add(firstDefined + i);
    }
    for (var memory : module.memories()) {
      memories.add(store.add(LinearMemory.of(memory.type(), store.geometry, store.budget)));
    }
    for (var tag : module.tags()) {
      Signature signature = store.signature(typeNumbers[tag.type().typeIndex()]);
      tags.add(store.addTag(signature, "tag " + tags.size()));
    }
    for (var global : module.globals()) {
      GlobalType type = global.type();
      ValType valueType = CanonicalTypes.canonical(type.valueType(), typeNumbers);
      globals.add(new GlobalCell(store.addGlobal(valueType), valueType, type.mutable()));
    }
    for (var table : module.tables()) {
      tables.add(store.add(new Table(canonical(table.type()), store.budget)));
    }
    boolean metered = store.budget.isMetered();
    layout = new ModuleLayout(module, typeNumbers, signatures(), addresses(), hostFuncs, metered);
    instance = new ModuleInstance(store, layout, globals);
    evaluator = new ConstantEvaluator(store, layout);
    addFuncs(importedFuncs);
  }

  private void addFuncs(int importedFuncs) {
    store.reserveFuncs(layout.funcCount());
    for (int i = 0; i < layout.funcCount(); i++) {
      HostFunction host = i < importedFuncs ? hostFunctions.get(i) : null;
      if (host != null || i >= importedFuncs) {
        store.add(new Func(layout.func(i), layout.funcSignature(i), host, instance, i));
      }
    }
  }

  private TableType canonical(TableType type) {
    RefType elementType = (RefType) CanonicalTypes.canonical(type.elementType(), typeNumbers);
    return new TableType(type.addressType(), elementType, type.limits());
  }

  private Signature[] signatures() {
    Signature[] signatures = new Signature[typeNumbers.length];
    for (int i = 0; i < signatures.length; i++) {
      signatures[i] = store.signature(typeNumbers[i]);
    }
    return signatures;
  }

  private Addresses addresses() {
    int[] globalSlots = new int[globals.size()];
    for (int i = 0; i < globalSlots.length; i++) {
      globalSlots[i] = globals.get(i).slot();
    }
    return new Addresses(
        funcs.toArray(),
        tables.toArray(),
        memories.toArray(),
        globalSlots,
        tags.toArray(),
        store.nextElem(),
        store.nextData());
  }

  private void initialise() {
    initialiseGlobals();
    initialiseTables();
    for (Elem elem : module.elems()) {
      store.addElem(elem.mode() instanceof Elem.Declarative ? null : handles(elem));
    }
    for (Data data : module.datas()) {
      store.add(new DataBytes(data.bytes()));
    }
    applyElements();
    applyDatas();
  }

  private void initialiseGlobals() {
    int imported = globals.size() - module.globals().size();
    for (int i = 0; i < module.globals().size(); i++) {
      int slot = globals.get(imported + i).slot();
      evaluator.evaluate(module.globals().get(i).init(), store.globals, slot);
    }
  }

  private void initialiseTables() {
    int imported = module.tableTypes().size() - module.tables().size();
    for (int i = 0; i < module.tables().size(); i++) {
      if (module.tables().get(i).init().isPresent()) {
        ConstExpr init = module.tables().get(i).init().get();
        instance.table(imported + i).fill(evaluator.evaluate(init));
      }
    }
  }

  private long[] handles(Elem elem) {
    long[] handles = new long[elem.init().size()];
    if (elem.init() instanceof Elem.FuncIndices indices) {
      for (int i = 0; i < handles.length; i++) {
        handles[i] = layout.funcHandle(indices.indices()[i]);
      }
    } else if (elem.init() instanceof Elem.Expressions expressions) {
      for (int i = 0; i < handles.length; i++) {
        handles[i] = evaluator.evaluate(expressions.expressions().get(i));
      }
    }
    return handles;
  }

  private void applyElements() {
    for (int i = 0; i < module.elems().size(); i++) {
      if (module.elems().get(i).mode() instanceof Elem.Active active) {
        long offset = evaluator.evaluate(active.offset());
        Table table = instance.table(active.tableIndex());
        apply(store.elems[layout.elem(i)], table, offset & table.indexMask);
        store.elems[layout.elem(i)] = null;
      }
    }
  }

  private static void apply(long[] handles, Table table, long offset) {
    if (!table.contains(offset, handles.length)) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
    table.store((int) offset, handles, 0, handles.length);
  }

  private void applyDatas() {
    for (int i = 0; i < module.datas().size(); i++) {
      Data data = module.datas().get(i);
      if (data.mode() instanceof Data.Active active) {
        apply(data, active);
        store.datas[layout.data(i)] = DataBytes.DROPPED;
      }
    }
  }

  private void apply(Data data, Data.Active active) {
    LinearMemory memory = instance.memory(active.memoryIndex());
    long offset = evaluator.evaluate(active.offset()) & memory.addressMask;
    int count = data.bytes().lengthInBytes();
    if (!memory.contains(offset, count)) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
    memory.write(offset, data.bytes().array(), data.bytes().start(), count);
  }

  /** The addresses of an index space. */
  private static final class IndexSpace {

    private int[] addresses = new int[8];
    private int size;

    int size() {
      return size;
    }

    void add(int address) {
      if (size == addresses.length) {
        addresses = Arrays.copyOf(addresses, 2 * size);
      }
      addresses[size++] = address;
    }

    int[] toArray() {
      return Arrays.copyOf(addresses, size);
    }
  }
}
