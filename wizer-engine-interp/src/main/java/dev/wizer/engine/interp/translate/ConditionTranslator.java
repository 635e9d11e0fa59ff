package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

/**
 * Translates the condition of a branch. If the last operation is the comparison that makes it, the
 * comparison is taken back and becomes part of the branch; likewise a test of bits.
 */
final class ConditionTranslator {

  private final CodeBuffer code;
  private final OperandStack stack;

  /** The comparison or test, or {@link #BR_NZ} if the condition is only a slot. */
  private int op;

  private int first;

  /** The second slot, or the immediate. */
  private int second;

  /** Whether the condition holds when the test gives 0. */
  private boolean inverted;

  ConditionTranslator(CodeBuffer code, OperandStack stack) {
    this.code = code;
    this.stack = stack;
  }

  /** Takes the condition from the operand stack; {@link #branch} will use it. */
  void pop() {
    int place = stack.size() - 1;
    int last = stack.isTemporary(place) ? code.lastResultIn(stack.home(place)) : CodeBuffer.NONE;
    inverted = false;
    if (last == CodeBuffer.NONE || !take(last)) {
      op = BR_NZ;
      first = stack.slot(place);
    }
    stack.pop();
  }

  /** Takes the comparison at {@code at} back, if it is one. */
  private boolean take(int at) {
    int lastOp = opcode(code.word(at));
    int operands = code.word(at + 1);
    if (Comparisons.comparesSlots(lastOp)) {
      second = operands >>> 16;
    } else if (Comparisons.comparesImmediate(lastOp) || lastOp == AND_I) {
      second = operands >> 16;
    } else {
      return false;
    }
    op = lastOp;
    first = operands & 0xFFFF;
    code.rewind(at);
    if (op == EQ_I && second == 0 && first == code.word(at) >>> 16) {
      invert();
    }
    return true;
  }

  /** The condition is that an operand is 0: if that is a test itself, take it back too. */
  private void invert() {
    if (code.lastOpcodeIn(first) == AND_I) {
      take(code.lastResultIn(first));
      inverted = true;
    }
  }

  /**
   * Appends the branch and gives the word that is to hold its target.
   *
   * @param whenZero whether it is taken when the condition is zero
   */
  int branch(boolean whenZero) {
    boolean negated = whenZero != inverted;
    if (op == BR_NZ) {
      code.use(negated ? BR_Z : BR_NZ, first, 0);
    } else if (Comparisons.comparesSlots(op)) {
      branchOnSlots(negated);
    } else if (op == AND_I) {
      code.use(negated ? BR_AND_Z : BR_AND_NZ, first, second);
      code.append(0);
    } else {
      branchOnImmediate(negated);
    }
    return code.position() - 1;
  }

  private void branchOnSlots(boolean negated) {
    int comparison = negated ? Comparisons.negated(op) : op;
    boolean swapped = negated && Comparisons.negationSwaps(op);
    int a = swapped ? second : first;
    int b = swapped ? first : second;
    code.useWord(Comparisons.branch(comparison), a, b, 0);
  }

  private void branchOnImmediate(boolean negated) {
    int comparison = op;
    int immediate = second;
    if (negated && !Comparisons.isNegatable(op, second)) {
      // "Less than 0" never holds unsigned, nor does "greater than -1": go to the target always.
      code.plain(BR, 0);
      return;
    }
    if (negated) {
      comparison = Comparisons.negatedWithImmediate(op);
      immediate = Comparisons.negatedImmediate(op, second);
    }
    if (immediate == 0 && comparison == EQ_I) {
      code.use(BR_Z, first, 0);
    } else if (immediate == 0 && comparison == NE_I) {
      code.use(BR_NZ, first, 0);
    } else {
      code.use(Comparisons.branch(comparison), first, immediate);
      code.append(0);
    }
  }
}
