package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.translate.Signature;
import dev.wizer.wasm.binary.Opcode;
import java.util.function.IntConsumer;

/**
 * One operation of the register form, taken apart: a cursor, because functions have many.
 *
 * <p>A load or store that has been put out of line is seen as what it was before: compiled code
 * needs no such difference.
 */
final class Operation {

  private final int[] words;
  private final Store store;

  /** Where it begins. */
  int position;

  /** Its opcode. */
  int opcode;

  /** The slot in its first word. */
  int d;

  /** The slot in the low half of its second word. */
  int a;

  /** The slot in the high half of its second word. */
  int b;

  /** The high half of its second word as a signed number. */
  int immediate;

  /** Its second word. */
  int word;

  /** How many words it has. */
  int length;

  Operation(int[] words, Store store) {
    this.words = words;
    this.store = store;
  }

  /** Goes to the operation at a position. */
  void read(int at) {
    int first = words[at];
    position = at;
    opcode = IrOpcode.inlined(first & 0xFFFF);
    d = first >>> 16;
    word = words[at + 1];
    a = word & 0xFFFF;
    b = word >>> 16;
    immediate = word >> 16;
    length = opcode == BR_TABLE ? word + 3 : IrOpcode.length(opcode);
  }

  /** A further word of the operation. */
  int word(int index) {
    return words[position + index];
  }

  /** Where the next operation begins. */
  int end() {
    return position + length;
  }

  /** Whether it is a branch with one target, conditional or not. */
  boolean isBranch() {
    return IrOpcode.isBranch(opcode);
  }

  boolean isConditional() {
    return isBranch() && opcode != BR;
  }

  /** The target of a branch with one target. */
  int target() {
    return opcode == BR || opcode == BR_Z || opcode == BR_NZ ? word : word(2);
  }

  /** Whether a branch compares with another slot. */
  boolean branchesOnSlots() {
    return switch (opcode) {
      case BR_EQ, BR_NE, BR_LT_U, BR_LE_U, BR_LT_S, BR_LE_S -> true;
      default -> false;
    };
  }

  /** Whether control never goes on behind it. */
  boolean endsBlock() {
    return switch (opcode) {
      case BR, BR_TABLE, RETURN, RETURN1, RETURN_I, RETURN_N -> true;
      case UNREACHABLE, THROW, THROW_REF -> true;
      default -> isTailCall();
    };
  }

  /** Whether it calls in the function's own place: nothing follows in its frame. */
  boolean isTailCall() {
    return opcode >= RETURN_CALL && opcode <= RETURN_CALL_REF;
  }

  boolean isMemoryLoad() {
    return switch (opcode) {
      case LOAD32, LOAD64, LOAD32_U, LOAD8_U, LOAD8_S, LOAD16_U, LOAD16_S -> true;
      case LOAD32_W, LOAD64_W, LOAD8_U_W, LOAD32_AT -> true;
      default -> false;
    };
  }

  boolean isMemoryStore() {
    return IrOpcode.accessesMemory(opcode) && !isMemoryLoad();
  }

  boolean accessesMemory() {
    return IrOpcode.accessesMemory(opcode);
  }

  /** Whether it is a load or store of a scalar, of any memory or with a large offset. */
  boolean accessesAnyMemory() {
    return opcode == MEM_LOAD || opcode == MEM_STORE && !accessesVector();
  }

  /** Where the memory is in the store that a load or store of any memory is for. */
  int memory() {
    return word(3) >>> 16;
  }

  /**
   * The operation for memory 0 and a short offset that a load or store of any memory is like; its
   * own otherwise.
   */
  int likeOpcode() {
    if (!accessesAnyMemory()) {
      return opcode;
    }
    return switch (word(3) & 0xFFFF) {
      case 0x28, 0x2A, 0x34 -> LOAD32;
      case 0x29, 0x2B -> LOAD64;
      case 0x2C, 0x30 -> LOAD8_S;
      case 0x2D, 0x31 -> LOAD8_U;
      case 0x2E, 0x32 -> LOAD16_S;
      case 0x2F, 0x33 -> LOAD16_U;
      case 0x35 -> LOAD32_U;
      case 0x36, 0x38, 0x3E -> STORE32;
      case 0x37, 0x39 -> STORE64;
      case 0x3A, 0x3C -> STORE8;
      case 0x3B, 0x3D -> STORE16;
      default -> throw new AssertionError(word(3));
    };
  }

  /** Whether it is a load or store of a vector or of a lane, of any memory. */
  boolean accessesVector() {
    return switch (opcode) {
      case MEM_LOAD_V, MEM_LOAD_LANE, MEM_STORE_LANE -> true;
      case MEM_STORE -> (word(3) & VECTOR_ACCESS) != 0;
      default -> false;
    };
  }

  /** The instruction of an operation that computes with vectors, loads them or stores them. */
  Opcode vectorInstruction() {
    int number = accessesVector() ? word(3) & VECTOR_ACCESS - 1 : word(2) >>> 16;
    return Opcode.ofPrefixed(Opcode.PREFIX_FD, number);
  }

  /** Whether it computes with vectors by the number of an instruction. */
  boolean computesVector() {
    return switch (opcode) {
      case VECTOR, VECTOR_TERNARY, VECTOR_TO_32, VECTOR_TO_64 -> true;
      default -> false;
    };
  }

  /** Whether compiled code may call methods that are for vectors only. */
  boolean callsForVectors() {
    return computesVector() || accessesVector() || opcode == SELECT_V;
  }

  /** The slot of an operand of an operation that computes with vectors, the first of two if so. */
  int vectorOperand(int index) {
    return index == 0 ? a : index == 1 ? b : word(2) & 0xFFFF;
  }

  /** Whether it calls a function, from within itself, in its own place. */
  boolean callsAgain(Func func) {
    return opcode == RETURN_CALL && store.funcs[word(2)] == func;
  }

  /** The store in which its function is. */
  Store store() {
    return store;
  }

  /** The type of what it calls; null if it calls nothing. */
  Signature callee() {
    return switch (opcode) {
      case CALL, CALL_HOST -> store.funcs[word].signature;
      case RETURN_CALL -> store.funcs[word(2)].signature;
      case CALL_INDIRECT, CALL_REF, RETURN_CALL_REF -> store.signature(word(2));
      case CALL_INDIRECT_64, RETURN_CALL_INDIRECT, RETURN_CALL_INDIRECT_64 ->
          store.signature(word(3));
      default -> null;
    };
  }

  /** Where the arguments and results of a call are. */
  int calleeBase() {
    return opcode <= LAST_HOT ? d : word;
  }

  /**
   * Whether references can come out of it, or go where the interpreter has to find them: their
   * handles must be in the frame whenever objects may be released.
   */
  boolean handlesReferences() {
    return ObjectOperands.has(opcode)
        || opcode == TABLE_GET
        || opcode == CALL_REF
        || opcode == THROW
        || opcode == THROW_REF;
  }

  /** Whether it has slots that don't fit its words; functions with such operations are rare. */
  boolean isFar() {
    return switch (opcode) {
      case MOVE_FAR, MOVE_FAR_V, CALL_FAR, CALL_INDIRECT_FAR -> true;
      default -> false;
    };
  }

  /** Gives all slots that it reads, some perhaps that it does not read. */
  void uses(IntConsumer sink) {
    if (opcode >= FIRST_NUMERIC) {
      sink.accept(a);
      if (isBinary(opcode - FIRST_NUMERIC)) {
        sink.accept(b);
      }
    } else if (opcode < LAST_HOT) {
      hotUses(sink);
    } else if (ObjectOperands.has(opcode)) {
      ObjectOperands.uses(this, store, sink);
    } else {
      rareUses(sink);
    }
  }

  /** Whether a numeric instruction without an operation of its own takes two operands. */
  static boolean isBinary(int instruction) {
    return instruction >= 0x5B && instruction <= 0x66
        || instruction >= 0x6D && instruction <= 0x78
        || instruction >= 0x7F && instruction <= 0x8A
        || instruction >= 0x92 && instruction <= 0x98
        || instruction >= 0xA0 && instruction <= 0xA6;
  }

  private void hotUses(IntConsumer sink) {
    if (isMemoryLoad()) {
      if (opcode != LOAD32_AT) {
        sink.accept(a);
      }
      return;
    }
    if (isConditional() || opcode == BR_TABLE) {
      sink.accept(d);
      if (branchesOnSlots()) {
        sink.accept(a);
      }
      return;
    }
    switch (opcode) {
      case CONST, CONST64, GLOBAL_GET, GLOBAL_ADD, GLOBAL_GET_ADD, BR, LOOP, RETURN, RETURN_I -> {}
      case GLOBAL_SET, GLOBAL_SET_ADD, RETURN1, STORE32_AT -> sink.accept(d);
      case STORE8_I, STORE16_I, STORE32_I, STORE64_I -> sink.accept(d);
      case STORE8, STORE16, STORE32, STORE64, STORE8_W, STORE32_W, STORE64_W -> {
        sink.accept(d);
        sink.accept(a);
      }
      case CALL, CALL_HOST -> range(d, callee().paramSlots(), sink);
      case CALL_INDIRECT -> {
        sink.accept(a);
        range(d, callee().paramSlots(), sink);
      }
      case SELECT -> {
        sink.accept(a);
        sink.accept(b);
        sink.accept(word(2));
      }
      default -> {
        sink.accept(a);
        if (takesSecondSlot()) {
          sink.accept(b);
        }
      }
    }
  }

  /** Whether the operation, which has a result, takes a second slot in its second word. */
  private boolean takesSecondSlot() {
    return switch (opcode) {
      case I32_ADD, I32_SUB, I32_MUL, I32_SHL, I32_SHR_U, I32_SHR_S, I32_ROTL, I32_ROTR -> true;
      case I64_ADD, I64_SUB, I64_MUL, I64_SHL, I64_SHR_U, I64_SHR_S, I64_ROTL, I64_ROTR -> true;
      case F32_ADD, F32_SUB, F32_MUL, F64_ADD, F64_SUB, F64_MUL -> true;
      case AND, OR, XOR, EQ, NE, LT_S, LE_S, LT_U, LE_U, I32_ADD_SHL, MOVE2 -> true;
      default -> false;
    };
  }

  private void rareUses(IntConsumer sink) {
    switch (opcode) {
      case UNREACHABLE, MEMORY_SIZE, DATA_DROP, ELEM_DROP, TABLE_SIZE, GLOBAL_GET_V, CONST_V -> {}
      case MOVE_RANGE -> range(word(2), word(3), sink);
      case RETURN_N -> range(word, word(2), sink);
      case MEMORY_GROW, TABLE_GET, THROW_REF, REF_AS_NON_NULL -> sink.accept(d);
      case TABLE_SET, TABLE_GROW, GLOBAL_SET_V -> range(d, 2, sink);
      case MEMORY_INIT, MEMORY_COPY, MEMORY_FILL, TABLE_INIT, TABLE_COPY, TABLE_FILL ->
          range(d, 3, sink);
      case MOVE_V -> range(a, 2, sink);
      case SHUFFLE -> {
        range(a, 2, sink);
        range(b, 2, sink);
      }
      case SELECT_V -> {
        range(a, 2, sink);
        range(b, 2, sink);
        sink.accept(word(2));
      }
      case VECTOR, VECTOR_TERNARY, VECTOR_TO_32, VECTOR_TO_64 -> vectorUses(sink);
      case MEM_LOAD, MEM_LOAD_V, ADD_OFFSET -> sink.accept(a);
      case MEM_LOAD_LANE -> {
        sink.accept(a);
        range(b, 2, sink);
      }
      case MEM_STORE -> {
        sink.accept(d);
        range(a, (word(3) & VECTOR_ACCESS) != 0 ? 2 : 1, sink);
      }
      case MEM_STORE_LANE -> {
        sink.accept(d);
        range(a, 2, sink);
      }
      case MEM_ATOMIC_STORE -> {
        sink.accept(d);
        sink.accept(a);
      }
      case THROW -> range(word, store.tags[word(2)].signature().paramSlots(), sink);
      case RETURN_CALL -> range(word, callee().paramSlots(), sink);
      case CALL_INDIRECT_64, CALL_REF -> callUses(sink);
      case RETURN_CALL_INDIRECT, RETURN_CALL_INDIRECT_64, RETURN_CALL_REF -> callUses(sink);
      default -> {
        // Atomic operations: not all of them take so much.
        range(a, 2, sink);
        range(b, 2, sink);
        if (length > 2) {
          range(word(2) & 0xFFFF, 2, sink);
        }
      }
    }
  }

  private void vectorUses(IntConsumer sink) {
    String signature = vectorInstruction().signature();
    for (int i = 0; signature.charAt(i) != ':'; i++) {
      range(vectorOperand(i), signature.charAt(i) == 'v' ? 2 : 1, sink);
    }
  }

  private void callUses(IntConsumer sink) {
    sink.accept(d);
    range(word, callee().paramSlots(), sink);
  }

  private static void range(int from, int count, IntConsumer sink) {
    for (int i = 0; i < count; i++) {
      sink.accept(from + i);
    }
  }

  /** Takes two slots. */
  interface Move {
    void move(int to, int from);
  }

  /** Gives the slots of a {@code MOVE_RANGE}, in an order in which none is lost. */
  void eachOfRange(Move sink) {
    int to = word;
    int from = word(2);
    int count = word(3);
    for (int i = 0; i < count; i++) {
      int at = to < from ? i : count - 1 - i;
      sink.move(to + at, from + at);
    }
  }

  /** Gives all slots that it writes. */
  void defs(IntConsumer sink) {
    if (opcode >= FIRST_NUMERIC) {
      sink.accept(d);
    } else if (opcode < LAST_HOT) {
      hotDefs(sink);
    } else {
      rareDefs(sink);
    }
  }

  private void hotDefs(IntConsumer sink) {
    if (isBranch() || isMemoryStore()) {
      return;
    }
    switch (opcode) {
      case BR_TABLE, LOOP, RETURN, RETURN1, RETURN_I, GLOBAL_SET, GLOBAL_SET_ADD -> {}
      case CALL, CALL_HOST, CALL_INDIRECT -> range(d, callee().resultSlots(), sink);
      case MOVE2 -> {
        sink.accept(d);
        sink.accept(word(2));
      }
      default -> sink.accept(d);
    }
  }

  private void rareDefs(IntConsumer sink) {
    switch (opcode) {
      case MOVE_RANGE -> range(word, word(3), sink);
      case CALL_INDIRECT_64, CALL_REF -> range(word, callee().resultSlots(), sink);
      case MEMORY_SIZE, MEMORY_GROW, TABLE_GET, TABLE_GROW, TABLE_SIZE -> sink.accept(d);
      case MEM_LOAD, MEM_ATOMIC, ADD_OFFSET, VECTOR_TO_32, VECTOR_TO_64 -> sink.accept(d);
      case STRUCT_NEW, STRUCT_NEW_DEFAULT, STRUCT_GET, STRUCT_GET_S -> sink.accept(d);
      case ARRAY_NEW, ARRAY_NEW_DEFAULT, ARRAY_NEW_FIXED, ARRAY_NEW_DATA, ARRAY_NEW_ELEM ->
          sink.accept(d);
      case ARRAY_GET, ARRAY_GET_S, ARRAY_LEN, REF_TEST -> sink.accept(d);
      case REF_I31, I31_GET_S, I31_GET_U -> sink.accept(d);
      case MOVE_V, SELECT_V, GLOBAL_GET_V, CONST_V, SHUFFLE, VECTOR, VECTOR_TERNARY ->
          range(d, 2, sink);
      case MEM_LOAD_V, MEM_LOAD_LANE, STRUCT_GET_V, ARRAY_GET_V -> range(d, 2, sink);
      default -> {}
    }
  }
}
