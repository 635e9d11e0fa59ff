package dev.wizer.engine.interp.exec;

import java.util.Arrays;

/**
 * A failure on its way out of the active calls. Each adds itself as it is left; positions in code
 * become offsets in bodies only at the end.
 */
final class Unwinding extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Innermost calls that are kept: a backtrace of a runaway recursion is of no use. */
  private static final int MAX_FRAMES = 128;

  private transient int[] funcIndices = new int[8];
  private transient int[] positions = new int[8];
  private int count;

  Unwinding(Throwable cause) {
    super(null, cause, false, false);
  }

  void add(int funcIndex, int position) {
    if (count == MAX_FRAMES) {
      return;
    }
    if (count == positions.length) {
      funcIndices = Arrays.copyOf(funcIndices, 2 * count);
      positions = Arrays.copyOf(positions, 2 * count);
    }
    funcIndices[count] = funcIndex;
    positions[count++] = position;
  }

  int count() {
    return count;
  }

  int funcIndex(int i) {
    return funcIndices[i];
  }

  int position(int i) {
    return positions[i];
  }
}
