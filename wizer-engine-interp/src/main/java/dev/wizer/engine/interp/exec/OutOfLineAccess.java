package dev.wizer.engine.interp.exec;

import static dev.wizer.engine.interp.exec.MemoryNumbers.getByte;
import static dev.wizer.engine.interp.exec.MemoryNumbers.getInt;
import static dev.wizer.engine.interp.exec.MemoryNumbers.getLong;
import static dev.wizer.engine.interp.exec.MemoryNumbers.getShort;
import static dev.wizer.engine.interp.exec.MemoryNumbers.putByte;
import static dev.wizer.engine.interp.exec.MemoryNumbers.putInt;
import static dev.wizer.engine.interp.exec.MemoryNumbers.putLong;
import static dev.wizer.engine.interp.exec.MemoryNumbers.putShort;
import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.runtime.LinearMemory;

/**
 * The interpreter's own loads and stores, for addresses beyond a memory's head.
 *
 * <p>The interpreter finds out by the exception that an index out of bounds gives. That is slow, so
 * the operation becomes its out-of-line form, where it stands in the code: only those that do reach
 * beyond the head get slower, and each takes one exception.
 */
final class OutOfLineAccess {

  private OutOfLineAccess() {}

  /**
   * Executes an operation for which the interpreter's own has found an index out of bounds, and
   * gives the position after it.
   *
   * @throws dev.wizer.engine.TrapException if it is out of the memory's bounds
   */
  static int retry(int[] code, int pc, long[] s, int fp, LinearMemory memory) {
    int op = IrOpcode.opcode(code[pc]);
    int next = execute(op, code, pc, s, fp, memory);
    if (memory.hasTail()) {
      code[pc] += FIRST_OUT_OF_LINE;
      memory.reachBySurprise();
    }
    return next;
  }

  /**
   * Executes an operation that has been put out of line, and gives the position after it. If it
   * stays in the head, which can have become longer, it is put in line again.
   *
   * @param op its opcode without {@link IrOpcode#FIRST_OUT_OF_LINE}
   * @throws dev.wizer.engine.TrapException if it is out of the memory's bounds
   */
  static int again(int op, int[] code, int pc, long[] s, int fp, LinearMemory memory) {
    int reached = memory.reached();
    int next = execute(op, code, pc, s, fp, memory);
    if (memory.reached() == reached && !memory.staysBeyondHead()) {
      code[pc] -= FIRST_OUT_OF_LINE;
    }
    return next;
  }

  /**
   * Executes the operation at {@code pc} and gives the position after it.
   *
   * @param op its opcode without {@link IrOpcode#FIRST_OUT_OF_LINE}
   */
  private static int execute(int op, int[] code, int pc, long[] s, int fp, LinearMemory memory) {
    int v = code[pc + 1];
    int d = fp + (code[pc] >>> 16);
    int a = fp + (v & 0xFFFF);
    int offset = v >>> 16;
    switch (op) {
      case LOAD8_U -> s[d] = getByte(memory, at(memory, s[a], offset, 1)) & 0xFF;
      case LOAD8_S -> s[d] = getByte(memory, at(memory, s[a], offset, 1));
      case LOAD16_U -> s[d] = getShort(memory, at(memory, s[a], offset, 2)) & 0xFFFF;
      case LOAD16_S -> s[d] = getShort(memory, at(memory, s[a], offset, 2));
      case LOAD32 -> s[d] = getInt(memory, at(memory, s[a], offset, 4));
      case LOAD32_U -> s[d] = getInt(memory, at(memory, s[a], offset, 4)) & 0xFFFFFFFFL;
      case LOAD64 -> s[d] = getLong(memory, at(memory, s[a], offset, 8));
      case STORE8 -> putByte(memory, at(memory, s[d], offset, 1), (byte) s[a]);
      case STORE16 -> putShort(memory, at(memory, s[d], offset, 2), (short) s[a]);
      case STORE32 -> putInt(memory, at(memory, s[d], offset, 4), (int) s[a]);
      case STORE64 -> putLong(memory, at(memory, s[d], offset, 8), s[a]);
      case STORE8_I -> putByte(memory, at(memory, s[d], offset, 1), (byte) v);
      case STORE16_I -> putShort(memory, at(memory, s[d], offset, 2), (short) v);
      case STORE32_I -> putInt(memory, at(memory, s[d], offset, 4), (short) v);
      case STORE64_I -> putLong(memory, at(memory, s[d], offset, 8), (short) v);
      case LOAD32_AT -> s[d] = getInt(memory, at(memory, 0, v, 4));
      case STORE32_AT -> putInt(memory, at(memory, 0, v, 4), (int) s[d]);
      default -> {
        return executeWide(op, code[pc + 2], s, d, a, memory, pc);
      }
    }
    return pc + 2;
  }

  private static int executeWide(
      int op, int offset, long[] s, int d, int a, LinearMemory memory, int pc) {
    switch (op) {
      case LOAD8_U_W -> s[d] = getByte(memory, at(memory, s[a], offset, 1)) & 0xFF;
      case LOAD32_W -> s[d] = getInt(memory, at(memory, s[a], offset, 4));
      case LOAD64_W -> s[d] = getLong(memory, at(memory, s[a], offset, 8));
      case STORE8_W -> putByte(memory, at(memory, s[d], offset, 1), (byte) s[a]);
      case STORE32_W -> putInt(memory, at(memory, s[d], offset, 4), (int) s[a]);
      case STORE64_W -> putLong(memory, at(memory, s[d], offset, 8), s[a]);
      default -> throw new AssertionError(op);
    }
    return pc + 3;
  }

  private static long at(LinearMemory memory, long operand, int offset, int width) {
    long base = memory.addressMask == -1 ? FoldedAddress.unfold(operand) : operand;
    long address = MemoryAccess.address(memory, base, offset, width);
    // The interpreter looks the head up again.
    memory.settle();
    return address;
  }
}
