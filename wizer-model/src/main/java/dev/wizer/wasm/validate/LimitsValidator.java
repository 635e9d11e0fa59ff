package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.module.AddressType;
import dev.wizer.wasm.module.Limits;
import dev.wizer.wasm.module.MemoryType;
import dev.wizer.wasm.module.TableType;

/**
 * Validates the sizes that memories and tables may have.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/types.html#limits">Limits</a>
 */
final class LimitsValidator {

  private static final long MAX_U32 = 0xFFFF_FFFFL;

  /** As an unsigned number, the largest one. */
  private static final long MAX_U64 = -1;

  private LimitsValidator() {}

  static void checkTable(TableType type, int offset) {
    Limits limits = type.limits();
    if (type.addressType() == AddressType.I32) {
      checkBound(limits, MAX_U32, "table size must be at most 2^32-1 elements", offset);
    }
    checkOrder(limits, offset);
  }

  static void checkMemory(MemoryType type, int offset) {
    int pageSizeLog2 = type.pageSizeLog2();
    if (pageSizeLog2 != 0 && pageSizeLog2 != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
      throw new InvalidModuleException(
          "invalid custom page size: 2^" + pageSizeLog2 + " bytes", offset);
    }
    checkBound(type.limits(), maxPages(type), memoryProblem(type), offset);
    checkOrder(type.limits(), offset);
    if (type.shared() && type.limits().max().isEmpty()) {
      throw new InvalidModuleException("shared memory must have maximum", offset);
    }
  }

  /** Pages of one byte can't fill the address space: their number would not be an address. */
  private static long maxPages(MemoryType type) {
    boolean wide = type.addressType() == AddressType.I64;
    if (type.pageSizeLog2() == 0) {
      return wide ? MAX_U64 : MAX_U32;
    }
    return 1L << (wide ? Long.SIZE : Integer.SIZE) - type.pageSizeLog2();
  }

  private static String memoryProblem(MemoryType type) {
    boolean wide = type.addressType() == AddressType.I64;
    if (type.pageSizeLog2() == 0) {
      return "memory size must be at most 2^" + (wide ? 64 : 32) + "-1 pages of 1 byte";
    }
    return wide
        ? "memory size must be at most 2^48 pages (256TiB)"
        : "memory size must be at most 65536 pages (4GiB)";
  }

  private static void checkBound(Limits limits, long bound, String problem, int offset) {
    if (Long.compareUnsigned(limits.min(), bound) > 0
        || Long.compareUnsigned(limits.max().orElse(0), bound) > 0) {
      throw new InvalidModuleException(problem, offset);
    }
  }

  private static void checkOrder(Limits limits, int offset) {
    if (limits.max().isPresent()
        && Long.compareUnsigned(limits.min(), limits.max().getAsLong()) > 0) {
      throw new InvalidModuleException(
          "size minimum must not be greater than maximum: "
              + Long.toUnsignedString(limits.min())
              + " and "
              + Long.toUnsignedString(limits.max().getAsLong()),
          offset);
    }
  }
}
