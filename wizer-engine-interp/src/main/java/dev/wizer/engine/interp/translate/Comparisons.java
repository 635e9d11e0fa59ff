package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

/** Comparisons of the register form: their negations, and the branches that do the same. */
final class Comparisons {

  private Comparisons() {}

  /** Whether an opcode is a comparison of two slots. */
  static boolean comparesSlots(int op) {
    return switch (op) {
      case EQ, NE, LT_S, LT_U, LE_S, LE_U -> true;
      default -> false;
    };
  }

  /** Whether an opcode is a comparison of a slot with an immediate. */
  static boolean comparesImmediate(int op) {
    return switch (op) {
      case EQ_I, NE_I, LT_S_I, GT_S_I, LT_U_I, GT_U_I -> true;
      default -> false;
    };
  }

  /** The negation of a comparison of slots, whose operands may have to be swapped. */
  static int negated(int op) {
    return switch (op) {
      case EQ -> NE;
      case NE -> EQ;
      case LT_S -> LE_S;
      case LE_S -> LT_S;
      case LT_U -> LE_U;
      default -> LT_U;
    };
  }

  /** Whether {@code not (a < b)} is {@code b <= a}, with swapped operands. */
  static boolean negationSwaps(int op) {
    return op != EQ && op != NE;
  }

  /** Whether a comparison with an immediate has a negation of the same form. */
  static boolean isNegatable(int op, int immediate) {
    return switch (op) {
      case LT_U_I -> immediate != 0;
      case GT_U_I -> immediate != -1;
      default -> true;
    };
  }

  static int negatedWithImmediate(int op) {
    return switch (op) {
      case EQ_I -> NE_I;
      case NE_I -> EQ_I;
      case LT_S_I -> GT_S_I;
      case GT_S_I -> LT_S_I;
      case LT_U_I -> GT_U_I;
      default -> LT_U_I;
    };
  }

  /** The immediate of the negation: {@code not (a < k)} is {@code a > k - 1}. */
  static int negatedImmediate(int op, int immediate) {
    return switch (op) {
      case LT_S_I, LT_U_I -> immediate - 1;
      case GT_S_I, GT_U_I -> immediate + 1;
      default -> immediate;
    };
  }

  /** The branch that is taken when the comparison holds. */
  static int branch(int op) {
    return switch (op) {
      case EQ -> BR_EQ;
      case NE -> BR_NE;
      case LT_S -> BR_LT_S;
      case LT_U -> BR_LT_U;
      case LE_S -> BR_LE_S;
      case LE_U -> BR_LE_U;
      case EQ_I -> BR_EQ_I;
      case NE_I -> BR_NE_I;
      case LT_S_I -> BR_LT_S_I;
      case GT_S_I -> BR_GT_S_I;
      case LT_U_I -> BR_LT_U_I;
      default -> BR_GT_U_I;
    };
  }
}
