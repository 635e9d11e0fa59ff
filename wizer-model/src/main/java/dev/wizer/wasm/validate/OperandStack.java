package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.WasmLimits;
import java.util.Arrays;

/** The types of the operands that are on the stack at a point of the code. */
final class OperandStack {

  private static final int INITIAL_CAPACITY = 256;
  private static final int TYPE_MASK = (1 << InstructionTable.TYPE_BITS) - 1;
  private static final int OPERANDS_MASK = (1 << InstructionTable.RESULT_SHIFT) - 1;

  private final CodeCursor code;
  private byte[] types = new byte[INITIAL_CAPACITY];
  private int top;

  /** Where the innermost block's own operands begin. */
  private int floor;

  /**
   * Whether the rest of the innermost block can't be reached, so that operands of any type may be
   * taken once its own are used up: the specification's "stack-polymorphic".
   */
  private boolean polymorphic;

  OperandStack(CodeCursor code) {
    this.code = code;
  }

  /** {@return where the innermost block's own operands begin} */
  int floor() {
    return floor;
  }

  /** {@return how many operands there are, in all blocks} */
  int top() {
    return top;
  }

  /** Sets how many operands there are, after {@link #types()} has been changed. */
  void setTop(int newTop) {
    top = newTop;
  }

  /** {@return the types from the bottom on, with room at the end} */
  byte[] types() {
    return types;
  }

  boolean isPolymorphic() {
    return polymorphic;
  }

  /** {@return whether the innermost block has no operands of its own} */
  boolean isEmpty() {
    return top == floor;
  }

  /** Forgets all. */
  void clear() {
    top = 0;
    closeBlock(0, false);
  }

  /** Begins a block, which can't reach the operands that are there. */
  void openBlock() {
    floor = top;
    polymorphic = false;
  }

  /** Goes back to the block around, given its state from before. */
  void closeBlock(int outerFloor, boolean outerPolymorphic) {
    floor = outerFloor;
    polymorphic = outerPolymorphic;
  }

  /** Drops the innermost block's operands: what follows can't be reached. */
  void becomeUnreachable() {
    top = floor;
    polymorphic = true;
  }

  void push(int type) {
    if (top == types.length) {
      ensureRoomFor(1);
    }
    types[top++] = (byte) type;
  }

  void pushAll(byte[] pushed) {
    if (pushed.length == 1) {
      push(pushed[0]);
    } else if (pushed.length > 1) {
      pushSequence(pushed);
    }
  }

  private void pushSequence(byte[] pushed) {
    if (pushed.length > types.length - top) {
      ensureRoomFor(pushed.length);
    }
    System.arraycopy(pushed, 0, types, top, pushed.length);
    top += pushed.length;
  }

  private void ensureRoomFor(int count) {
    if (top + count > WasmLimits.MAX_OPERANDS) {
      throw code.invalid("too many operands", "the limit is " + WasmLimits.MAX_OPERANDS);
    }
    types = Arrays.copyOf(types, Math.max(2 * types.length, top + count));
  }

  void pop(int expected) {
    if (top > floor && types[top - 1] == expected) {
      top--;
    } else {
      popOther(expected);
    }
  }

  private void popOther(int expected) {
    int actual = take(expected);
    if (actual != expected && actual != TypeCode.UNKNOWN) {
      throw mismatch(expected, TypeCode.text(actual));
    }
  }

  /** Takes an operand of whatever type, and {@return its type} */
  int popAny() {
    return take(TypeCode.UNKNOWN);
  }

  private int take(int expected) {
    if (top > floor) {
      return types[--top];
    }
    if (!polymorphic) {
      throw mismatch(expected, "nothing");
    }
    return TypeCode.UNKNOWN;
  }

  /** Takes the operands and gives the result of a packed signature of {@link InstructionTable}. */
  void apply(int signature) {
    for (int rest = signature & OPERANDS_MASK; rest != 0; rest >>>= InstructionTable.TYPE_BITS) {
      pop(rest & TYPE_MASK);
    }
    int result = signature >> InstructionTable.RESULT_SHIFT;
    if (result != 0) {
      push(result);
    }
  }

  /** Takes one operand of each type, the last type's from the top. */
  void popAll(byte[] expected) {
    if (expected.length > 1) {
      popSequence(expected);
    } else if (expected.length == 1) {
      pop(expected[0]);
    }
  }

  /** Compares as a whole first: a thousand operands can be taken by two bytes of code. */
  private void popSequence(byte[] expected) {
    if (isOnTop(expected)) {
      top -= expected.length;
      return;
    }
    for (int i = expected.length - 1; i >= 0; i--) {
      pop(expected[i]);
    }
  }

  /** Throws if {@link #popAll} would, but changes nothing. */
  void checkAll(byte[] expected) {
    if (isOnTop(expected)) {
      return;
    }
    int topBefore = top;
    byte[] typesBefore = Arrays.copyOfRange(types, Math.max(floor, top - expected.length), top);
    popAll(expected);
    System.arraycopy(typesBefore, 0, types, topBefore - typesBefore.length, typesBefore.length);
    top = topBefore;
  }

  private boolean isOnTop(byte[] expected) {
    int first = top - expected.length;
    return first >= floor && Arrays.equals(types, first, top, expected, 0, expected.length);
  }

  private InvalidModuleException mismatch(int expected, String actual) {
    return code.invalid(
        "type mismatch", "expected " + TypeCode.text(expected) + ", found " + actual);
  }
}
