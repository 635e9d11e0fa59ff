package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.module.AddressType;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.GlobalType;
import dev.wizer.wasm.module.MemoryType;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.TableType;
import dev.wizer.wasm.module.TagType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * What validation knows about the module around an instruction: the specification's context C,
 * without what belongs to one function. Types are kept as {@link TypeCode}s in flat arrays, for the
 * sake of the function bodies. Indices in it may be unknown until the validators of the sections
 * have passed.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/conventions.html#contexts">Contexts
 *     </a>
 */
final class Context {

  private final Module module;
  private final Set<Feature> features;
  private final TypeSpace types;
  private final TypeValidator typeValidator;
  private final int[] funcTypeIndices;
  private final int[] tables;
  private final int[] tableAddresses;
  private final int[] memoryAddresses;
  private final int[] tagTypeIndices;
  private final int[] globals;
  private final boolean[] mutableGlobals;
  private final int[] elems;

  /** Functions to which a body may make references: the specification's C.refs. */
  private final BitSet declaredFuncs = new BitSet();

  /** Functions to which bodies do make references. Guarded by itself. */
  private final BitSet referencedFuncs = new BitSet();

  /** Data segments that bodies name. Guarded by itself. */
  private final BitSet namedDatas = new BitSet();

  /** Element segments that bodies name. Guarded by itself. */
  private final BitSet namedElems = new BitSet();

  /** Makes the context of a module whose type definitions are valid. */
  Context(Module module, Set<Feature> features, TypeSpace types) {
    this.module = module;
    this.features = features;
    this.types = types;
    this.typeValidator = new TypeValidator(features, types.count());
    this.funcTypeIndices = module.funcTypeIndices();
    List<TableType> tableTypes = module.tableTypes();
    this.tables = new int[tableTypes.size()];
    this.tableAddresses = new int[tableTypes.size()];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = types.code(tableTypes.get(i).elementType());
      tableAddresses[i] = code(tableTypes.get(i).addressType());
    }
    this.memoryAddresses = memoryAddresses(module.memoryTypes());
    this.tagTypeIndices = typeIndices(module.tagTypes());
    List<GlobalType> globalTypes = module.globalTypes();
    this.globals = new int[globalTypes.size()];
    this.mutableGlobals = new boolean[globalTypes.size()];
    for (int i = 0; i < globals.length; i++) {
      globals[i] = types.code(globalTypes.get(i).valueType());
      mutableGlobals[i] = globalTypes.get(i).mutable();
    }
    this.elems = segmentTypes(module.elems(), types);
  }

  private static int[] memoryAddresses(List<MemoryType> memoryTypes) {
    int[] codes = new int[memoryTypes.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = code(memoryTypes.get(i).addressType());
    }
    return codes;
  }

  private static int[] typeIndices(List<TagType> tagTypes) {
    int[] indices = new int[tagTypes.size()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = tagTypes.get(i).typeIndex();
    }
    return indices;
  }

  private static int[] segmentTypes(List<Elem> elems, TypeSpace types) {
    int[] codes = new int[elems.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = types.code(elems.get(i).type());
    }
    return codes;
  }

  private static int code(AddressType type) {
    return type == AddressType.I64 ? TypeCode.I64 : TypeCode.I32;
  }

  Module module() {
    return module;
  }

  Set<Feature> features() {
    return features;
  }

  boolean has(Feature feature) {
    return features.contains(feature);
  }

  TypeSpace types() {
    return types;
  }

  TypeValidator typeValidator() {
    return typeValidator;
  }

  int funcCount() {
    return funcTypeIndices.length;
  }

  int importedFuncCount() {
    return funcTypeIndices.length - module.funcs().size();
  }

  int funcTypeIndex(int funcIndex) {
    return funcTypeIndices[funcIndex];
  }

  int tableCount() {
    return tables.length;
  }

  /** {@return the type of a table's elements} */
  int table(int tableIndex) {
    return tables[tableIndex];
  }

  /** {@return the type of a table's indices} */
  int tableAddress(int tableIndex) {
    return tableAddresses[tableIndex];
  }

  int memoryCount() {
    return memoryAddresses.length;
  }

  /** {@return the type of a memory's addresses} */
  int memoryAddress(int memoryIndex) {
    return memoryAddresses[memoryIndex];
  }

  int tagCount() {
    return tagTypeIndices.length;
  }

  /** {@return the types of what a tag's exceptions carry; not to be changed} */
  int[] tag(int tagIndex) {
    return types.params(tagTypeIndices[tagIndex]);
  }

  int globalCount() {
    return globals.length;
  }

  int importedGlobalCount() {
    return globals.length - module.globals().size();
  }

  int global(int globalIndex) {
    return globals[globalIndex];
  }

  boolean isMutable(int globalIndex) {
    return mutableGlobals[globalIndex];
  }

  int elemCount() {
    return elems.length;
  }

  int elem(int elemIndex) {
    return elems[elemIndex];
  }

  /**
   * {@return whether the function bodies are those of another module, and as valid as there: the
   * same bytes, and all that they can refer to is here under the same index, of the same type}
   */
  boolean keepsCodeOf(Context other) {
    return hasSame(SectionId.CODE, other)
        && hasSame(SectionId.TYPE, other)
        && Arrays.equals(funcTypeIndices, other.funcTypeIndices)
        && Arrays.equals(tables, other.tables)
        && Arrays.equals(tableAddresses, other.tableAddresses)
        && Arrays.equals(memoryAddresses, other.memoryAddresses)
        && Arrays.equals(tagTypeIndices, other.tagTypeIndices)
        && Arrays.equals(globals, other.globals)
        && Arrays.equals(mutableGlobals, other.mutableGlobals)
        && keepsSegmentsOf(other)
        && declaresReferencesOf(other);
  }

  private boolean hasSame(SectionId id, Context other) {
    return section(id).hasBytesOf(other.section(id));
  }

  private boolean keepsSegmentsOf(Context other) {
    BitSet named = copy(other.namedElems);
    for (int i = named.nextSetBit(0); i >= 0; i = named.nextSetBit(i + 1)) {
      if (i >= elems.length || elems[i] != other.elems[i]) {
        return false;
      }
    }
    int namedDataCount = copy(other.namedDatas).length();
    return namedDataCount == 0
        || module.dataCount().isPresent() && module.datas().size() >= namedDataCount;
  }

  private boolean declaresReferencesOf(Context other) {
    BitSet missing = copy(other.referencedFuncs);
    missing.andNot(declaredFuncs);
    return missing.isEmpty();
  }

  /** Takes over what validating the function bodies of {@code other} has found out. */
  void takeCodeOf(Context other) {
    addAll(other.referencedFuncs, referencedFuncs);
    addAll(other.namedDatas, namedDatas);
    addAll(other.namedElems, namedElems);
  }

  private static void addAll(BitSet source, BitSet target) {
    BitSet added = copy(source);
    synchronized (target) {
      target.or(added);
    }
  }

  private static BitSet copy(BitSet set) {
    synchronized (set) {
      return (BitSet) set.clone();
    }
  }

  /** Notes that a function body makes a reference to a function. May be called by any thread. */
  void addReference(int funcIndex) {
    synchronized (referencedFuncs) {
      referencedFuncs.set(funcIndex);
    }
  }

  /** Notes that a function body names a data segment. May be called by any thread. */
  void addNamedData(int dataIndex) {
    synchronized (namedDatas) {
      namedDatas.set(dataIndex);
    }
  }

  /** Notes that a function body names an element segment. May be called by any thread. */
  void addNamedElem(int elemIndex) {
    synchronized (namedElems) {
      namedElems.set(elemIndex);
    }
  }

  CodeReferences codeReferences() {
    return new CodeReferences(copy(namedDatas), copy(namedElems), copy(referencedFuncs));
  }

  void declareFunc(int funcIndex) {
    declaredFuncs.set(funcIndex);
  }

  boolean isDeclared(int funcIndex) {
    return declaredFuncs.get(funcIndex);
  }

  /** {@return the content of the first section of a kind; an empty range if there is none} */
  ByteRange section(SectionId id) {
    return module.section(id);
  }

  /** Throws if a type index is not that of a function type. */
  void checkFuncType(int typeIndex, int offset) {
    typeValidator.checkTypeIndex(typeIndex, offset);
    if (types.params(typeIndex) == null) {
      throw new InvalidModuleException("non-function type " + typeIndex, offset);
    }
  }

  /** Throws if {@code index} is not in an index space of {@code count} entries. */
  static void checkIndex(int index, int count, String what, int offset) {
    if (Integer.compareUnsigned(index, count) >= 0) {
      throw new InvalidModuleException(
          "unknown " + what + " " + Integer.toUnsignedString(index), offset);
    }
  }

  /** {@return the failure of a module that uses a feature that is switched off} */
  static InvalidModuleException disabled(Feature feature, int offset) {
    return new InvalidModuleException(feature.text() + " support is not enabled", offset);
  }
}
