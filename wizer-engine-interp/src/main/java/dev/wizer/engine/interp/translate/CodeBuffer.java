package dev.wizer.engine.interp.translate;

import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.ir.IrTable;
import dev.wizer.engine.interp.ir.Operand;
import java.util.Arrays;

/**
 * Appends operations of the register form.
 *
 * <p>Slots that don't fit the 16 bits that an operation has for them are <em>far</em>. In wide mode
 * an operation with far slots is surrounded by moves to and from scratch slots, which are near; in
 * the ordinary mode it only sets {@link #needsWideMode}, and the function is translated again.
 */
final class CodeBuffer {

  /** How many slots wide mode sets aside. */
  static final int SCRATCH_SLOTS = 8;

  /** Stands for no position. */
  static final int NONE = -1;

  private static final int MAX_NEAR_SLOT = 0xFFFF;
  private static final int SCRATCH_C = 4;
  private static final int SCRATCH_RESULT = 6;

  private final boolean wide;
  private final int scratch;
  private final PositionRecorder recorder;
  private int[] words;
  private int length;
  private boolean needsWideMode;

  /** Where the last operation begins, if its result is the value on top of the operand stack. */
  private int lastResult = NONE;

  /** Where the last operation begins, if it is a move of one slot. */
  private int lastMove = NONE;

  /** What was known before the last operation, in case it is taken back. */
  private int previousResult = NONE;

  /** The current instruction's offset in the function's body. */
  int bodyOffset;

  CodeBuffer(int capacity, boolean wide, int scratch, PositionRecorder recorder) {
    this.words = new int[capacity];
    this.wide = wide;
    this.scratch = scratch;
    this.recorder = recorder;
  }

  int[] finish() {
    return Arrays.copyOf(words, length);
  }

  int position() {
    return length;
  }

  boolean needsWideMode() {
    return needsWideMode;
  }

  int word(int position) {
    return words[position];
  }

  void setWord(int position, int word) {
    words[position] = word;
  }

  /** Where the last operation begins if its result is in {@code slot}, or {@link #NONE}. */
  int lastResultIn(int slot) {
    return lastResult != NONE && words[lastResult] >>> 16 == slot ? lastResult : NONE;
  }

  /** Control may come from elsewhere: nothing is known about the last operation. */
  void forgetLastResult() {
    lastResult = NONE;
    previousResult = NONE;
    lastMove = NONE;
  }

  /** Makes the last operation write to {@code slot} if it writes to {@code from}. */
  boolean retarget(int from, int slot) {
    int at = lastResultIn(from);
    if (at == NONE || slot > MAX_NEAR_SLOT) {
      return false;
    }
    words[at] = words[at] & 0xFFFF | slot << 16;
    return true;
  }

  /** The opcode of the last operation if its result is in {@code slot}, or {@link #NONE}. */
  int lastOpcodeIn(int slot) {
    int at = lastResultIn(slot);
    return at == NONE ? NONE : IrOpcode.opcode(words[at]);
  }

  /** Makes the last operation another one of the same form, which does more than its result. */
  void replaceLast(int op) {
    words[lastResult] = words[lastResult] & 0xFFFF0000 | op;
    forgetLastResult();
  }

  /** Removes the last operation, which begins at {@code position}. */
  void rewind(int position) {
    length = position;
    lastResult = previousResult;
    previousResult = NONE;
    lastMove = NONE;
    if (recorder != null) {
      recorder.forgetFrom(position);
    }
  }

  /** Puts a move before the last operation, which does not touch {@code to}. */
  void moveBeforeLast(int to, int from, int width) {
    int at = lastResult;
    int count = length - at;
    int[] last = Arrays.copyOfRange(words, at, length);
    length = at;
    move(to, from, width);
    int moved = length;
    ensureRoom(count);
    System.arraycopy(last, 0, words, length, count);
    length += count;
    lastResult = moved;
    previousResult = NONE;
    if (recorder != null) {
      recorder.shift(at, moved - at);
    }
  }

  private void ensureRoom(int count) {
    if (length + count > words.length) {
      words = Arrays.copyOf(words, Math.max(length + count, words.length * 2));
    }
  }

  private void begin() {
    ensureRoom(8);
    lastMove = NONE;
    previousResult = NONE;
    if (recorder != null) {
      recorder.record(length, bodyOffset);
    }
  }

  private void beginResult() {
    int previous = lastResult;
    begin();
    previousResult = previous;
    lastResult = length;
  }

  private static boolean isFar(int slots) {
    return slots > MAX_NEAR_SLOT;
  }

  /** An operation without slots. */
  void plain(int op, int word) {
    begin();
    lastResult = NONE;
    words[length++] = op;
    words[length++] = word;
  }

  /** {@code d}, {@code a}, {@code b}. */
  void result(int op, int d, int a, int b) {
    if (isFar(d | a | b)) {
      int nearD = nearResult(d);
      result(op, nearD, near(a, 0), near(b, 2));
      storeFar(op, d, nearD);
      return;
    }
    beginResult();
    words[length++] = op | d << 16;
    words[length++] = a | b << 16;
  }

  /** {@code d}, {@code a}, a 16-bit immediate. */
  void resultImmediate(int op, int d, int a, int immediate) {
    if (isFar(d | a)) {
      int nearD = nearResult(d);
      resultImmediate(op, nearD, near(a, 0), immediate);
      storeFar(op, d, nearD);
      return;
    }
    beginResult();
    words[length++] = op | d << 16;
    words[length++] = a | immediate << 16;
  }

  /** {@code d}, a full word. */
  void resultWord(int op, int d, int word) {
    if (isFar(d)) {
      int nearD = nearResult(d);
      resultWord(op, nearD, word);
      storeFar(op, d, nearD);
      return;
    }
    beginResult();
    words[length++] = op | d << 16;
    words[length++] = word;
  }

  /** {@code d}, {@code a}, {@code b}, then more words. */
  void result(int op, int d, int a, int b, int... more) {
    int nearD = nearResult(d);
    result(op, nearD, near(a, 0), near(b, 2));
    appendAll(more);
    storeFar(op, d, nearD);
  }

  /** {@code d}, {@code a}, {@code b}, {@code c} in the low half of another word, more words. */
  void resultTernary(int op, int d, int a, int b, int c, int highHalf, int... more) {
    int nearD = nearResult(d);
    int nearC = near(c, SCRATCH_C);
    result(op, nearD, near(a, 0), near(b, 2));
    append(nearC | highHalf << 16);
    appendAll(more);
    storeFar(op, d, nearD);
  }

  /** {@code d}, a full word, then more words. */
  void resultWords(int op, int d, int word, int... more) {
    int nearD = nearResult(d);
    resultWord(op, nearD, word);
    appendAll(more);
    storeFar(op, d, nearD);
  }

  /** {@code a}, then a full word; no result. */
  void use(int op, int a, int word) {
    int nearA = near(a, 0);
    begin();
    lastResult = NONE;
    words[length++] = op | nearA << 16;
    words[length++] = word;
  }

  /** {@code a}, {@code b} and a 16-bit immediate; no result. */
  void useImmediate(int op, int a, int b, int immediate) {
    int nearB = near(b, 2);
    use(op, a, nearB | immediate << 16);
  }

  /** {@code a}, {@code b}, then a full word; no result. */
  void useWord(int op, int a, int b, int word) {
    int nearB = near(b, 2);
    use(op, a, nearB);
    append(word);
  }

  /** {@code a}, {@code b}, and {@code c} in another word; no result. */
  void useTernary(int op, int a, int b, int c) {
    int nearC = near(c, SCRATCH_C);
    useWord(op, a, b, nearC);
  }

  /** Appends another word to the last operation. */
  void append(int word) {
    ensureRoom(1);
    words[length++] = word;
  }

  private void appendAll(int[] more) {
    for (int word : more) {
      append(word);
    }
  }

  /** {@code to = from}. */
  void move(int to, int from, int width) {
    if (isFar(to | from)) {
      moveFar(to, from, width);
    } else if (width != 1) {
      result(IrOpcode.MOVE_V, to, from, 0);
    } else if (lastMove != NONE && lastMove == length - 2) {
      joinMove(to, from);
    } else {
      result(IrOpcode.MOVE, to, from, 0);
      lastMove = lastResult;
    }
  }

  /** Makes one operation of the last move and another one. */
  private void joinMove(int to, int from) {
    words[lastMove] = words[lastMove] & 0xFFFF0000 | IrOpcode.MOVE2;
    words[lastMove + 1] |= from << 16;
    lastResult = NONE;
    lastMove = NONE;
    append(to);
  }

  private void moveFar(int to, int from, int width) {
    needsWideMode |= !wide;
    plain(width == 1 ? IrOpcode.MOVE_FAR : IrOpcode.MOVE_FAR_V, to);
    append(from);
  }

  /** {@code to = value}. */
  void constant(int to, long value) {
    if (value == (int) value) {
      resultWord(IrOpcode.CONST, to, (int) value);
    } else {
      resultWords(IrOpcode.CONST64, to, (int) value, (int) (value >> 32));
    }
  }

  /** The slot itself if it is near, else a scratch slot to which it has been moved. */
  private int near(int slot, int scratchOffset) {
    if (!isFar(slot)) {
      return slot;
    }
    moveFar(scratch + scratchOffset, slot, 2);
    return scratch + scratchOffset;
  }

  private int nearResult(int slot) {
    return isFar(slot) ? scratch + SCRATCH_RESULT : slot;
  }

  private void storeFar(int op, int slot, int nearSlot) {
    if (slot != nearSlot) {
      boolean vector = IrTable.row(op).form().writes[0].count() == Operand.Count.TWO;
      moveFar(slot, nearSlot, vector ? 2 : 1);
    }
  }
}
