package dev.wizer.engine.interp.exec;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.interp.runtime.LinearMemory;

/** The instructions on ranges of memories, with operands that are no slots. */
public final class BulkMemory {

  private static final long LOW_HALF = 0xFFFFFFFFL;

  private BulkMemory() {}

  /**
   * Executes {@code memory.copy} between memories with 32-bit addresses. Used by compiled code.
   *
   * @param address where to write, unsigned
   * @param from where to read, unsigned
   * @param count how many bytes, unsigned
   */
  public static void copy(
      int address, int from, int count, LinearMemory target, LinearMemory source) {
    copy(target, address & LOW_HALF, source, from & LOW_HALF, count & LOW_HALF);
  }

  /**
   * Executes {@code memory.fill} of a memory with 32-bit addresses. Used by compiled code.
   *
   * @param address where to write, unsigned
   * @param value the byte, in the low bits
   * @param count how many bytes, unsigned
   */
  public static void fill(int address, int value, int count, LinearMemory memory) {
    fill(memory, address & LOW_HALF, (byte) value, count & LOW_HALF);
  }

  static void copy(LinearMemory target, long address, LinearMemory source, long from, long count) {
    if (!target.contains(address, count) || !source.contains(from, count)) {
      throw outOfBounds();
    }
    target.copy(address, source, from, count);
  }

  static void fill(LinearMemory memory, long address, byte value, long count) {
    if (!memory.contains(address, count)) {
      throw outOfBounds();
    }
    memory.fill(address, value, count);
  }

  static TrapException outOfBounds() {
    return new TrapException(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
  }
}
