package dev.wizer.engine.interp.exec;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.interp.num.VectorInterpreter;
import dev.wizer.engine.interp.runtime.LinearMemory;
import dev.wizer.engine.interp.runtime.Store;

/**
 * Operations on vectors, unusual accesses to memory, and moves of several slots: all that needs
 * neither the interpreter's state nor speed.
 */
final class RareOperations {

  private final Store store;

  RareOperations(Store store) {
    this.store = store;
  }

  /**
   * Executes an operation on the frame that begins at {@code fp} and gives the position after it.
   */
  int execute(int op, int[] code, int pc, long[] s, int fp) {
    int d = fp + (code[pc] >>> 16);
    int a = fp + (code[pc + 1] & 0xFFFF);
    int b = fp + (code[pc + 1] >>> 16);
    // There is such a word even for an operation of two: none of them ends a function.
    int x = code[pc + 2];
    switch (op) {
      case MOVE_RANGE -> {
        System.arraycopy(s, fp + x, s, fp + code[pc + 1], code[pc + 3]);
        return pc + 4;
      }
      case MOVE_FAR -> {
        s[fp + code[pc + 1]] = s[fp + x];
        return pc + 3;
      }
      case MOVE_FAR_V -> {
        System.arraycopy(s, fp + x, s, fp + code[pc + 1], 2);
        return pc + 3;
      }
      case MOVE_V -> {
        s[d] = s[a];
        s[d + 1] = s[a + 1];
        return pc + 2;
      }
      case SELECT_V -> {
        int from = s[fp + x] != 0 ? a : b;
        s[d] = s[from];
        s[d + 1] = s[from + 1];
        return pc + 3;
      }
      case GLOBAL_GET_V -> {
        System.arraycopy(store.globals, code[pc + 1], s, d, 2);
        return pc + 2;
      }
      case GLOBAL_SET_V -> {
        System.arraycopy(s, d, store.globals, code[pc + 1], 2);
        return pc + 2;
      }
      case CONST_V -> {
        s[d] = pair(code, pc + 1);
        s[d + 1] = pair(code, pc + 3);
        return pc + 5;
      }
      case SHUFFLE -> {
        VectorInterpreter.shuffle(s, d, a, b, pair(code, pc + 2), pair(code, pc + 4));
        return pc + 6;
      }
      case VECTOR, VECTOR_TO_64 -> {
        VectorInterpreter.execute(x >>> 16, s, d, a, b, x & 0xFFFF);
        return pc + 3;
      }
      case VECTOR_TO_32 -> {
        VectorInterpreter.execute(x >>> 16, s, d, a, b, x & 0xFFFF);
        s[d] = (int) s[d];
        return pc + 3;
      }
      case VECTOR_TERNARY -> {
        VectorInterpreter.execute(x >>> 16, s, d, a, b, fp + (x & 0xFFFF));
        return pc + 3;
      }
      case MEM_ATOMIC -> {
        LinearMemory memory = store.memories[code[pc + 4]];
        int c = fp + (x & 0xFFFF);
        s[d] = AtomicOperations.execute(memory, x >>> 16, s[a], code[pc + 3], s[b], s[c]);
        return pc + 5;
      }
      case ADD_OFFSET -> {
        s[d] = saturatingSum(s[a], pair(code, pc + 2));
        return pc + 4;
      }
      default -> {
        return access(op, code, pc, s, d, a, b);
      }
    }
  }

  private static long pair(int[] code, int at) {
    return code[at] & 0xFFFFFFFFL | (long) code[at + 1] << 32;
  }

  /** The sum of two unsigned numbers, or the greatest one, which is no memory's address. */
  private static long saturatingSum(long a, long b) {
    long sum = a + b;
    return Long.compareUnsigned(sum, a) < 0 ? -1 : sum;
  }

  private int access(int op, int[] code, int pc, long[] s, int d, int a, int b) {
    int offset = code[pc + 2];
    LinearMemory target = store.memories[code[pc + 3] >>> 16];
    int opcode = code[pc + 3] & 0xFFFF;
    int number = opcode & 0xFFF;
    switch (op) {
      case MEM_LOAD -> s[d] = MemoryAccess.load(target, opcode, s[a], offset);
      case MEM_LOAD_V -> MemoryAccess.loadVector(target, number, s[a], offset, s, d);
      case MEM_STORE -> MemoryAccess.store(target, opcode, s[d], offset, s, a);
      case MEM_LOAD_LANE ->
          MemoryAccess.loadLane(target, number, s[a], offset, code[pc + 4], s, d, b);
      case MEM_STORE_LANE ->
          MemoryAccess.storeLane(target, number, s[d], offset, code[pc + 4], s, a);
      case MEM_ATOMIC_STORE -> AtomicOperations.execute(target, opcode, s[d], offset, s[a], 0);
      default -> throw new AssertionError(op);
    }
    return op == MEM_LOAD_LANE || op == MEM_STORE_LANE ? pc + 5 : pc + 4;
  }
}
