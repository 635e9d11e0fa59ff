package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.NumType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.interp.translate.Signature;
import java.util.BitSet;
import java.util.List;

/**
 * Which slots always hold sign-extended 32-bit numbers: these become ints in compiled code. Begins
 * with all slots narrow, and finds those into which an operation may write something wider.
 */
final class SlotTypes {

  /** What the width of an operation's result depends on. */
  enum Width {
    /** On the operation alone. */
    OF_OPERATION,
    /** On its first operand's. */
    AS_FIRST,
    /** It is wide if one of its operands is. */
    AS_EITHER
  }

  private final FlowGraph graph;
  private final BitSet narrowGlobals;

  /** The slots that may hold more than 32 bits. */
  private final BitSet wide;

  /**
   * Makes the types of slots of which some are known to be wide.
   *
   * @param narrowGlobals the slots of the globals of 32 bits
   */
  SlotTypes(FlowGraph graph, BitSet narrowGlobals, BitSet wide) {
    this.graph = graph;
    this.narrowGlobals = narrowGlobals;
    this.wide = wide;
  }

  /** Whether a type has 32 bits. */
  static boolean isNarrow(ValType type) {
    return type == NumType.I32 || type == NumType.F32;
  }

  /** Whether a slot holds 32 bits only. */
  boolean isInt(int slot) {
    return !wide.get(slot);
  }

  /** Adds the slots into which operations of some blocks write more. */
  void infer(BitSet blocks) {
    Operation operation = graph.operations();
    int before;
    do {
      before = wide.cardinality();
      for (int block = blocks.nextSetBit(0); block >= 0; block = blocks.nextSetBit(block + 1)) {
        for (int position = graph.start(block);
            position < graph.end(block);
            position = operation.end()) {
          operation.read(position);
          infer(operation);
        }
      }
    } while (wide.cardinality() != before);
  }

  private void infer(Operation operation) {
    switch (operation.opcode) {
      case MOVE2 -> {
        copy(operation.a, operation.d);
        copy(operation.b, operation.word(2));
      }
      case MOVE_RANGE -> operation.eachOfRange((to, from) -> copy(from, to));
      case CALL, CALL_HOST, CALL_INDIRECT, CALL_INDIRECT_64, CALL_REF ->
          results(operation.callee(), operation.calleeBase());
      default -> {
        if (givesWide(operation)) {
          operation.defs(wide::set);
        }
      }
    }
  }

  private void copy(int from, int to) {
    if (wide.get(from)) {
      wide.set(to);
    }
  }

  private void results(Signature signature, int base) {
    List<ValType> results = signature.type().results();
    int slot = base;
    for (ValType type : results) {
      int width = Signature.width(type);
      if (!isNarrow(type)) {
        wide.set(slot, slot + width);
      }
      slot += width;
    }
  }

  private boolean givesWide(Operation operation) {
    return switch (width(operation)) {
      case AS_FIRST -> wide.get(operation.a);
      case AS_EITHER -> wide.get(operation.a) || wide.get(operation.b);
      default -> isWide(operation);
    };
  }

  /** What the width of an operation's result depends on. */
  static Width width(Operation operation) {
    return switch (operation.opcode) {
      case MOVE, SHR_S_I, OR_I, XOR_I -> Width.AS_FIRST;
      case AND_I -> operation.immediate < 0 ? Width.AS_FIRST : Width.OF_OPERATION;
      case AND_W -> operation.word(2) < 0 ? Width.AS_FIRST : Width.OF_OPERATION;
      case AND, OR, XOR, SELECT -> Width.AS_EITHER;
      default -> Width.OF_OPERATION;
    };
  }

  /** Whether an operation, whose width does not depend on its operands', gives more. */
  boolean isWide(Operation operation) {
    int op = operation.opcode;
    if (op >= FIRST_NUMERIC) {
      return isWideNumeric(op - FIRST_NUMERIC);
    }
    return switch (op) {
      case GLOBAL_GET -> !narrowGlobals.get(operation.word);
      case LOAD64, LOAD64_W, LOAD32_U, CONST64, EXTEND32_U, FOLD_ADDRESS -> true;
      case I64_ADD, I64_ADD_I, I64_SUB, I64_MUL, I64_SHL, I64_SHL_I, I64_SHR_S -> true;
      case I64_SHR_U, I64_SHR_U_I, I64_ROTL, I64_ROTL_I, I64_ROTR -> true;
      case F64_ADD, F64_SUB, F64_MUL -> true;
      case MEM_LOAD -> operation.likeOpcode() == LOAD64 || operation.likeOpcode() == LOAD32_U;
      case VECTOR_TO_32 -> false;
      default -> op >= LAST_HOT && !ObjectOperands.givesInt(operation, operation.store());
    };
  }

  /** Whether a numeric instruction gives 64 bits, by its WebAssembly opcode. */
  private static boolean isWideNumeric(int instruction) {
    if (instruction >= FIRST_SATURATING - FIRST_NUMERIC) {
      return instruction >= FIRST_SATURATING - FIRST_NUMERIC + 4;
    }
    return instruction >= 0x79 && instruction <= 0x8A
        || instruction >= 0x99 && instruction <= 0xA6
        || instruction >= 0xAC && instruction <= 0xB1
        || instruction >= 0xB7 && instruction <= 0xBB;
  }
}
