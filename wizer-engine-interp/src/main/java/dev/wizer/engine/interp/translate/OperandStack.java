package dev.wizer.engine.interp.translate;

import java.util.Arrays;

/**
 * The operand stack during translation. An operand is a <em>temporary</em>, whose value is in the
 * slot that belongs to its place in the stack (its home), or a pending reference to a local, or a
 * constant. The latter two cost nothing until they are needed in a slot.
 */
final class OperandStack {

  private static final byte TEMPORARY = 0;
  private static final byte LOCAL = 1;
  private static final byte CONSTANT = 2;

  /** Bounds the work of finding the pending references to a local. */
  private static final int MAX_PENDING = 32;

  private final CodeBuffer code;
  private final int firstSlot;
  private byte[] kinds = new byte[32];
  private byte[] widths = new byte[32];
  private int[] homes = new int[32];
  private long[] values = new long[32];
  private int size;
  private int maxSlot;

  /** The places of the pending references to locals, ascending. */
  private final int[] pending = new int[MAX_PENDING];

  private int pendingCount;

  OperandStack(CodeBuffer code, int firstSlot) {
    this.code = code;
    this.firstSlot = firstSlot;
    this.maxSlot = firstSlot;
  }

  int size() {
    return size;
  }

  /** How many slots the frame needs: all that were ever in use, and one more. */
  int frameSlots() {
    return maxSlot + 1;
  }

  /** The slot that the next operand will have as its home. */
  int nextHome() {
    return size == 0 ? firstSlot : homes[size - 1] + widths[size - 1];
  }

  int home(int place) {
    return homes[place];
  }

  int width(int place) {
    return widths[place];
  }

  boolean isConstant(int place) {
    return kinds[place] == CONSTANT;
  }

  boolean isTemporary(int place) {
    return kinds[place] == TEMPORARY;
  }

  boolean isLocal(int place) {
    return kinds[place] == LOCAL;
  }

  /** A constant's value, or the slot of a local. */
  long value(int place) {
    return values[place];
  }

  private void push(byte kind, int width, long value) {
    if (size == kinds.length) {
      grow();
    }
    int home = nextHome();
    kinds[size] = kind;
    widths[size] = (byte) width;
    homes[size] = home;
    values[size] = value;
    size++;
    if (home + width > maxSlot) {
      maxSlot = FrameLimits.checkSlots(home + width);
    }
  }

  private void grow() {
    kinds = Arrays.copyOf(kinds, 2 * size);
    widths = Arrays.copyOf(widths, 2 * size);
    homes = Arrays.copyOf(homes, 2 * size);
    values = Arrays.copyOf(values, 2 * size);
  }

  /** Pushes a temporary and gives its home. */
  int pushTemporary(int width) {
    push(TEMPORARY, width, 0);
    return homes[size - 1];
  }

  void pushTemporaries(byte[] manyWidths) {
    for (byte width : manyWidths) {
      push(TEMPORARY, width, 0);
    }
  }

  void pushConstant(long value) {
    push(CONSTANT, 1, value);
  }

  void pushLocal(int slot, int width) {
    if (pendingCount == MAX_PENDING) {
      code.move(pushTemporary(width), slot, width);
    } else {
      pending[pendingCount++] = size;
      push(LOCAL, width, slot);
    }
  }

  void pop() {
    size--;
    if (kinds[size] == LOCAL) {
      pendingCount--;
    }
  }

  void popTo(int newSize) {
    size = newSize;
    while (pendingCount > 0 && pending[pendingCount - 1] >= newSize) {
      pendingCount--;
    }
  }

  /** The slot that holds the operand; a constant is put into its home first. */
  int slot(int place) {
    if (kinds[place] == LOCAL) {
      return (int) values[place];
    }
    if (kinds[place] == CONSTANT) {
      code.constant(homes[place], values[place]);
      kinds[place] = TEMPORARY;
    }
    return homes[place];
  }

  /** Puts the top operand into its home, and gives that. */
  int slotOfTop() {
    materialise(size - 1);
    return homes[size - 1];
  }

  /** Puts the operand into its home. */
  void materialise(int place) {
    if (kinds[place] == LOCAL) {
      code.move(homes[place], (int) values[place], widths[place]);
      kinds[place] = TEMPORARY;
      removePending(place);
    } else {
      slot(place);
    }
  }

  private void removePending(int place) {
    int at = pendingCount - 1;
    while (pending[at] != place) {
      at--;
    }
    System.arraycopy(pending, at + 1, pending, at, pendingCount - at - 1);
    pendingCount--;
  }

  /** Puts the top {@code count} operands into their homes. */
  void materialiseTop(int count) {
    for (int place = size - count; place < size; place++) {
      materialise(place);
    }
  }

  /** Puts all pending references to locals into their homes. */
  void materialiseLocals() {
    while (pendingCount > 0) {
      materialise(pending[pendingCount - 1]);
    }
  }

  /**
   * Prepares for a change of the local in {@code slot}: operands that refer to it get its old
   * value.
   *
   * @param beforeLast whether the last operation will be the one that changes the local
   */
  void detach(int slot, boolean beforeLast) {
    for (int i = pendingCount - 1; i >= 0; i--) {
      int place = pending[i];
      if (values[place] == slot) {
        if (beforeLast) {
          code.moveBeforeLast(homes[place], slot, widths[place]);
          kinds[place] = TEMPORARY;
          removePending(place);
        } else {
          materialise(place);
        }
      }
    }
  }
}
