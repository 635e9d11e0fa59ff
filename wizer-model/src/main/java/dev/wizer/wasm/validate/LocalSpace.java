package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmLimits;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A function's locals: their types, and which of them have a value at a point of the code. Only
 * locals of references that can't be null begin without one; few functions have any.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/conventions.html#local-types">Local
 *     types</a>
 */
final class LocalSpace {

  private static final int[] NO_LOCALS = {};

  private int[] types = new int[256];
  private int count;

  /** The first local that begins without a value; {@link #count} if there is none. */
  private int firstUnset;

  private final BitSet unset = new BitSet();

  /** The locals that got a value after they had none, in order. */
  private int[] setLater = NO_LOCALS;

  private int setLaterCount;

  /** Begins with a function's parameters. */
  void begin(int[] params) {
    count = 0;
    unset.clear();
    setLaterCount = 0;
    ensureRoomFor(params.length);
    System.arraycopy(params, 0, types, 0, params.length);
    count = params.length;
    firstUnset = count;
  }

  /**
   * Adds locals of one type.
   *
   * @param added how many
   * @param offset where they are declared
   */
  void add(long added, int type, int offset) {
    long total = count + added;
    if (total > WasmLimits.MAX_LOCALS) {
      throw new MalformedModuleException(
          "too many locals: " + total + ", the limit is " + WasmLimits.MAX_LOCALS, offset);
    }
    ensureRoomFor((int) added);
    Arrays.fill(types, count, (int) total, type);
    if (!TypeCode.isDefaultable(type)) {
      unset.set(count, (int) total);
    }
    if (unset.isEmpty()) {
      firstUnset = (int) total;
    }
    count = (int) total;
  }

  private void ensureRoomFor(int added) {
    int needed = count + added;
    if (needed > types.length) {
      types = Arrays.copyOf(types, Math.max(needed, 2 * types.length));
    }
  }

  /** {@return the locals' types, and room after them; not to be changed} */
  int[] types() {
    return types;
  }

  int count() {
    return count;
  }

  /** {@return how many locals there are before the first one that begins without a value} */
  int countBeforeUnset() {
    return firstUnset;
  }

  boolean isUnset(int localIndex) {
    return localIndex >= firstUnset && unset.get(localIndex);
  }

  /** Notes that a local has a value from here on. */
  void set(int localIndex) {
    if (isUnset(localIndex)) {
      unset.clear(localIndex);
      if (setLaterCount == setLater.length) {
        setLater = Arrays.copyOf(setLater, Math.max(8, 2 * setLaterCount));
      }
      setLater[setLaterCount++] = localIndex;
    }
  }

  /** {@return how many locals got a value after they had none} */
  int setLaterCount() {
    return setLaterCount;
  }

  /** Takes the values away again from all but the first {@code remaining} that got one. */
  void unsetAfter(int remaining) {
    while (setLaterCount > remaining) {
      unset.set(setLater[--setLaterCount]);
    }
  }
}
