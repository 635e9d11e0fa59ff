package dev.wizer.engine.interp.compile;

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
  private final SlotTypes types;
  private final boolean writeThrough;
  private final int[] locals;
  private final BitSet dirty = new BitSet();
  private final boolean handlesFailures;
  private final List<Integer> positions = new ArrayList<>();

  /**
   * Makes the code of one method.
   *
   * @param used the slots that the method uses
   * @param writeThrough whether each change of a slot is made in the frame too
   * @param handlesFailures whether the method itself has to know where it failed
   */
  SlotCode(
      MethodVisitor method,
      SlotTypes types,
      BitSet used,
      boolean writeThrough,
      boolean handlesFailures) {
    this.method = method;
    this.handlesFailures = handlesFailures;
    this.types = types;
    this.writeThrough = writeThrough;
    this.locals = new int[used.length()];
    int next = FIRST_SLOT;
    for (int slot = used.nextSetBit(0); slot >= 0; slot = used.nextSetBit(slot + 1)) {
      locals[slot] = next;
      next += types.isInt(slot) ? 1 : 2;
    }
  }

  /** How many locals the slots of {@code used} and the rest need. */
  static int localCount(SlotTypes types, BitSet used) {
    int count = FIRST_SLOT;
    for (int slot = used.nextSetBit(0); slot >= 0; slot = used.nextSetBit(slot + 1)) {
      count += types.isInt(slot) ? 1 : 2;
    }
    return count;
  }

  /** The slots whose values the frame does not have. */
  BitSet dirty() {
    return dirty;
  }

  boolean isInt(int slot) {
    return types.isInt(slot);
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

  /** Pushes a slot's low half. */
  void pushInt(int slot) {
    if (isInt(slot)) {
      method.visitVarInsn(ILOAD, locals[slot]);
    } else {
      method.visitVarInsn(LLOAD, locals[slot]);
      method.visitInsn(L2I);
    }
  }

  /** Pushes all of a slot. */
  void pushLong(int slot) {
    if (isInt(slot)) {
      method.visitVarInsn(ILOAD, locals[slot]);
      method.visitInsn(I2L);
    } else {
      method.visitVarInsn(LLOAD, locals[slot]);
    }
  }

  /** Pushes a slot in its own type. */
  void push(int slot) {
    method.visitVarInsn(isInt(slot) ? ILOAD : LLOAD, locals[slot]);
  }

  /** Pops an int into a slot. */
  void popInt(int slot) {
    if (!isInt(slot)) {
      method.visitInsn(I2L);
    }
    pop(slot);
  }

  /** Pops a long into a slot. */
  void popLong(int slot) {
    if (isInt(slot)) {
      method.visitInsn(L2I);
    }
    pop(slot);
  }

  /** Pops a value of the slot's own type. */
  void pop(int slot) {
    popClean(slot);
    if (writeThrough) {
      toFrame(slot);
    } else {
      dirty.set(slot);
    }
  }

  private void popClean(int slot) {
    method.visitVarInsn(isInt(slot) ? ISTORE : LSTORE, locals[slot]);
  }

  /** Gives a local the value zero: what the frame has does not matter. */
  void clear(int slot) {
    method.visitInsn(isInt(slot) ? ICONST_0 : LCONST_0);
    popClean(slot);
  }

  /** Copies a slot from the frame. */
  void fromFrame(int slot) {
    pushPlace(slot);
    method.visitInsn(LALOAD);
    if (isInt(slot)) {
      method.visitInsn(L2I);
    }
    popClean(slot);
    dirty.clear(slot);
  }

  /** Copies a slot to the frame. */
  void toFrame(int slot) {
    pushPlace(slot);
    pushLong(slot);
    method.visitInsn(LASTORE);
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
    for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
      if (dirty.get(slot)) {
        toFrame(slot);
        dirty.clear(slot);
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
    return positions.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A place that a branch can reach, with nothing on the operand stack. */
  void place(Label label) {
    method.visitLabel(label);
    method.visitFrame(F_SAME, 0, null, 0, null);
  }

  /** A place that a branch can reach, with one value on the operand stack. */
  void placeWithValue(Label label, boolean isInt) {
    method.visitLabel(label);
    method.visitFrame(F_SAME1, 0, null, 1, new Object[] {isInt ? INTEGER : LONG});
  }

  /**
   * The types of the locals, as a stack map says it.
   *
   * @param first the first one's
   */
  Object[] frameTypes(Object first, BitSet used, boolean usesMemory) {
    int count = FIRST_SLOT + used.cardinality();
    Object[] frame = new Object[count];
    frame[0] = first;
    frame[FP] = INTEGER;
    frame[DEPTH] = INTEGER;
    frame[POSITION] = INTEGER;
    frame[STACK] = "[J";
    frame[BYTES] = usesMemory ? "[B" : TOP;
    frame[LIMIT] = usesMemory ? INTEGER : TOP;
    int next = FIRST_SLOT;
    for (int slot = used.nextSetBit(0); slot >= 0; slot = used.nextSetBit(slot + 1)) {
      frame[next++] = isInt(slot) ? INTEGER : LONG;
    }
    return frame;
  }
}
