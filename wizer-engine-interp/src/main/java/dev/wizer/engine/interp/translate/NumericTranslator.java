package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

/** Translates numeric instructions: those that take operands and give a result, and no more. */
final class NumericTranslator {

  private static final int NONE = CodeBuffer.NONE;

  private final CodeBuffer code;
  private final OperandStack stack;

  NumericTranslator(CodeBuffer code, OperandStack stack) {
    this.code = code;
    this.stack = stack;
  }

  static boolean fits16(long value) {
    return value == (short) value;
  }

  /** Translates the instruction with the given opcode, 0x45 to 0xC4. */
  void translate(int opcode) {
    switch (opcode) {
      case 0x45, 0x50 -> eqz();
      case 0x46, 0x51 -> equality(EQ, EQ_I);
      case 0x47, 0x52 -> equality(NE, NE_I);
      case 0x48, 0x53 -> lessThan(LT_S, LT_S_I, GT_S_I, false);
      case 0x49, 0x54 -> lessThan(LT_U, LT_U_I, GT_U_I, false);
      case 0x4A, 0x55 -> lessThan(LT_S, LT_S_I, GT_S_I, true);
      case 0x4B, 0x56 -> lessThan(LT_U, LT_U_I, GT_U_I, true);
      case 0x4C, 0x57 -> atMost(LE_S, LT_S_I, GT_S_I, false);
      case 0x4D, 0x58 -> atMost(LE_U, LT_U_I, GT_U_I, false);
      case 0x4E, 0x59 -> atMost(LE_S, LT_S_I, GT_S_I, true);
      case 0x4F, 0x5A -> atMost(LE_U, LT_U_I, GT_U_I, true);
      case 0x6A -> add();
      case 0x6B -> subtract();
      case 0x6C -> binary(I32_MUL, I32_MUL_I, I32_MUL_W);
      case 0x71, 0x83 -> binary(AND, AND_I, AND_W);
      case 0x72, 0x84 -> binary(OR, OR_I, NONE);
      case 0x73, 0x85 -> binary(XOR, XOR_I, NONE);
      case 0x74 -> shift(I32_SHL, SHL_I, 31);
      case 0x75 -> shift(I32_SHR_S, SHR_S_I, 31);
      case 0x76 -> shift(I32_SHR_U, I32_SHR_U_I, 31);
      case 0x77 -> shift(I32_ROTL, I32_ROTL_I, 31);
      case 0x78 -> rotateRight(I32_ROTR, I32_ROTL_I, 31);
      case 0x7C -> binary(I64_ADD, I64_ADD_I, NONE);
      case 0x7D -> subtract64();
      case 0x7E -> slots(I64_MUL);
      case 0x86 -> shift(I64_SHL, I64_SHL_I, 63);
      case 0x87 -> shift(I64_SHR_S, SHR_S_I, 63);
      case 0x88 -> shift(I64_SHR_U, I64_SHR_U_I, 63);
      case 0x89 -> shift(I64_ROTL, I64_ROTL_I, 63);
      case 0x8A -> rotateRight(I64_ROTR, I64_ROTL_I, 63);
      case 0xA7, 0xC4 -> unary(EXTEND32_S);
      case 0xAC, 0xBC, 0xBD, 0xBE, 0xBF -> {
        // The bits in a slot are the same before and after.
      }
      case 0xAD -> unary(EXTEND32_U);
      case 0x92 -> slots(F32_ADD);
      case 0x93 -> slots(F32_SUB);
      case 0x94 -> slots(F32_MUL);
      case 0xA0 -> slots(F64_ADD);
      case 0xA1 -> slots(F64_SUB);
      case 0xA2 -> slots(F64_MUL);
      case 0xC0, 0xC2 -> unary(EXTEND8_S);
      case 0xC1, 0xC3 -> unary(EXTEND16_S);
      default -> outOfLine(opcode);
    }
  }

  private void outOfLine(int opcode) {
    if (hasOneOperand(opcode)) {
      unary(FIRST_NUMERIC + opcode);
    } else {
      slots(FIRST_NUMERIC + opcode);
    }
  }

  private static boolean hasOneOperand(int opcode) {
    return opcode >= 0x67 && opcode <= 0x69
        || opcode >= 0x79 && opcode <= 0x7B
        || opcode >= 0x8B && opcode <= 0x91
        || opcode >= 0x99 && opcode <= 0x9F
        || opcode >= 0xA7;
  }

  /** An instruction with one operand and a result of one slot. */
  void unary(int op) {
    int operand = stack.slot(stack.size() - 1);
    stack.pop();
    code.result(op, stack.pushTemporary(1), operand, 0);
  }

  /**
   * A commutative instruction.
   *
   * @param immediateOp the operation with a 16-bit immediate
   * @param wideOp the operation with a 32-bit immediate, or {@link #NONE}
   */
  private void binary(int op, int immediateOp, int wideOp) {
    int right = stack.size() - 1;
    int left = right - 1;
    int constant = stack.isConstant(right) ? right : left;
    int other = constant == right ? left : right;
    if (isShortConstant(constant)) {
      immediate(immediateOp, other, (int) stack.value(constant));
    } else if (wideOp != NONE && isConstant32(constant)) {
      int slot = stack.slot(other);
      int value = (int) stack.value(constant);
      stack.popTo(left);
      code.result(wideOp, stack.pushTemporary(1), slot, 0, value);
    } else {
      slots(op);
    }
  }

  private boolean isConstant32(int place) {
    return stack.isConstant(place) && stack.value(place) == (int) stack.value(place);
  }

  /** {@code i32.add}, together with what made its last operand where that is often so. */
  private void add() {
    int right = stack.size() - 1;
    int left = right - 1;
    if (lastOpcode(left) == GLOBAL_GET && isShortConstant(right)) {
      int at = code.lastResultIn(stack.home(left));
      int global = code.word(at + 1);
      int value = (int) stack.value(right);
      code.rewind(at);
      stack.popTo(left);
      code.resultWords(GLOBAL_GET_ADD, stack.pushTemporary(1), global, value);
    } else if (lastOpcode(right) == SHL_I && !stack.isConstant(left)) {
      addShifted(left, right);
    } else if (lastOpcode(left) == SHL_I && !stack.isConstant(right)) {
      addShifted(right, left);
    } else {
      binary(I32_ADD, I32_ADD_I, I32_ADD_W);
    }
  }

  private void addShifted(int summand, int shifted) {
    int at = code.lastResultIn(stack.home(shifted));
    int operands = code.word(at + 1);
    code.rewind(at);
    int slot = stack.slot(summand);
    stack.popTo(stack.size() - 2);
    int d = stack.pushTemporary(1);
    code.result(I32_ADD_SHL, d, slot, operands & 0xFFFF, operands >>> 16);
  }

  /** The opcode of the last operation if an operand is its result, or {@link #NONE}. */
  private int lastOpcode(int place) {
    return stack.isTemporary(place) ? code.lastOpcodeIn(stack.home(place)) : NONE;
  }

  /** Replaces the two top operands by the result of an operation on them. */
  private void slots(int op) {
    slots(op, stack.size() - 2, stack.size() - 1);
  }

  private boolean isShortConstant(int place) {
    return stack.isConstant(place) && fits16(stack.value(place));
  }

  /** Replaces the two top operands by the result of an operation on one of them. */
  private void immediate(int op, int operand, int immediate) {
    int slot = stack.slot(operand);
    stack.popTo(stack.size() - 2);
    code.resultImmediate(op, stack.pushTemporary(1), slot, immediate);
  }

  /** Replaces the two top operands by the result of an operation on them, in the given order. */
  private void slots(int op, int first, int second) {
    int a = stack.slot(first);
    int b = stack.slot(second);
    stack.popTo(stack.size() - 2);
    code.result(op, stack.pushTemporary(1), a, b);
  }

  private void subtract() {
    if (negateConstant()) {
      add();
    } else {
      slots(I32_SUB);
    }
  }

  private void subtract64() {
    if (negateConstant()) {
      binary(I64_ADD, I64_ADD_I, NONE);
    } else {
      slots(I64_SUB);
    }
  }

  /** Negates the top operand if it and its negation are short constants. */
  private boolean negateConstant() {
    int top = stack.size() - 1;
    if (!isShortConstant(top) || !fits16(-stack.value(top))) {
      return false;
    }
    long negated = -stack.value(top);
    stack.pop();
    stack.pushConstant(negated);
    return true;
  }

  private void shift(int op, int immediateOp, int mask) {
    int right = stack.size() - 1;
    if (stack.isConstant(right)) {
      immediate(immediateOp, right - 1, (int) stack.value(right) & mask);
    } else {
      slots(op, right - 1, right);
    }
  }

  private void rotateRight(int op, int leftOp, int mask) {
    int right = stack.size() - 1;
    if (stack.isConstant(right)) {
      immediate(leftOp, right - 1, (int) -stack.value(right) & mask);
    } else {
      slots(op, right - 1, right);
    }
  }

  private void equality(int op, int immediateOp) {
    binary(op, immediateOp, NONE);
  }

  /** {@code left < right}, or {@code left > right} if {@code swapped}. */
  private void lessThan(int op, int lessOp, int greaterOp, boolean swapped) {
    int right = stack.size() - 1;
    int left = right - 1;
    int smaller = swapped ? right : left;
    int larger = swapped ? left : right;
    if (isShortConstant(larger)) {
      immediate(lessOp, smaller, (int) stack.value(larger));
    } else if (isShortConstant(smaller)) {
      immediate(greaterOp, larger, (int) stack.value(smaller));
    } else {
      slots(op, smaller, larger);
    }
  }

  /**
   * {@code left <= right}, or {@code left >= right} if {@code swapped}. With a constant it becomes
   * a strict comparison with its neighbour, unless that would wrap around.
   */
  private void atMost(int op, int lessOp, int greaterOp, boolean swapped) {
    int right = stack.size() - 1;
    int left = right - 1;
    int smaller = swapped ? right : left;
    int larger = swapped ? left : right;
    boolean unsigned = op == LE_U;
    if (isShortConstant(larger)
        && fits16(stack.value(larger) + 1)
        && !(unsigned && stack.value(larger) == -1)) {
      immediate(lessOp, smaller, (int) stack.value(larger) + 1);
    } else if (isShortConstant(smaller)
        && fits16(stack.value(smaller) - 1)
        && !(unsigned && stack.value(smaller) == 0)) {
      immediate(greaterOp, larger, (int) stack.value(smaller) - 1);
    } else {
      slots(op, smaller, larger);
    }
  }

  private void eqz() {
    int top = stack.size() - 1;
    int last = stack.isTemporary(top) ? code.lastResultIn(stack.home(top)) : CodeBuffer.NONE;
    if (last == CodeBuffer.NONE || !negateComparison(last)) {
      int operand = stack.slot(top);
      stack.pop();
      code.resultImmediate(EQ_I, stack.pushTemporary(1), operand, 0);
    }
  }

  /** Turns the comparison at {@code at} into its negation, if it is one that has one. */
  private boolean negateComparison(int at) {
    int word = code.word(at);
    int operands = code.word(at + 1);
    int op = opcode(word);
    if (Comparisons.comparesSlots(op)) {
      code.setWord(at, word & 0xFFFF0000 | Comparisons.negated(op));
      if (Comparisons.negationSwaps(op)) {
        code.setWord(at + 1, operands >>> 16 | operands << 16);
      }
      return true;
    }
    int immediate = operands >> 16;
    if (!Comparisons.comparesImmediate(op) || !Comparisons.isNegatable(op, immediate)) {
      return false;
    }
    int negated = Comparisons.negatedImmediate(op, immediate);
    if (!fits16(negated)) {
      return false;
    }
    code.setWord(at, word & 0xFFFF0000 | Comparisons.negatedWithImmediate(op));
    code.setWord(at + 1, operands & 0xFFFF | negated << 16);
    return true;
  }

  /** {@code select}, with the condition on top. */
  void select() {
    int condition = stack.size() - 1;
    int width = stack.width(condition - 1);
    int c = stack.slot(condition);
    int b = stack.slot(condition - 1);
    int a = stack.slot(condition - 2);
    stack.popTo(condition - 2);
    int op = width == 1 ? SELECT : SELECT_V;
    code.resultTernary(op, stack.pushTemporary(width), a, b, c, 0);
  }
}
