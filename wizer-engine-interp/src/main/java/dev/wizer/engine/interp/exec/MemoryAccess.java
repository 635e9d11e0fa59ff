package dev.wizer.engine.interp.exec;

import static dev.wizer.engine.interp.exec.MemoryNumbers.getByte;
import static dev.wizer.engine.interp.exec.MemoryNumbers.getInt;
import static dev.wizer.engine.interp.exec.MemoryNumbers.getLong;
import static dev.wizer.engine.interp.exec.MemoryNumbers.getShort;
import static dev.wizer.engine.interp.exec.MemoryNumbers.putByte;
import static dev.wizer.engine.interp.exec.MemoryNumbers.putInt;
import static dev.wizer.engine.interp.exec.MemoryNumbers.putLong;
import static dev.wizer.engine.interp.exec.MemoryNumbers.putShort;
import static dev.wizer.wasm.binary.WasmOpcodes.*;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.num.Vectors;
import dev.wizer.engine.interp.runtime.LinearMemory;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.VectorOpcodes;

/**
 * Loads and stores of any width, offset and memory: those that the interpreter's own switch does
 * not do, vectors among them.
 */
final class MemoryAccess {

  /** By the exponent of a width, the opcodes of scalar loads and stores. */
  private static final int[] UNSIGNED_LOADS = {I32_LOAD8_U, I32_LOAD16_U, I64_LOAD32_U, I64_LOAD};

  private static final int[] LANE_STORES = {I32_STORE8, I32_STORE16, I32_STORE, I64_STORE};

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
      case I32_LOAD, F32_LOAD, I64_LOAD32_S -> getInt(memory, address(memory, base, offset, 4));
      case I64_LOAD, F64_LOAD -> getLong(memory, address(memory, base, offset, 8));
      case I32_LOAD8_S, I64_LOAD8_S -> getByte(memory, address(memory, base, offset, 1));
      case I32_LOAD8_U, I64_LOAD8_U -> getByte(memory, address(memory, base, offset, 1)) & 0xFF;
      case I32_LOAD16_S, I64_LOAD16_S -> getShort(memory, address(memory, base, offset, 2));
      case I32_LOAD16_U, I64_LOAD16_U ->
          getShort(memory, address(memory, base, offset, 2)) & 0xFFFF;
      case I64_LOAD32_U -> getInt(memory, address(memory, base, offset, 4)) & 0xFFFFFFFFL;
      default -> throw new AssertionError(opcode);
    };
  }

  /** A store of a scalar or a vector, by its WebAssembly opcode. */
  static void store(LinearMemory memory, int opcode, long base, int offset, long[] s, int b) {
    if (opcode == (IrOpcode.VECTOR_ACCESS | VectorOpcodes.V128_STORE)) {
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
      case I32_STORE, F32_STORE, I64_STORE32 ->
          putInt(memory, address(memory, base, offset, 4), (int) value);
      case I64_STORE, F64_STORE -> putLong(memory, address(memory, base, offset, 8), value);
      case I32_STORE8, I64_STORE8 ->
          putByte(memory, address(memory, base, offset, 1), (byte) value);
      case I32_STORE16, I64_STORE16 ->
          putShort(memory, address(memory, base, offset, 2), (short) value);
      default -> throw new AssertionError(opcode);
    }
  }

  /** A load of a vector, by its number. */
  static void loadVector(LinearMemory memory, int number, long base, int offset, long[] s, int d) {
    if (number == VectorOpcodes.V128_LOAD) {
      long at = address(memory, base, offset, 16);
      s[d] = getLong(memory, at);
      s[d + 1] = getLong(memory, at + 8);
    } else {
      int exponent = Opcode.ofPrefixed(Opcode.PREFIX_FD, number).naturalAlignment();
      Vectors.load(number, load(memory, UNSIGNED_LOADS[exponent], base, offset), s, d);
    }
  }

  /** A load into a lane, by its number: the other lanes are those of the vector in {@code b}. */
  static void loadLane(
      LinearMemory memory, int number, long base, int offset, int lane, long[] s, int d, int b) {
    int exponent = number - VectorOpcodes.V128_LOAD8_LANE;
    long value = load(memory, UNSIGNED_LOADS[exponent], base, offset);
    Vectors.replaceLane(Byte.SIZE << exponent, value, s, d, b, lane);
  }

  /** A store of a lane, by its number. */
  static void storeLane(
      LinearMemory memory, int number, long base, int offset, int lane, long[] s, int b) {
    int exponent = number - VectorOpcodes.V128_STORE8_LANE;
    long value = Vectors.extractLane(Byte.SIZE << exponent, s, b, lane);
    store(memory, LANE_STORES[exponent], base, offset, value);
  }
}
