package dev.wizer.engine.interp.exec;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.interp.runtime.LinearMemory;
import dev.wizer.wasm.binary.AtomicOpcodes;

/**
 * The atomic instructions, by their numbers. Each has the memory's monitor while it reads and
 * writes, so none sees another half done.
 *
 * @see <a href="https://github.com/WebAssembly/threads">Threads</a>
 */
final class AtomicOperations {

  /** From here on there are seven of each kind, in the order of {@link #WIDTHS}. */
  private static final int FIRST_ACCESS = AtomicOpcodes.I32_ATOMIC_LOAD;

  /** Of i32 and i64: all their bytes, then 1 and 2 of an i32, then 1, 2 and 4 of an i64. */
  private static final int[] WIDTHS = {4, 8, 1, 2, 1, 2, 4};

  private static final int LOAD = 0;
  private static final int STORE = 1;
  private static final int ADD = 2;
  private static final int SUB = 3;
  private static final int AND = 4;
  private static final int OR = 5;
  private static final int XOR = 6;
  private static final int EXCHANGE = 7;
  private static final int COMPARE_EXCHANGE = 8;

  private static final long OK = 0;
  private static final long NOT_EQUAL = 1;
  private static final long TIMED_OUT = 2;

  private AtomicOperations() {}

  /**
   * Executes an instruction and gives its result, if it has one.
   *
   * @param base the operand that is the address, with {@code offset} to be added
   * @param b its second operand
   * @param c its third operand
   */
  static long execute(LinearMemory memory, int number, long base, int offset, long b, long c) {
    return switch (number) {
      case AtomicOpcodes.MEMORY_ATOMIC_NOTIFY ->
          notify(memory, address(memory, base, offset, 4), b & 0xFFFFFFFFL);
      case AtomicOpcodes.MEMORY_ATOMIC_WAIT32 ->
          await(memory, address(memory, base, offset, 4), 4, b & 0xFFFFFFFFL, c);
      case AtomicOpcodes.MEMORY_ATOMIC_WAIT64 ->
          await(memory, address(memory, base, offset, 8), 8, b, c);
      default -> access(memory, number - FIRST_ACCESS, base, offset, b, c);
    };
  }

  private static long address(LinearMemory memory, long base, int offset, int width) {
    long address = MemoryAccess.address(memory, base, offset, width);
    if ((address & width - 1) != 0) {
      throw new TrapException(TrapKind.UNALIGNED_ATOMIC);
    }
    return address;
  }

  private static long access(
      LinearMemory memory, int number, long base, int offset, long b, long c) {
    int kind = number / WIDTHS.length;
    int form = number % WIDTHS.length;
    int width = WIDTHS[form];
    long address = address(memory, base, offset, width);
    long old;
    synchronized (memory) {
      old = read(memory, address, width);
      // What is compared is all of the i32 or i64: the expected value is not cut to the width.
      long expected = form == 1 || form > 3 ? b : b & 0xFFFFFFFFL;
      if (kind != LOAD && (kind != COMPARE_EXCHANGE || old == expected)) {
        write(memory, address, width, replacement(kind, old, b, c));
      }
    }
    return form == 0 ? (int) old : old;
  }

  private static long replacement(int kind, long old, long b, long c) {
    return switch (kind) {
      case STORE, EXCHANGE -> b;
      case ADD -> old + b;
      case SUB -> old - b;
      case AND -> old & b;
      case OR -> old | b;
      case XOR -> old ^ b;
      case COMPARE_EXCHANGE -> c;
      default -> throw new AssertionError(kind);
    };
  }

  /** An unsigned number of {@code width} bytes. */
  private static long read(LinearMemory memory, long address, int width) {
    return switch (width) {
      case 1 -> MemoryNumbers.getByte(memory, address) & 0xFF;
      case 2 -> MemoryNumbers.getShort(memory, address) & 0xFFFF;
      case 4 -> MemoryNumbers.getInt(memory, address) & 0xFFFFFFFFL;
      default -> MemoryNumbers.getLong(memory, address);
    };
  }

  private static void write(LinearMemory memory, long address, int width, long value) {
    switch (width) {
      case 1 -> MemoryNumbers.putByte(memory, address, (byte) value);
      case 2 -> MemoryNumbers.putShort(memory, address, (short) value);
      case 4 -> MemoryNumbers.putInt(memory, address, (int) value);
      default -> MemoryNumbers.putLong(memory, address, value);
    }
  }

  private static long notify(LinearMemory memory, long address, long count) {
    synchronized (memory) {
      return memory.isShared() ? memory.waitQueue().wake(address, count) : 0;
    }
  }

  private static long await(
      LinearMemory memory, long address, int width, long expected, long nanoseconds) {
    if (!memory.isShared()) {
      throw new TrapException(TrapKind.EXPECTED_SHARED_MEMORY);
    }
    synchronized (memory) {
      if (read(memory, address, width) != expected) {
        return NOT_EQUAL;
      }
      if (nanoseconds < 0 && !memory.isUsedElsewhere()) {
        throw TrapException.host(
            "atomic wait would block forever: no other thread shares the memory");
      }
      try {
        return memory.waitQueue().await(address, nanoseconds) ? OK : TIMED_OUT;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw TrapException.host("atomic wait was interrupted");
      }
    }
  }
}
