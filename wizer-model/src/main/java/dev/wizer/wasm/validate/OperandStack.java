package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.WasmLimits;
import java.util.Arrays;

/** The types of the operands that are on the stack at a point of the code. */
final class OperandStack {

  private static final int INITIAL_CAPACITY = 256;
  private static final int TYPE_MASK = (1 << InstructionTable.TYPE_BITS) - 1;
  private static final int OPERANDS_MASK = (1 << InstructionTable.RESULT_SHIFT) - 1;

  /** A reference of which nothing is known. */
  private static final int BOTTOM_REF = TypeCode.reference(false, TypeCode.BOTTOM_HEAP);

  private final CodeCursor code;
  private final TypeSpace typeSpace;
  private int[] types = new int[INITIAL_CAPACITY];
  private int top;

  /** Where the innermost block's own operands begin. */
  private int floor;

  /**
   * Whether the rest of the innermost block can't be reached, so that operands of any type may be
   * taken once its own are used up: the specification's "stack-polymorphic".
   */
  private boolean polymorphic;

  OperandStack(CodeCursor code, TypeSpace typeSpace) {
    this.code = code;
    this.typeSpace = typeSpace;
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
  int[] types() {
    return types;
  }

  boolean isPolymorphic() {
    return polymorphic;
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
    types[top++] = type;
  }

  void pushAll(int[] pushed) {
    if (pushed.length == 1) {
      push(pushed[0]);
    } else if (pushed.length > 1) {
      pushSequence(pushed);
    }
  }

  private void pushSequence(int[] pushed) {
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
    int topBefore = top;
    if (!take(expected)) {
      throw mismatch(new int[] {expected}, topBefore);
    }
  }

  /** Takes an operand, and {@return whether it is of the expected type} */
  private boolean take(int expected) {
    return top > floor ? typeSpace.matches(types[--top], expected) : polymorphic;
  }

  /** Takes an operand of whatever type, and {@return its type} */
  int popAny() {
    if (top > floor) {
      return types[--top];
    }
    if (!polymorphic) {
      throw code.invalid("type mismatch: instruction requires a value but stack has []");
    }
    return TypeCode.UNKNOWN;
  }

  /** Takes a reference, and {@return its type, of which unreachable code may know nothing} */
  int popReference() {
    int type = popAny();
    if (type == TypeCode.UNKNOWN) {
      return BOTTOM_REF;
    }
    if (!TypeCode.isReference(type)) {
      throw code.invalid(
          "type mismatch: instruction requires reference type but stack has "
              + typeSpace.text(type));
    }
    return type;
  }

  /**
   * Takes {@code count} operands of one type. It may be any unsigned number: more than there are
   * would be found at once.
   */
  void popMany(int expected, int count) {
    for (int left = count; left != 0 && !(polymorphic && top == floor); left--) {
      pop(expected);
    }
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
  void popAll(int[] expected) {
    if (expected.length > 1) {
      popSequence(expected);
    } else if (expected.length == 1) {
      pop(expected[0]);
    }
  }

  /** Compares as a whole first: a thousand operands can be taken by two bytes of code. */
  private void popSequence(int[] expected) {
    int topBefore = top;
    if (isOnTop(expected)) {
      top -= expected.length;
      return;
    }
    for (int i = expected.length - 1; i >= 0; i--) {
      if (!take(expected[i])) {
        throw mismatch(expected, topBefore);
      }
    }
  }

  /** Throws if {@link #popAll} would, but changes nothing. */
  void checkAll(int[] expected) {
    int topBefore = top;
    popAll(expected);
    top = topBefore;
  }

  private boolean isOnTop(int[] expected) {
    int first = top - expected.length;
    return first >= floor && Arrays.equals(types, first, top, expected, 0, expected.length);
  }

  /** Takes the innermost block's results, which must be all that it leaves. */
  void popBlockResults(int[] expected) {
    popAll(expected);
    if (top != floor) {
      throw code.invalid(
          "type mismatch: block requires "
              + typeSpace.text(expected)
              + " but stack has "
              + typeSpace.text(types, floor, top + expected.length));
    }
  }

  private InvalidModuleException mismatch(int[] expected, int topBefore) {
    int from = Math.max(floor, topBefore - expected.length);
    return code.invalid(
        "type mismatch: instruction requires "
            + typeSpace.text(expected)
            + " but stack has "
            + typeSpace.text(types, from, topBefore));
  }
}
