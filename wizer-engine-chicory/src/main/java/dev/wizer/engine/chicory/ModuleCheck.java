package dev.wizer.engine.chicory;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.HeapType;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.RefType;
import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.engine.ValType;
import dev.wizer.engine.VecType;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmFormatException;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.AddressType;
import dev.wizer.wasm.module.CompType;
import dev.wizer.wasm.module.Func;
import dev.wizer.wasm.module.MemoryType;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.module.SubType;
import dev.wizer.wasm.module.TableType;
import dev.wizer.wasm.module.TypeReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses what Chicory can't run, or would run with a wrong result.
 *
 * <p>It reads the instructions itself: Chicory's parser can't be asked, because it takes relaxed
 * SIMD instructions for those of the threads proposal, and some type indices of blocks for value
 * types.
 */
final class ModuleCheck {

  private static final Set<Feature> UNSUPPORTED =
      EnumSet.of(
          Feature.SIMD,
          Feature.RELAXED_SIMD,
          Feature.GC,
          Feature.LEGACY_EXCEPTIONS,
          Feature.THREADS);

  private static final Set<Immediates> WITH_BLOCK_TYPE =
      EnumSet.of(Immediates.BLOCK_TYPE, Immediates.TRY_TABLE);

  private final Module module;
  private final String engineName;

  private ModuleCheck(Module module, String engineName) {
    this.module = module;
    this.engineName = engineName;
  }

  /**
   * {@return a valid module that Chicory can run}
   *
   * @throws UnsupportedByEngineException if it needs what Chicory does not have
   */
  static Module check(ModuleBytes bytes, String engineName) {
    try {
      Module module = ModuleReader.read(bytes);
      new ModuleCheck(module, engineName).check();
      return module;
    } catch (WasmFormatException e) {
      throw new EngineFailureException("not a valid module: " + e.getMessage(), e);
    }
  }

  private void check() {
    module.memoryTypes().forEach(this::checkMemory);
    module.tableTypes().forEach(this::checkTable);
    module.types().forEach(this::checkDefinition);
    module.globalTypes().forEach(type -> checkValType(type.valueType()));
    module.funcs().forEach(this::checkBody);
  }

  private void checkMemory(MemoryType type) {
    if (type.addressType() == AddressType.I64) {
      throw unsupported(Feature.MEMORY64.text());
    }
    if (type.shared()) {
      throw unsupported(Feature.THREADS.text());
    }
    if (type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
      throw unsupported(Feature.CUSTOM_PAGE_SIZES.text());
    }
    if (type.limits().min() > ChicoryMemory.MAX_PAGES) {
      throw unsupported("memories of 2 GiB or more");
    }
  }

  private void checkTable(TableType type) {
    if (type.addressType() == AddressType.I64) {
      throw unsupported(Feature.MEMORY64.text());
    }
    checkValType(type.elementType());
  }

  private void checkDefinition(SubType type) {
    if (type.compType() instanceof CompType.Func func && type.isFinal()) {
      checkType(func.type());
    } else {
      throw unsupported(Feature.GC.text());
    }
  }

  private void checkType(FuncType type) {
    checkValTypes(type.params());
    checkValTypes(type.results());
  }

  private void checkValTypes(List<ValType> types) {
    types.forEach(this::checkValType);
  }

  private void checkValType(ValType type) {
    if (type == VecType.V128) {
      throw unsupported(Feature.SIMD.text());
    }
    if (type instanceof RefType ref && isOfTheGuestsOwnData(ref.heapType())) {
      throw unsupported(Feature.GC.text());
    }
  }

  private static boolean isOfTheGuestsOwnData(HeapType type) {
    return type instanceof AbstractHeapType abstractType
        && switch (abstractType) {
          case ANY, EQ, I31, STRUCT, ARRAY, NONE -> true;
          case FUNC, NOFUNC, EXTERN, NOEXTERN, EXN, NOEXN -> false;
        };
  }

  private void checkBody(Func func) {
    WasmReader reader = new WasmReader(func.body());
    for (long left = reader.readU32AsLong(); left > 0; left--) {
      reader.readU32();
      checkValType(TypeReader.readValType(reader));
    }
    while (reader.hasMore()) {
      checkInstruction(reader);
    }
  }

  private void checkInstruction(WasmReader reader) {
    Opcode opcode = Opcode.read(reader);
    Feature feature = opcode.feature();
    if (feature != null && UNSUPPORTED.contains(feature)) {
      throw unsupported(feature.text());
    }
    int start = reader.position();
    if (WITH_BLOCK_TYPE.contains(opcode.immediates())) {
      checkBlockType(reader.readS33());
      reader.moveTo(start);
    }
    opcode.immediates().skip(reader);
  }

  /**
   * Chicory leaves operands of the block on the stack when a branch leaves a block that has
   * parameters, and its compiler fails for some of them. It takes a type index for the empty block
   * type or a value type whose byte is the same number.
   */
  private void checkBlockType(long typeIndex) {
    if (typeIndex < 0) {
      return;
    }
    if (!module.funcType((int) typeIndex).params().isEmpty()) {
      throw unsupported("blocks with parameters");
    }
    if (typeIndex == 0x40 || typeIndex >= 0x63 && typeIndex <= 0x7F) {
      throw unsupported("blocks of type " + typeIndex);
    }
  }

  private UnsupportedByEngineException unsupported(String feature) {
    return new UnsupportedByEngineException(engineName, feature);
  }
}
