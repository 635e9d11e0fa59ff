package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.MOVE2;
import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes bytecode that moves values between the operand stack, the locals that stand for a frame's
 * slots, and the frame itself; and knows which locals the frame does not have yet.
 */
final class SlotCode {

  /** The locals of every compiled method. */
  static final int FP = 1;

  static final int DEPTH = 2;

  /** The number of the entry first, then the position of the operation that may fail. */
  static final int POSITION = 3;

  static final int STACK = 4;

  /** The head of memory 0, and how many bytes it has: used only where memory is. */
  static final int BYTES = 5;

  static final int LIMIT = 6;
  static final int FIRST_SLOT = 7;

  private final MethodVisitor method;
  private final FactWriter facts;
  private final SlotKinds kinds;
  private final boolean writeThrough;

  /** By variable, its local. */
  private final int[] locals;

  /** By slot, the kind in which it is now; null if it is not needed. */
  private final SlotKind[] current;

  private final BitSet dirty = new BitSet();
  private final boolean handlesFailures;
  private final List<Integer> positions = new ArrayList<>();

  /** Where the operation is that is being written. */
  private int position;

  /**
   * Makes the code of one method.
   *
   * @param facts verifies what is believed of slots
   * @param kinds the kinds of the slots that the method uses
   * @param slotCount how many these are at most
   * @param writeThrough whether each change of a slot is made in the frame too
   * @param handlesFailures whether the method itself has to know where it failed
   */
  SlotCode(
      MethodVisitor method,
      FactWriter facts,
      SlotKinds kinds,
      int slotCount,
      boolean writeThrough,
      boolean handlesFailures) {
    this.method = method;
    this.facts = facts;
    this.handlesFailures = handlesFailures;
    this.kinds = kinds;
    this.writeThrough = writeThrough;
    int[] variables = kinds.variables();
    this.locals = new int[variables.length == 0 ? 0 : variables[variables.length - 1] + 1];
    this.current = new SlotKind[slotCount];
    int next = FIRST_SLOT;
    for (int variable : variables) {
      locals[variable] = next;
      next += SlotKinds.kind(variable).size;
    }
  }

  /** The variables whose values the frame does not have. */
  BitSet dirty() {
    return dirty;
  }

  /**
   * Goes to the beginning of a block.
   *
   * @param dirtySlots the slots whose values the frame may lack there
   */
  void enter(int block, BitSet dirtySlots) {
    for (int slot = 0; slot < current.length; slot++) {
      current[slot] = kinds.atStart(block, slot);
    }
    dirty.clear();
    for (int slot = dirtySlots.nextSetBit(0); slot >= 0; slot = dirtySlots.nextSetBit(slot + 1)) {
      dirty.set(variable(slot));
    }
  }

  /** Goes to an operation. */
  void at(int operationPosition) {
    position = operationPosition;
  }

  /** Where the operation is that is being written. */
  int position() {
    return position;
  }

  /** How many slots there are at most. */
  int slotCount() {
    return current.length;
  }

  /** The kind in which a slot is. */
  SlotKind kind(int slot) {
    return current[slot];
  }

  /** The kind in which a slot will be when it has the operation's result. */
  SlotKind resultKind(int slot) {
    return kinds.given(position, slot);
  }

  /** The variable in which a slot is. */
  int variable(int slot) {
    return SlotKinds.variable(slot, current[slot]);
  }

  /** Whether a slot holds 32 bits only. */
  boolean isInt(int slot) {
    return current[slot].isNarrow();
  }

  void constant(int value) {
    if (value >= -1 && value <= 5) {
      method.visitInsn(ICONST_0 + value);
    } else if (value == (byte) value) {
      method.visitIntInsn(BIPUSH, value);
    } else if (value == (short) value) {
      method.visitIntInsn(SIPUSH, value);
    } else {
      method.visitLdcInsn(value);
    }
  }

  void constant(long value) {
    if (value == 0 || value == 1) {
      method.visitInsn(value == 0 ? LCONST_0 : LCONST_1);
    } else if (value == (short) value) {
      constant((int) value);
      method.visitInsn(I2L);
    } else {
      method.visitLdcInsn(value);
    }
  }

  /** Pushes a number that has the given bits, or those in its low half. */
  void constant(long bits, SlotKind kind) {
    if (kind == SlotKind.DOUBLE && !Double.isNaN(Double.longBitsToDouble(bits))) {
      constant(Double.longBitsToDouble(bits));
    } else if (kind == SlotKind.FLOAT && !Float.isNaN(Float.intBitsToFloat((int) bits))) {
      constant(Float.intBitsToFloat((int) bits));
    } else if (kind.isNarrow()) {
      // Not every NaN survives as a constant of a class file.
      constant((int) bits);
      SlotKind.INT.convert(method, kind);
    } else {
      constant(bits);
      SlotKind.LONG.convert(method, kind);
    }
  }

  private void constant(double value) {
    if (Double.doubleToRawLongBits(value) == 0 || value == 1) {
      method.visitInsn(value == 0 ? DCONST_0 : DCONST_1);
    } else {
      method.visitLdcInsn(value);
    }
  }

  private void constant(float value) {
    if (Float.floatToRawIntBits(value) == 0 || value == 1) {
      method.visitInsn(value == 0 ? FCONST_0 : FCONST_1);
    } else {
      method.visitLdcInsn(value);
    }
  }

  /** Pushes a slot's low half. */
  void pushInt(int slot) {
    push(slot, SlotKind.INT);
  }

  /** Pushes all of a slot. */
  void pushLong(int slot) {
    push(slot, SlotKind.LONG);
  }

  /** Pushes a slot as a kind. */
  void push(int slot, SlotKind kind) {
    pushVariable(variable(slot), kind);
  }

  /** Pushes a slot that is in a variable. */
  void pushVariable(int variable, SlotKind kind) {
    SlotKind own = SlotKinds.kind(variable);
    own.load(method, locals[variable]);
    if (own.isFloat() && !kind.isFloat()) {
      facts.seen(own, position, SlotKinds.slot(variable));
    }
    own.convert(method, kind);
  }

  /** Pushes the bits of a variable, of which nothing takes notice. */
  private void pushUnseen(int variable) {
    SlotKind own = SlotKinds.kind(variable);
    own.load(method, locals[variable]);
    own.convert(method, SlotKind.LONG);
  }

  /** Pushes a slot in the kind in which it is, for something that takes notice of its bits. */
  void pushSeen(int slot) {
    push(slot, current[slot]);
    if (current[slot].isFloat()) {
      facts.seen(current[slot], position, slot);
    }
  }

  /** Tells the operands of an operation to what verifies its results. */
  void tellOperands(Operation operation) {
    operation.uses(
        slot -> {
          if (current[slot] != null && !isWrittenFirst(operation, slot)) {
            pushUnseen(variable(slot));
            facts.operand(slot);
          }
        });
    facts.execute(operation.position);
  }

  /** What the second of two moves reads may be what the first one writes: nothing before that. */
  private static boolean isWrittenFirst(Operation operation, int slot) {
    return operation.opcode == MOVE2 && slot == operation.d && slot != operation.a;
  }

  /** Verifies the results of an operation. */
  void tellResults(Operation operation) {
    boolean isFloat = FloatOperands.instruction(operation.opcode) >= 0;
    operation.defs(
        slot -> {
          pushUnseen(variable(slot));
          facts.result(operation.position, slot, isFloat && current[slot].isFloat());
        });
  }

  /** Verifies what is believed of the slot of a variable that is loaded where a block begins. */
  void tellEntered(int variable, int block, int blockStart) {
    int slot = SlotKinds.slot(variable);
    if (facts.isOn() && facts.isNeeded(block, slot)) {
      pushPlace(slot);
      method.visitInsn(LALOAD);
      facts.enters(SlotKinds.kind(variable), blockStart, slot);
    }
  }

  /** Pops an int into a slot. */
  void popInt(int slot) {
    pop(slot, SlotKind.INT);
  }

  /** Pops a long into a slot. */
  void popLong(int slot) {
    pop(slot, SlotKind.LONG);
  }

  /** Pops a value of some kind into a slot. */
  void pop(int slot, SlotKind kind) {
    popClean(slot, kind);
    if (writeThrough) {
      toFrame(variable(slot));
    } else {
      dirty.set(variable(slot));
    }
  }

  private void popClean(int slot, SlotKind kind) {
    forget(slot);
    current[slot] = resultKind(slot);
    facts.converts(kind, current[slot], position, slot);
    kind.convert(method, current[slot]);
    current[slot].store(method, locals[variable(slot)]);
  }

  private void forget(int slot) {
    if (current[slot] != null) {
      dirty.clear(variable(slot));
    }
  }

  /** Gives a variable's local the value zero: what the frame has does not matter. */
  void clear(int variable) {
    SlotKind kind = SlotKinds.kind(variable);
    kind.pushZero(method);
    kind.store(method, locals[variable]);
  }

  /** Copies a slot from the frame to a variable. */
  void load(int variable) {
    SlotKind kind = SlotKinds.kind(variable);
    pushPlace(SlotKinds.slot(variable));
    method.visitInsn(LALOAD);
    SlotKind.LONG.convert(method, kind);
    kind.store(method, locals[variable]);
  }

  /** Copies a slot, to which the operation gives a value, from the frame. */
  void fromFrame(int slot) {
    pushPlace(slot);
    method.visitInsn(LALOAD);
    popClean(slot, SlotKind.LONG);
  }

  /** Copies a slot from a variable to the frame. */
  void toFrame(int variable) {
    pushPlace(SlotKinds.slot(variable));
    pushVariable(variable, SlotKind.LONG);
    method.visitInsn(LASTORE);
  }

  /** Copies a slot from a variable to the frame, where the interpreter goes on within a block. */
  void toFrameUnseen(int variable) {
    pushPlace(SlotKinds.slot(variable));
    pushUnseen(variable);
    method.visitInsn(LASTORE);
  }

  /** Calls a static method with the operands of an operation, and takes its result. */
  void call(Operation operation, String owner, String name, String descriptor) {
    int end = descriptor.indexOf(')');
    for (int i = 1; i < end; i++) {
      int slot = i == 1 ? operation.a : operation.b;
      if (descriptor.charAt(i) == 'I') {
        pushInt(slot);
      } else {
        pushLong(slot);
      }
    }
    method.visitMethodInsn(INVOKESTATIC, owner, name, descriptor, false);
    if (descriptor.charAt(end + 1) == 'J') {
      popLong(operation.d);
    } else {
      popInt(operation.d);
    }
  }

  /** Pushes the array of frames and an index. */
  void pushPlace(int slot) {
    method.visitVarInsn(ALOAD, STACK);
    pushIndex(slot);
  }

  /** Pushes the index of a slot in the array of frames. */
  void pushIndex(int slot) {
    method.visitVarInsn(ILOAD, FP);
    if (slot != 0) {
      constant(slot);
      method.visitInsn(IADD);
    }
  }

  /** Pushes where the frame of a call begins, and how many calls are active outside of it. */
  void pushCallFrame(int base) {
    pushIndex(base);
    method.visitVarInsn(ILOAD, DEPTH);
    method.visitInsn(ICONST_1);
    method.visitInsn(IADD);
  }

  /** Copies those of some slots to the frame that it does not have. */
  void flush(BitSet slots) {
    for (int variable = dirty.nextSetBit(0);
        variable >= 0;
        variable = dirty.nextSetBit(variable + 1)) {
      if (slots.get(SlotKinds.slot(variable))) {
        toFrame(variable);
        dirty.clear(variable);
      }
    }
  }

  /** Remembers where a failure of the next operation comes from. */
  void markPosition(int position) {
    if (handlesFailures) {
      constant(position);
      method.visitVarInsn(ISTORE, POSITION);
    }
    if (positions.isEmpty() || positions.get(positions.size() - 1) != position) {
      Label line = new Label();
      method.visitLabel(line);
      positions.add(position);
      method.visitLineNumber(positions.size(), line);
    }
  }

  /** Has what follows stand for no position: a call from there is none of the guest's. */
  void markNoPosition() {
    Label line = new Label();
    method.visitLabel(line);
    method.visitLineNumber(0, line);
  }

  /** The positions that line numbers stand for. */
  int[] positions() {
    int[] all = new int[positions.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = positions.get(i);
    }
    return all;
  }

  /** A place that a branch can reach, with nothing on the operand stack. */
  void place(Label label) {
    method.visitLabel(label);
    method.visitFrame(F_SAME, 0, null, 0, null);
  }

  /** A place that a branch can reach, with one value on the operand stack. */
  void placeWithValue(Label label, SlotKind kind) {
    method.visitLabel(label);
    method.visitFrame(F_SAME1, 0, null, 1, new Object[] {kind.type});
  }

  /**
   * The types of the locals, as a stack map says it.
   *
   * @param first the first one's
   */
  Object[] frameTypes(Object first, boolean usesMemory) {
    int[] variables = kinds.variables();
    Object[] frame = new Object[FIRST_SLOT + variables.length];
    frame[0] = first;
    frame[FP] = INTEGER;
    frame[DEPTH] = INTEGER;
    frame[POSITION] = INTEGER;
    frame[STACK] = "[J";
    frame[BYTES] = usesMemory ? "[B" : TOP;
    frame[LIMIT] = usesMemory ? INTEGER : TOP;
    int next = FIRST_SLOT;
    for (int variable : variables) {
      frame[next++] = SlotKinds.kind(variable).type;
    }
    return frame;
  }
}
