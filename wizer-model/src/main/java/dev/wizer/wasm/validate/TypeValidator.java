package dev.wizer.wasm.validate;

import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.VecType;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.module.GlobalType;
import dev.wizer.wasm.module.Limits;
import dev.wizer.wasm.module.MemoryType;
import dev.wizer.wasm.module.TableType;

/**
 * Validates types other than function types.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/types.html">Types</a>
 */
final class TypeValidator {

  private static final long MAX_TABLE_INDEX = 0xFFFF_FFFFL;

  private TypeValidator() {}

  static void checkValType(Context context, ValType type, int offset) {
    if (!isEnabled(context, type)) {
      throw Context.disabled(
          type instanceof RefType ? Feature.REFERENCE_TYPES : Feature.SIMD, offset);
    }
  }

  static boolean isEnabled(Context context, ValType type) {
    if (type instanceof RefType) {
      return context.has(Feature.REFERENCE_TYPES);
    }
    return type != VecType.V128 || context.has(Feature.SIMD);
  }

  static void checkGlobalType(Context context, GlobalType type, int offset) {
    checkValType(context, type.valueType(), offset);
  }

  static void checkTableType(Context context, TableType type, int offset) {
    // Tables of functions were there before reference types.
    if (TypeCode.of(type.elementType()) != TypeCode.FUNCREF) {
      checkValType(context, type.elementType(), offset);
    }
    if (type.limits().max().orElse(0) > MAX_TABLE_INDEX) {
      throw new InvalidModuleException("table size must be at most 2^32-1 elements", offset);
    }
    checkOrder(type.limits(), offset);
    if (type.limits().min() > WasmLimits.MAX_TABLE_ELEMENTS) {
      throw new InvalidModuleException(
          "table size must be at most " + WasmLimits.MAX_TABLE_ELEMENTS + " elements", offset);
    }
  }

  static void checkMemoryType(MemoryType type, int offset) {
    Limits limits = type.limits();
    if (limits.min() > WasmLimits.MAX_MEMORY_PAGES
        || limits.max().orElse(0) > WasmLimits.MAX_MEMORY_PAGES) {
      throw new InvalidModuleException("memory size must be at most 65536 pages (4GiB)", offset);
    }
    checkOrder(limits, offset);
  }

  private static void checkOrder(Limits limits, int offset) {
    if (limits.max().isPresent() && limits.min() > limits.max().getAsLong()) {
      throw new InvalidModuleException(
          "size minimum must not be greater than maximum: "
              + limits.min()
              + " and "
              + limits.max().getAsLong(),
          offset);
    }
  }
}
