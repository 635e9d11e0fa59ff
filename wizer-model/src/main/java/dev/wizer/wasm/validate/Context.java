package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.RawSection;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.GlobalType;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.TableType;
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
  private final byte[][] params;
  private final byte[][] results;
  private final int[] funcTypeIndices;
  private final byte[] tables;
  private final int memoryCount;
  private final byte[] globals;
  private final boolean[] mutableGlobals;
  private final byte[] elems;

  /** Functions to which a body may make references: the specification's C.refs. */
  private final BitSet declaredFuncs = new BitSet();

  Context(Module module, Set<Feature> features) {
    this.module = module;
    this.features = features;
    this.params = new byte[module.types().size()][];
    this.results = new byte[module.types().size()][];
    for (int i = 0; i < params.length; i++) {
      params[i] = TypeCode.of(module.funcType(i).params());
      results[i] = TypeCode.of(module.funcType(i).results());
    }
    this.funcTypeIndices = module.funcTypeIndices();
    this.tables = elementTypes(module.tableTypes());
    this.memoryCount = module.memoryTypes().size();
    List<GlobalType> globalTypes = module.globalTypes();
    this.globals = new byte[globalTypes.size()];
    this.mutableGlobals = new boolean[globalTypes.size()];
    for (int i = 0; i < globals.length; i++) {
      globals[i] = TypeCode.of(globalTypes.get(i).valueType());
      mutableGlobals[i] = globalTypes.get(i).mutable();
    }
    this.elems = segmentTypes(module.elems());
  }

  private static byte[] elementTypes(List<TableType> types) {
    byte[] codes = new byte[types.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = TypeCode.of(types.get(i).elementType());
    }
    return codes;
  }

  private static byte[] segmentTypes(List<Elem> elems) {
    byte[] codes = new byte[elems.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = TypeCode.of(elems.get(i).type());
    }
    return codes;
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

  int typeCount() {
    return params.length;
  }

  /** {@return a function type's parameters; not to be changed} */
  byte[] params(int typeIndex) {
    return params[typeIndex];
  }

  /** {@return a function type's results; not to be changed} */
  byte[] results(int typeIndex) {
    return results[typeIndex];
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

  byte table(int tableIndex) {
    return tables[tableIndex];
  }

  int memoryCount() {
    return memoryCount;
  }

  int globalCount() {
    return globals.length;
  }

  int importedGlobalCount() {
    return globals.length - module.globals().size();
  }

  byte global(int globalIndex) {
    return globals[globalIndex];
  }

  boolean isMutable(int globalIndex) {
    return mutableGlobals[globalIndex];
  }

  int elemCount() {
    return elems.length;
  }

  byte elem(int elemIndex) {
    return elems[elemIndex];
  }

  void declareFunc(int funcIndex) {
    declaredFuncs.set(funcIndex);
  }

  boolean isDeclared(int funcIndex) {
    return declaredFuncs.get(funcIndex);
  }

  /** {@return the content of the first section of a kind; an empty range if there is none} */
  ByteRange section(SectionId id) {
    for (RawSection section : module.sections()) {
      if (section.id() == id) {
        return section.content();
      }
    }
    return new ByteRange(0, 0);
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
