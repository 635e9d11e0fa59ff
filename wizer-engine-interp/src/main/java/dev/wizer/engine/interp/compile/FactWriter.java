package dev.wizer.engine.interp.compile;

import static org.objectweb.asm.Opcodes.*;

import java.util.BitSet;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes the bytecode that verifies, where it runs, what the compiler believed; none at all unless
 * that was asked for. The methods that it calls are those of {@code exec.CheckedFacts}.
 */
final class FactWriter {

  /** How many operands there are on the stack beyond those of the code that is verified. */
  static final int OPERANDS = 9;

  private static final String FACTS = Names.descriptor(Names.CHECKED_FACTS);

  private final MethodVisitor method;
  private final Constants constants;
  private final boolean on;
  private final int facts;

  /** What is needed even where all counts as needed, because handlers of exceptions may look. */
  private final Liveness liveness;

  FactWriter(CompilationUnit unit, MethodVisitor method, Constants constants) {
    this.method = method;
    this.constants = constants;
    this.on = unit.facts() != null;
    this.facts = on ? constants.add(unit.facts(), FACTS) : 0;
    this.liveness = on ? Liveness.of(unit.graph(), unit.func().frameSlots, false) : null;
  }

  /** Whether anything is verified. */
  boolean isOn() {
    return on;
  }

  /** A value on the stack, which stays there, is about to become one of another kind. */
  void converts(SlotKind from, SlotKind to, int position, int slot) {
    if (on && !from.isNarrow() && to.isNarrow()) {
      duplicateBits(from);
      pushPlace(position, slot);
      call("fits", "(J" + FACTS + "II)V");
    }
  }

  /** Something takes notice of the bits of a value on the stack, which stays there. */
  void seen(SlotKind kind, int position, int slot) {
    if (on) {
      duplicateBits(kind);
      pushPlace(position, slot);
      call("seen", "(J" + FACTS + "II)V");
    }
  }

  /** Nothing takes notice of which NaN a value on the stack is, if it is one. */
  void unseen(SlotKind kind) {
    if (on) {
      call("unseen", kind == SlotKind.DOUBLE ? "(D)D" : "(F)F");
    }
  }

  /** Whether something reads a slot that it finds where a block begins. */
  boolean isNeeded(int block, int slot) {
    return liveness.at(block).get(slot);
  }

  /** A slot of the frame, whose value is on the stack, is one that a region needs. */
  void enters(SlotKind kind, int position, int slot) {
    pushPlace(position, slot);
    method.visitInsn(kind.isNarrow() ? ICONST_1 : ICONST_0);
    call("enters", "(J" + FACTS + "III)V");
  }

  /** Only some slots are needed where control goes: what is in the others must not matter. */
  void leaves(BitSet needed) {
    if (on) {
      method.visitVarInsn(ALOAD, SlotCode.STACK);
      method.visitVarInsn(ILOAD, SlotCode.FP);
      constants.push(method, facts);
      constants.push(method, constants.add(needed, "Ljava/util/BitSet;"));
      call("leaves", "([JI" + FACTS + "Ljava/util/BitSet;)V");
    }
  }

  /**
   * The address of a load or store, which is on the stack as an int, needs no test.
   *
   * @param end how many bytes from there on are in the memory
   * @param slot the slot of the address; negative if it is none
   */
  void tested(int end, int position, int slot) {
    method.visitVarInsn(ILOAD, SlotCode.LIMIT);
    push(end);
    pushPlace(position, slot);
    call("tested", "(III" + FACTS + "II)V");
  }

  /** The slot whose value is on the stack as bits is an operand. */
  void operand(int slot) {
    constants.push(method, facts);
    push(slot);
    call("operand", "(J" + FACTS + "I)V");
  }

  /** All operands of an operation have been told. */
  void execute(int position) {
    constants.push(method, facts);
    push(position);
    method.visitMethodInsn(INVOKEVIRTUAL, Names.CHECKED_FACTS, "execute", "(I)V", false);
  }

  /**
   * The slot whose value is on the stack as bits is a result.
   *
   * @param anyNan whether it may be any NaN if it is one
   */
  void result(int position, int slot, boolean anyNan) {
    pushPlace(position, slot);
    method.visitInsn(anyNan ? ICONST_1 : ICONST_0);
    call("result", "(J" + FACTS + "III)V");
  }

  /**
   * What follows a conditional branch, which has been told like other operations.
   *
   * @param taken where the branch goes, which goes on to {@code target}
   */
  void branch(int position, SlotCode slots, Label taken, Label target) {
    Label behind = new Label();
    branches(ICONST_0, position);
    method.visitJumpInsn(GOTO, behind);
    slots.place(taken);
    branches(ICONST_1, position);
    method.visitJumpInsn(GOTO, target);
    slots.place(behind);
  }

  private void branches(int does, int position) {
    method.visitInsn(does);
    constants.push(method, facts);
    push(position);
    call("branches", "(I" + FACTS + "I)V");
  }

  private void duplicateBits(SlotKind kind) {
    method.visitInsn(kind.isNarrow() ? DUP : DUP2);
    kind.convert(method, SlotKind.LONG);
  }

  private void pushPlace(int position, int slot) {
    constants.push(method, facts);
    push(position);
    push(slot);
  }

  private void push(int number) {
    if (number == (short) number) {
      method.visitIntInsn(SIPUSH, number);
    } else {
      method.visitLdcInsn(number);
    }
  }

  private void call(String name, String descriptor) {
    method.visitMethodInsn(INVOKESTATIC, Names.CHECKED_FACTS, name, descriptor, false);
  }
}
