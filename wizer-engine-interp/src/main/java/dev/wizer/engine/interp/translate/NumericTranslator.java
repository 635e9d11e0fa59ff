package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.wasm.binary.WasmOpcodes;

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

  /** Translates an instruction by its opcode, which has one byte. */
  void translate(int opcode) {
    switch (opcode) {
      case WasmOpcodes.I32_EQZ, WasmOpcodes.I64_EQZ -> eqz();
      case WasmOpcodes.I32_EQ, WasmOpcodes.I64_EQ -> equality(EQ, EQ_I);
      case WasmOpcodes.I32_NE, WasmOpcodes.I64_NE -> equality(NE, NE_I);
      case WasmOpcodes.I32_LT_S, WasmOpcodes.I64_LT_S -> lessThan(LT_S, LT_S_I, GT_S_I, false);
      case WasmOpcodes.I32_LT_U, WasmOpcodes.I64_LT_U -> lessThan(LT_U, LT_U_I, GT_U_I, false);
      case WasmOpcodes.I32_GT_S, WasmOpcodes.I64_GT_S -> lessThan(LT_S, LT_S_I, GT_S_I, true);
      case WasmOpcodes.I32_GT_U, WasmOpcodes.I64_GT_U -> lessThan(LT_U, LT_U_I, GT_U_I, true);
      case WasmOpcodes.I32_LE_S, WasmOpcodes.I64_LE_S -> atMost(LE_S, LT_S_I, GT_S_I, false);
      case WasmOpcodes.I32_LE_U, WasmOpcodes.I64_LE_U -> atMost(LE_U, LT_U_I, GT_U_I, false);
      case WasmOpcodes.I32_GE_S, WasmOpcodes.I64_GE_S -> atMost(LE_S, LT_S_I, GT_S_I, true);
      case WasmOpcodes.I32_GE_U, WasmOpcodes.I64_GE_U -> atMost(LE_U, LT_U_I, GT_U_I, true);
      case WasmOpcodes.I32_ADD -> add();
      case WasmOpcodes.I32_SUB -> subtract();
      case WasmOpcodes.I32_MUL -> binary(I32_MUL, I32_MUL_I, I32_MUL_W);
      case WasmOpcodes.I32_AND, WasmOpcodes.I64_AND -> binary(AND, AND_I, AND_W);
      case WasmOpcodes.I32_OR, WasmOpcodes.I64_OR -> binary(OR, OR_I, NONE);
      case WasmOpcodes.I32_XOR, WasmOpcodes.I64_XOR -> binary(XOR, XOR_I, NONE);
      case WasmOpcodes.I32_SHL -> shift(I32_SHL, SHL_I, 31);
      case WasmOpcodes.I32_SHR_S -> shift(I32_SHR_S, SHR_S_I, 31);
      case WasmOpcodes.I32_SHR_U -> shift(I32_SHR_U, I32_SHR_U_I, 31);
      case WasmOpcodes.I32_ROTL -> shift(I32_ROTL, I32_ROTL_I, 31);
      case WasmOpcodes.I32_ROTR -> rotateRight(I32_ROTR, I32_ROTL_I, 31);
      case WasmOpcodes.I64_ADD -> binary(I64_ADD, I64_ADD_I, NONE);
      case WasmOpcodes.I64_SUB -> subtract64();
      case WasmOpcodes.I64_MUL -> slots(I64_MUL);
      case WasmOpcodes.I64_SHL -> shift(I64_SHL, I64_SHL_I, 63);
      case WasmOpcodes.I64_SHR_S -> shift(I64_SHR_S, SHR_S_I, 63);
      case WasmOpcodes.I64_SHR_U -> shift(I64_SHR_U, I64_SHR_U_I, 63);
      case WasmOpcodes.I64_ROTL -> shift(I64_ROTL, I64_ROTL_I, 63);
      case WasmOpcodes.I64_ROTR -> rotateRight(I64_ROTR, I64_ROTL_I, 63);
      case WasmOpcodes.I32_WRAP_I64, WasmOpcodes.I64_EXTEND32_S -> unary(EXTEND32_S);
      case WasmOpcodes.I64_EXTEND_I32_S,
          WasmOpcodes.I32_REINTERPRET_F32,
          WasmOpcodes.I64_REINTERPRET_F64,
          WasmOpcodes.F32_REINTERPRET_I32,
          WasmOpcodes.F64_REINTERPRET_I64 -> {
        // The bits in a slot are the same before and after.
      }
      case WasmOpcodes.I64_EXTEND_I32_U -> unary(EXTEND32_U);
      case WasmOpcodes.F32_ADD -> slots(F32_ADD);
      case WasmOpcodes.F32_SUB -> slots(F32_SUB);
      case WasmOpcodes.F32_MUL -> slots(F32_MUL);
      case WasmOpcodes.F64_ADD -> slots(F64_ADD);
      case WasmOpcodes.F64_SUB -> slots(F64_SUB);
      case WasmOpcodes.F64_MUL -> slots(F64_MUL);
      case WasmOpcodes.I32_EXTEND8_S, WasmOpcodes.I64_EXTEND8_S -> unary(EXTEND8_S);
      case WasmOpcodes.I32_EXTEND16_S, WasmOpcodes.I64_EXTEND16_S -> unary(EXTEND16_S);
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
    return opcode >= WasmOpcodes.I32_CLZ && opcode <= WasmOpcodes.I32_POPCNT
        || opcode >= WasmOpcodes.I64_CLZ && opcode <= WasmOpcodes.I64_POPCNT
        || opcode >= WasmOpcodes.F32_ABS && opcode <= WasmOpcodes.F32_SQRT
        || opcode >= WasmOpcodes.F64_ABS && opcode <= WasmOpcodes.F64_SQRT
        || opcode >= WasmOpcodes.I32_WRAP_I64;
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
