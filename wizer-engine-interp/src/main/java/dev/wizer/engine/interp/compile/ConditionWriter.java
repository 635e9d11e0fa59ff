package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Makes the bytecode of comparisons of integers, as branches and as values. */
final class ConditionWriter {

  private final MethodVisitor method;
  private final SlotCode slots;

  ConditionWriter(MethodVisitor method, SlotCode slots) {
    this.method = method;
    this.slots = slots;
  }

  /** Branches to {@code target} if the operation's condition holds. */
  void branch(Operation operation, Label target) {
    int d = operation.d;
    int word = operation.word;
    switch (operation.opcode) {
      case BR_Z -> onZero(d, IFEQ, target);
      case BR_NZ -> onZero(d, IFNE, target);
      case BR_AND_Z, BR_AND_NZ -> onBits(d, word, operation.opcode == BR_AND_Z, target);
      case BR_EQ -> slots(d, operation.a, IF_ICMPEQ, false, target);
      case BR_NE -> slots(d, operation.a, IF_ICMPNE, false, target);
      case BR_LT_S -> slots(d, operation.a, IF_ICMPLT, false, target);
      case BR_LE_S -> slots(d, operation.a, IF_ICMPLE, false, target);
      case BR_LT_U -> slots(d, operation.a, IF_ICMPLT, true, target);
      case BR_LE_U -> slots(d, operation.a, IF_ICMPLE, true, target);
      case BR_EQ_I -> immediate(d, word, IF_ICMPEQ, false, target);
      case BR_NE_I -> immediate(d, word, IF_ICMPNE, false, target);
      case BR_LT_S_I -> immediate(d, word, IF_ICMPLT, false, target);
      case BR_GT_S_I -> immediate(d, word, IF_ICMPGT, false, target);
      case BR_LT_U_I -> immediate(d, word, IF_ICMPLT, true, target);
      case BR_GT_U_I -> immediate(d, word, IF_ICMPGT, true, target);
      default -> throw new AssertionError(operation.opcode);
    }
  }

  /** Gives the operation's result slot 1 or 0. */
  void value(Operation operation) {
    Label holds = new Label();
    Label end = new Label();
    int a = operation.a;
    int immediate = operation.immediate;
    switch (operation.opcode) {
      case EQ -> slots(a, operation.b, IF_ICMPEQ, false, holds);
      case NE -> slots(a, operation.b, IF_ICMPNE, false, holds);
      case LT_S -> slots(a, operation.b, IF_ICMPLT, false, holds);
      case LE_S -> slots(a, operation.b, IF_ICMPLE, false, holds);
      case LT_U -> slots(a, operation.b, IF_ICMPLT, true, holds);
      case LE_U -> slots(a, operation.b, IF_ICMPLE, true, holds);
      case EQ_I -> immediate(a, immediate, IF_ICMPEQ, false, holds);
      case NE_I -> immediate(a, immediate, IF_ICMPNE, false, holds);
      case LT_S_I -> immediate(a, immediate, IF_ICMPLT, false, holds);
      case GT_S_I -> immediate(a, immediate, IF_ICMPGT, false, holds);
      case LT_U_I -> immediate(a, immediate, IF_ICMPLT, true, holds);
      case GT_U_I -> immediate(a, immediate, IF_ICMPGT, true, holds);
      default -> throw new AssertionError(operation.opcode);
    }
    method.visitInsn(ICONST_0);
    method.visitJumpInsn(GOTO, end);
    slots.place(holds);
    method.visitInsn(ICONST_1);
    slots.placeWithValue(end, SlotKind.INT);
    slots.popInt(operation.d);
  }

  /** Branches if a slot is zero, or if it is not. */
  void onZero(int slot, int jump, Label target) {
    if (slots.isInt(slot)) {
      slots.pushInt(slot);
    } else {
      slots.pushLong(slot);
      method.visitInsn(LCONST_0);
      method.visitInsn(LCMP);
    }
    method.visitJumpInsn(jump, target);
  }

  private void onBits(int slot, int bits, boolean whenZero, Label target) {
    if (slots.isInt(slot) || bits >= 0) {
      slots.pushInt(slot);
      slots.constant(bits);
      method.visitInsn(IAND);
    } else {
      slots.pushLong(slot);
      slots.constant((long) bits);
      method.visitInsn(LAND);
      method.visitInsn(LCONST_0);
      method.visitInsn(LCMP);
    }
    method.visitJumpInsn(whenZero ? IFEQ : IFNE, target);
  }

  /**
   * Compares two slots.
   *
   * @param jump the jump that compares two ints
   */
  private void slots(int a, int b, int jump, boolean unsigned, Label target) {
    if (slots.isInt(a) && slots.isInt(b)) {
      pushInt(a, unsigned);
      pushInt(b, unsigned);
      method.visitJumpInsn(jump, target);
    } else {
      pushLong(a, unsigned);
      pushLong(b, unsigned);
      method.visitInsn(LCMP);
      method.visitJumpInsn(withZero(jump), target);
    }
  }

  private void immediate(int a, int value, int jump, boolean unsigned, Label target) {
    if (!slots.isInt(a)) {
      pushLong(a, unsigned);
      slots.constant(unsigned ? value ^ Long.MIN_VALUE : (long) value);
      method.visitInsn(LCMP);
      method.visitJumpInsn(withZero(jump), target);
      return;
    }
    pushInt(a, unsigned);
    int other = unsigned ? value ^ Integer.MIN_VALUE : value;
    if (other == 0) {
      method.visitJumpInsn(withZero(jump), target);
    } else {
      slots.constant(other);
      method.visitJumpInsn(jump, target);
    }
  }

  /** Pushes a slot; an unsigned number such that its order is that of signed ones. */
  private void pushInt(int slot, boolean unsigned) {
    slots.pushInt(slot);
    if (unsigned) {
      slots.constant(Integer.MIN_VALUE);
      method.visitInsn(IXOR);
    }
  }

  private void pushLong(int slot, boolean unsigned) {
    slots.pushLong(slot);
    if (unsigned) {
      slots.constant(Long.MIN_VALUE);
      method.visitInsn(LXOR);
    }
  }

  /** The jump that compares an int with zero as {@code jump} compares two. */
  private static int withZero(int jump) {
    return jump - IF_ICMPEQ + IFEQ;
  }
}
