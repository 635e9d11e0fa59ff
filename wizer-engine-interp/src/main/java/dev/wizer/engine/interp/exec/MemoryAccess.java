package dev.wizer.engine.interp.exec;

import static dev.wizer.engine.interp.exec.MemoryNumbers.getByte;
import static dev.wizer.engine.interp.exec.MemoryNumbers.getInt;
import static dev.wizer.engine.interp.exec.MemoryNumbers.getLong;
import static dev.wizer.engine.interp.exec.MemoryNumbers.getShort;
import static dev.wizer.engine.interp.exec.MemoryNumbers.putByte;
import static dev.wizer.engine.interp.exec.MemoryNumbers.putInt;
import static dev.wizer.engine.interp.exec.MemoryNumbers.putLong;
import static dev.wizer.engine.interp.exec.MemoryNumbers.putShort;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.runtime.LinearMemory;

/**
 * Loads and stores of any width, offset and memory: those that the interpreter's own switch does
 * not do, vectors among them.
 */
final class MemoryAccess {

  private MemoryAccess() {}

  /**
   * The address of {@code width} bytes, or the trap if they are not all in the memory.
   *
   * @param operand the slot with the base address, of which a 32-bit one is the low half
   * @param offset an unsigned number
   */
  static long address(LinearMemory memory, long operand, int offset, int width) {
    long base = operand & memory.addressMask;
    long unsignedOffset = offset & 0xFFFFFFFFL;
    // A base of 2^63 or more is negative.
    if (base < 0 || base > memory.lengthInBytes() - width - unsignedOffset) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
    long address = base + unsignedOffset;
    memory.note(address);
    return address;
  }

  /** A load of a scalar, by its WebAssembly opcode. */
  static long load(LinearMemory memory, int opcode, long base, int offset) {
    return switch (opcode) {
      case 0x28, 0x2A, 0x34 -> getInt(memory, address(memory, base, offset, 4));
      case 0x29, 0x2B -> getLong(memory, address(memory, base, offset, 8));
      case 0x2C, 0x30 -> getByte(memory, address(memory, base, offset, 1));
      case 0x2D, 0x31 -> getByte(memory, address(memory, base, offset, 1)) & 0xFF;
      case 0x2E, 0x32 -> getShort(memory, address(memory, base, offset, 2));
      case 0x2F, 0x33 -> getShort(memory, address(memory, base, offset, 2)) & 0xFFFF;
      case 0x35 -> getInt(memory, address(memory, base, offset, 4)) & 0xFFFFFFFFL;
      default -> throw new AssertionError(opcode);
    };
  }

  /** A store of a scalar or a vector, by its WebAssembly opcode. */
  static void store(LinearMemory memory, int opcode, long base, int offset, long[] s, int b) {
    if (opcode == (IrOpcode.VECTOR_ACCESS | 11)) {
      long at = address(memory, base, offset, 16);
      putLong(memory, at, s[b]);
      putLong(memory, at + 8, s[b + 1]);
    } else {
      store(memory, opcode, base, offset, s[b]);
    }
  }

  /** A store of a scalar, by its WebAssembly opcode. */
  static void store(LinearMemory memory, int opcode, long base, int offset, long value) {
    switch (opcode) {
      case 0x36, 0x38, 0x3E -> putInt(memory, address(memory, base, offset, 4), (int) value);
      case 0x37, 0x39 -> putLong(memory, address(memory, base, offset, 8), value);
      case 0x3A, 0x3C -> putByte(memory, address(memory, base, offset, 1), (byte) value);
      case 0x3B, 0x3D -> putShort(memory, address(memory, base, offset, 2), (short) value);
      default -> throw new AssertionError(opcode);
    }
  }

  /** A load of a vector, by its number. */
  static void loadVector(LinearMemory memory, int number, long base, int offset, long[] s, int d) {
    if (number == 0) {
      long at = address(memory, base, offset, 16);
      s[d] = getLong(memory, at);
      s[d + 1] = getLong(memory, at + 8);
    } else if (number <= 6) {
      long packed = load(memory, 0x29, base, offset);
      s[d] = extend(number, packed);
      s[d + 1] = extend(number, packed >>> 32);
    } else if (number <= 10) {
      long value = splat(memory, number, base, offset);
      s[d] = value;
      s[d + 1] = value;
    } else {
      s[d] = load(memory, number == 92 ? 0x35 : 0x29, base, offset);
      s[d + 1] = 0;
    }
  }

  /** Widens the lanes in the low 32 bits to the double width. */
  private static long extend(int number, long packed) {
    int laneBits = number <= 2 ? 8 : number <= 4 ? 16 : 32;
    boolean signed = (number & 1) == 1;
    long laneMask = -1L >>> 64 - 2 * laneBits;
    long result = 0;
    for (int shift = 0; shift < 32; shift += laneBits) {
      long top = packed << 64 - laneBits - shift;
      long lane = signed ? top >> 64 - laneBits : top >>> 64 - laneBits;
      result |= (lane & laneMask) << 2 * shift;
    }
    return result;
  }

  private static long splat(LinearMemory memory, int number, long base, int offset) {
    return switch (number) {
      case 7 -> load(memory, 0x2D, base, offset) * 0x0101010101010101L;
      case 8 -> load(memory, 0x2F, base, offset) * 0x0001000100010001L;
      case 9 -> load(memory, 0x35, base, offset) * 0x0000000100000001L;
      default -> load(memory, 0x29, base, offset);
    };
  }

  /** A load into a lane, by its number: the other lanes are those of the vector in {@code b}. */
  static void loadLane(
      LinearMemory memory, int number, long base, int offset, int lane, long[] s, int d, int b) {
    int width = 1 << number - 84;
    long value = load(memory, LANE_LOADS[number - 84], base, offset);
    long low = s[b];
    long high = s[b + 1];
    int bit = lane * width * 8;
    long mask = -1L >>> 64 - 8 * width;
    if (bit < 64) {
      low = low & ~(mask << bit) | (value & mask) << bit;
    } else {
      high = high & ~(mask << bit) | (value & mask) << bit;
    }
    s[d] = low;
    s[d + 1] = high;
  }

  private static final int[] LANE_LOADS = {0x2D, 0x2F, 0x35, 0x29};
  private static final int[] LANE_STORES = {0x3A, 0x3B, 0x36, 0x37};

  /** A store of a lane, by its number. */
  static void storeLane(
      LinearMemory memory, int number, long base, int offset, int lane, long[] s, int b) {
    int width = 1 << number - 88;
    int bit = lane * width * 8;
    long[] value = {s[bit < 64 ? b : b + 1] >>> bit};
    store(memory, LANE_STORES[number - 88], base, offset, value, 0);
  }
}
