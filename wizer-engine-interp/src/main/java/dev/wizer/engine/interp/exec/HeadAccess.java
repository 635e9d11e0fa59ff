package dev.wizer.engine.interp.exec;

import static dev.wizer.engine.interp.runtime.LittleEndian.getInt;
import static dev.wizer.engine.interp.runtime.LittleEndian.getLong;
import static dev.wizer.engine.interp.runtime.LittleEndian.getShort;
import static dev.wizer.engine.interp.runtime.LittleEndian.putInt;
import static dev.wizer.engine.interp.runtime.LittleEndian.putLong;
import static dev.wizer.engine.interp.runtime.LittleEndian.putShort;

import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.runtime.LinearMemory;

/**
 * Loads and stores of compiled code, which inlines them: HotSpot's quick compiler does that with
 * methods of up to 35 bytes, so they are written to be short. They reach the head of a memory; what
 * is beyond is done by {@link MemoryAccess}, which also traps.
 *
 * <p>Parameters are the head, the length of what belongs to the memory, the base, the offset (which
 * becomes the index), and the memory.
 */
public final class HeadAccess {

  private HeadAccess() {}

  public static int load8U(byte[] head, int limit, int base, int index, LinearMemory memory) {
    index += base;
    if ((base | index | limit - 1 - index) < 0) {
      return farLoad8U(memory, base, index);
    }
    return head[index] & 0xFF;
  }

  private static int farLoad8U(LinearMemory memory, int base, int index) {
    return (int) MemoryAccess.load(memory, 0x2D, base, index - base);
  }

  public static int load8S(byte[] head, int limit, int base, int index, LinearMemory memory) {
    index += base;
    if ((base | index | limit - 1 - index) < 0) {
      return farLoad8S(memory, base, index);
    }
    return head[index];
  }

  private static int farLoad8S(LinearMemory memory, int base, int index) {
    return (int) MemoryAccess.load(memory, 0x2C, base, index - base);
  }

  public static int load16U(byte[] head, int limit, int base, int index, LinearMemory memory) {
    index += base;
    if ((base | index | limit - 2 - index) < 0) {
      return farLoad16U(memory, base, index);
    }
    return getShort(head, index) & 0xFFFF;
  }

  private static int farLoad16U(LinearMemory memory, int base, int index) {
    return (int) MemoryAccess.load(memory, 0x2F, base, index - base);
  }

  public static int load16S(byte[] head, int limit, int base, int index, LinearMemory memory) {
    index += base;
    if ((base | index | limit - 2 - index) < 0) {
      return farLoad16S(memory, base, index);
    }
    return getShort(head, index);
  }

  private static int farLoad16S(LinearMemory memory, int base, int index) {
    return (int) MemoryAccess.load(memory, 0x2E, base, index - base);
  }

  public static int load32(byte[] head, int limit, int base, int index, LinearMemory memory) {
    index += base;
    if ((base | index | limit - 4 - index) < 0) {
      return farLoad32(memory, base, index);
    }
    return getInt(head, index);
  }

  private static int farLoad32(LinearMemory memory, int base, int index) {
    return (int) MemoryAccess.load(memory, 0x28, base, index - base);
  }

  public static long load64(byte[] head, int limit, int base, int index, LinearMemory memory) {
    index += base;
    if ((base | index | limit - 8 - index) < 0) {
      return farLoad64(memory, base, index);
    }
    return getLong(head, index);
  }

  private static long farLoad64(LinearMemory memory, int base, int index) {
    return MemoryAccess.load(memory, 0x29, base, index - base);
  }

  public static void store8(
      byte[] head, int limit, int base, int index, int value, LinearMemory memory) {
    index += base;
    if ((base | index | limit - 1 - index) < 0) {
      farStore8(memory, base, index, value);
      return;
    }
    head[index] = (byte) value;
  }

  private static void farStore8(LinearMemory memory, int base, int index, int value) {
    MemoryAccess.store(memory, 0x3A, base, index - base, value);
  }

  public static void store16(
      byte[] head, int limit, int base, int index, int value, LinearMemory memory) {
    index += base;
    if ((base | index | limit - 2 - index) < 0) {
      farStore16(memory, base, index, value);
      return;
    }
    putShort(head, index, (short) value);
  }

  private static void farStore16(LinearMemory memory, int base, int index, int value) {
    MemoryAccess.store(memory, 0x3B, base, index - base, value);
  }

  public static void store32(
      byte[] head, int limit, int base, int index, int value, LinearMemory memory) {
    index += base;
    if ((base | index | limit - 4 - index) < 0) {
      farStore32(memory, base, index, value);
      return;
    }
    putInt(head, index, value);
  }

  private static void farStore32(LinearMemory memory, int base, int index, int value) {
    MemoryAccess.store(memory, 0x36, base, index - base, value);
  }

  public static void store64(
      byte[] head, int limit, int base, int index, long value, LinearMemory memory) {
    index += base;
    if ((base | index | limit - 8 - index) < 0) {
      farStore64(memory, base, index, value);
      return;
    }
    putLong(head, index, value);
  }

  private static void farStore64(LinearMemory memory, int base, int index, long value) {
    MemoryAccess.store(memory, 0x37, base, index - base, value);
  }

  /**
   * A load from a memory with 64-bit addresses.
   *
   * @param op its operation
   * @param folded the base in the form of {@link FoldedAddress}
   */
  public static long loadFolded(int op, long folded, int offset, LinearMemory memory) {
    long base = FoldedAddress.unfold(folded);
    return MemoryAccess.load(memory, loadOpcode(op), base, offset);
  }

  /** A store to a memory with 64-bit addresses. */
  public static void storeFolded(int op, long folded, int offset, long value, LinearMemory memory) {
    long base = FoldedAddress.unfold(folded);
    MemoryAccess.store(memory, storeOpcode(op), base, offset, value);
  }

  private static int loadOpcode(int op) {
    return switch (op) {
      case IrOpcode.LOAD8_U, IrOpcode.LOAD8_U_W -> 0x2D;
      case IrOpcode.LOAD8_S -> 0x2C;
      case IrOpcode.LOAD16_U -> 0x2F;
      case IrOpcode.LOAD16_S -> 0x2E;
      case IrOpcode.LOAD32_U -> 0x35;
      case IrOpcode.LOAD64, IrOpcode.LOAD64_W -> 0x29;
      default -> 0x28;
    };
  }

  private static int storeOpcode(int op) {
    return switch (op) {
      case IrOpcode.STORE8, IrOpcode.STORE8_W, IrOpcode.STORE8_I -> 0x3A;
      case IrOpcode.STORE16, IrOpcode.STORE16_I -> 0x3B;
      case IrOpcode.STORE64, IrOpcode.STORE64_W, IrOpcode.STORE64_I -> 0x37;
      default -> 0x36;
    };
  }
}
