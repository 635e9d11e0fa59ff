package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmWriter;

/**
 * Parses the limits of tables and memories, and what stands around them.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/types.html#limits">Limits</a>
 */
final class LimitsParser {

  private final Cursor cursor;

  LimitsParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /**
   * A table's or memory's limits.
   *
   * @param is64 whether its addresses have 64 bits
   * @param min the least size
   * @param max the greatest size, or null
   * @param shared whether threads share it
   * @param pageSizeLog the exponent of the power of two that is its page size, or -1 for the usual
   */
  record Limits(boolean is64, long min, Long max, boolean shared, int pageSizeLog) {

    private static final int HAS_MAX = 1;
    private static final int SHARED = 2;
    private static final int IS_64 = 4;
    private static final int HAS_PAGE_SIZE = 8;

    /** {@return limits that allow exactly {@code size}} */
    static Limits exactly(boolean is64, long size, int pageSizeLog) {
      return new Limits(is64, size, size, false, pageSizeLog);
    }

    void write(WasmWriter writer) {
      writer.writeByte(
          (max != null ? HAS_MAX : 0)
              | (shared ? SHARED : 0)
              | (is64 ? IS_64 : 0)
              | (pageSizeLog >= 0 ? HAS_PAGE_SIZE : 0));
      writer.writeU64(min);
      if (max != null) {
        writer.writeU64(max);
      }
      if (pageSizeLog >= 0) {
        writer.writeU32(pageSizeLog);
      }
    }
  }

  /** Moves past a type of addresses if one comes next, and tells whether they have 64 bits. */
  boolean parseIs64() {
    boolean is64 = cursor.takeKeyword("i64");
    if (!is64) {
      cursor.takeKeyword("i32");
    }
    return is64;
  }

  Limits parseTable() {
    boolean is64 = parseIs64();
    return new Limits(is64, cursor.u64(), optionalMax(), false, -1);
  }

  Limits parseMemory() {
    boolean is64 = parseIs64();
    long min = cursor.u64();
    Long max = optionalMax();
    boolean shared = cursor.takeKeyword("shared");
    return new Limits(is64, min, max, shared, parsePageSizeLog());
  }

  private Long optionalMax() {
    return cursor.is(TokenKind.NAT) ? cursor.u64() : null;
  }

  /** {@return the exponent of the page size that comes next, or -1} */
  int parsePageSizeLog() {
    if (!cursor.takeOpen("pagesize")) {
      return -1;
    }
    int token = cursor.position();
    int pageSize = cursor.u32();
    if (Integer.bitCount(pageSize) != 1) {
      throw cursor.tokens().error(token, "invalid custom page size");
    }
    cursor.close();
    return Integer.numberOfTrailingZeros(pageSize);
  }

  /** {@return how many pages hold {@code lengthInBytes}} */
  static long pages(long lengthInBytes, int pageSizeLog) {
    long pageSize = pageSizeLog < 0 ? WasmLimits.PAGE_SIZE : 1L << pageSizeLog;
    return (lengthInBytes + pageSize - 1) / pageSize;
  }
}
