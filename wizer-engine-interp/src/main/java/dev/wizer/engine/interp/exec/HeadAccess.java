package dev.wizer.engine.interp.exec;

import static dev.wizer.engine.interp.runtime.LittleEndian.getChar;
import static dev.wizer.engine.interp.runtime.LittleEndian.getInt;
import static dev.wizer.engine.interp.runtime.LittleEndian.getLong;
import static dev.wizer.engine.interp.runtime.LittleEndian.getShort;
import static dev.wizer.engine.interp.runtime.LittleEndian.putInt;
import static dev.wizer.engine.interp.runtime.LittleEndian.putLong;
import static dev.wizer.engine.interp.runtime.LittleEndian.putShort;

import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.runtime.LinearMemory;
import dev.wizer.wasm.binary.WasmOpcodes;

/**
 * Loads and stores of compiled code that it does not do itself: of memories whose head is often
 * left, of memories other than the first, and with offsets beyond the memory. It inlines them:
 * HotSpot's quick compiler does that with methods of up to 35 bytes, so they are written to be
 * short. They reach the head of a memory; what is beyond is done by {@link MemoryAccess}, which
 * also traps.
 *
 * <p>Parameters are the base, the offset (which becomes the index), less than 2 GiB, and the
 * memory. Its head and length are read each time: that is as fast as local variables, which the
 * quick compiler spills, and it knows that what it reads from the field is an array of bytes: of a
 * variable it does not, and tests it.
 */
public final class HeadAccess {

  private HeadAccess() {}

  public static int load8U(int base, int index, LinearMemory memory) {
    index += base;
    if (margin(base, index, 1, memory) < 0) {
      return farLoad8U(base, index, memory);
    }
    return memory.bytes[index] & 0xFF;
  }

  private static int farLoad8U(int base, int index, LinearMemory memory) {
    long offset = offsetInChunk(base, index, 1, memory);
    return offset >= 0
        ? memory.chunks().at(offset)[memory.chunks().index(offset)] & 0xFF
        : (int) MemoryAccess.load(memory, WasmOpcodes.I32_LOAD8_U, base, index - base);
  }

  public static int load8S(int base, int index, LinearMemory memory) {
    index += base;
    if (margin(base, index, 1, memory) < 0) {
      return farLoad8S(base, index, memory);
    }
    return memory.bytes[index];
  }

  private static int farLoad8S(int base, int index, LinearMemory memory) {
    long offset = offsetInChunk(base, index, 1, memory);
    return offset >= 0
        ? memory.chunks().at(offset)[memory.chunks().index(offset)]
        : (int) MemoryAccess.load(memory, WasmOpcodes.I32_LOAD8_S, base, index - base);
  }

  public static int load16U(int base, int index, LinearMemory memory) {
    index += base;
    if (margin(base, index, 2, memory) < 0) {
      return farLoad16U(base, index, memory);
    }
    return getChar(memory.bytes, index);
  }

  private static int farLoad16U(int base, int index, LinearMemory memory) {
    long offset = offsetInChunk(base, index, 2, memory);
    return offset >= 0
        ? getChar(memory.chunks().at(offset), memory.chunks().index(offset))
        : (int) MemoryAccess.load(memory, WasmOpcodes.I32_LOAD16_U, base, index - base);
  }

  public static int load16S(int base, int index, LinearMemory memory) {
    index += base;
    if (margin(base, index, 2, memory) < 0) {
      return farLoad16S(base, index, memory);
    }
    return getShort(memory.bytes, index);
  }

  private static int farLoad16S(int base, int index, LinearMemory memory) {
    long offset = offsetInChunk(base, index, 2, memory);
    return offset >= 0
        ? getShort(memory.chunks().at(offset), memory.chunks().index(offset))
        : (int) MemoryAccess.load(memory, WasmOpcodes.I32_LOAD16_S, base, index - base);
  }

  public static int load32(int base, int index, LinearMemory memory) {
    index += base;
    if (margin(base, index, 4, memory) < 0) {
      return farLoad32(base, index, memory);
    }
    return getInt(memory.bytes, index);
  }

  private static int farLoad32(int base, int index, LinearMemory memory) {
    long offset = offsetInChunk(base, index, 4, memory);
    return offset >= 0
        ? getInt(memory.chunks().at(offset), memory.chunks().index(offset))
        : (int) MemoryAccess.load(memory, WasmOpcodes.I32_LOAD, base, index - base);
  }

  public static long load64(int base, int index, LinearMemory memory) {
    index += base;
    if (margin(base, index, 8, memory) < 0) {
      return farLoad64(base, index, memory);
    }
    return getLong(memory.bytes, index);
  }

  private static long farLoad64(int base, int index, LinearMemory memory) {
    long offset = offsetInChunk(base, index, 8, memory);
    return offset >= 0
        ? getLong(memory.chunks().at(offset), memory.chunks().index(offset))
        : MemoryAccess.load(memory, WasmOpcodes.I64_LOAD, base, index - base);
  }

  public static void store8(int base, int index, LinearMemory memory, int value) {
    index += base;
    if (margin(base, index, 1, memory) < 0) {
      farStore8(base, index, memory, value);
      return;
    }
    memory.bytes[index] = (byte) value;
  }

  private static void farStore8(int base, int index, LinearMemory memory, int value) {
    long offset = offsetInChunk(base, index, 1, memory);
    if (offset >= 0) {
      memory.chunks().at(offset)[memory.chunks().index(offset)] = (byte) value;
    } else {
      MemoryAccess.store(memory, WasmOpcodes.I32_STORE8, base, index - base, value);
    }
  }

  public static void store16(int base, int index, LinearMemory memory, int value) {
    index += base;
    if (margin(base, index, 2, memory) < 0) {
      farStore16(base, index, memory, value);
      return;
    }
    putShort(memory.bytes, index, (short) value);
  }

  private static void farStore16(int base, int index, LinearMemory memory, int value) {
    long offset = offsetInChunk(base, index, 2, memory);
    if (offset >= 0) {
      putShort(memory.chunks().at(offset), memory.chunks().index(offset), (short) value);
    } else {
      MemoryAccess.store(memory, WasmOpcodes.I32_STORE16, base, index - base, value);
    }
  }

  public static void store32(int base, int index, LinearMemory memory, int value) {
    index += base;
    if (margin(base, index, 4, memory) < 0) {
      farStore32(base, index, memory, value);
      return;
    }
    putInt(memory.bytes, index, value);
  }

  private static void farStore32(int base, int index, LinearMemory memory, int value) {
    long offset = offsetInChunk(base, index, 4, memory);
    if (offset >= 0) {
      putInt(memory.chunks().at(offset), memory.chunks().index(offset), value);
    } else {
      MemoryAccess.store(memory, WasmOpcodes.I32_STORE, base, index - base, value);
    }
  }

  public static void store64(int base, int index, LinearMemory memory, long value) {
    index += base;
    if (margin(base, index, 8, memory) < 0) {
      farStore64(base, index, memory, value);
      return;
    }
    putLong(memory.bytes, index, value);
  }

  private static void farStore64(int base, int index, LinearMemory memory, long value) {
    long offset = offsetInChunk(base, index, 8, memory);
    if (offset >= 0) {
      putLong(memory.chunks().at(offset), memory.chunks().index(offset), value);
    } else {
      MemoryAccess.store(memory, WasmOpcodes.I64_STORE, base, index - base, value);
    }
  }

  /** How far beyond the head a number is; negative if it is not in one chunk. */
  private static long offsetInChunk(int base, int index, int width, LinearMemory memory) {
    return memory.offsetInChunk((base & 0xFFFFFFFFL) + (index - base & 0xFFFFFFFFL), width);
  }

  /**
   * Negative if {@code width} bytes at {@code index} are not all in the head. A head that is
   * shorter than {@code width} has no such index: what is left of it, less the index, may wrap
   * around.
   */
  private static int margin(int base, int index, int width, LinearMemory memory) {
    int last = memory.length - width;
    return base | index | last | last - index;
  }

  /**
   * A load from a memory with 64-bit addresses, or with an offset of 2 GiB or more.
   *
   * @param op its operation
   * @param base the base, an unsigned number of as many bits as the memory's addresses have
   */
  public static long loadWide(int op, long base, int offset, LinearMemory memory) {
    return MemoryAccess.load(memory, loadOpcode(op), base, offset);
  }

  /** A store to a memory with 64-bit addresses, or with an offset of 2 GiB or more. */
  public static void storeWide(int op, long base, int offset, long value, LinearMemory memory) {
    MemoryAccess.store(memory, storeOpcode(op), base, offset, value);
  }

  private static int loadOpcode(int op) {
    return switch (op) {
      case IrOpcode.LOAD8_U, IrOpcode.LOAD8_U_W -> WasmOpcodes.I32_LOAD8_U;
      case IrOpcode.LOAD8_S -> WasmOpcodes.I32_LOAD8_S;
      case IrOpcode.LOAD16_U -> WasmOpcodes.I32_LOAD16_U;
      case IrOpcode.LOAD16_S -> WasmOpcodes.I32_LOAD16_S;
      case IrOpcode.LOAD32_U -> WasmOpcodes.I64_LOAD32_U;
      case IrOpcode.LOAD64, IrOpcode.LOAD64_W -> WasmOpcodes.I64_LOAD;
      default -> WasmOpcodes.I32_LOAD;
    };
  }

  private static int storeOpcode(int op) {
    return switch (op) {
      case IrOpcode.STORE8, IrOpcode.STORE8_W, IrOpcode.STORE8_I -> WasmOpcodes.I32_STORE8;
      case IrOpcode.STORE16, IrOpcode.STORE16_I -> WasmOpcodes.I32_STORE16;
      case IrOpcode.STORE64, IrOpcode.STORE64_W, IrOpcode.STORE64_I -> WasmOpcodes.I64_STORE;
      default -> WasmOpcodes.I32_STORE;
    };
  }
}
