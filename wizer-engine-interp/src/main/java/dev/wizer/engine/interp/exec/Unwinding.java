package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.runtime.Func;
import java.util.Arrays;

/**
 * A failure on its way out of the active calls. Each adds itself as it is left; positions in code
 * become offsets in bodies only at the end.
 */
final class Unwinding extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Innermost calls that are kept: a backtrace of a runaway recursion is of no use. */
  private static final int MAX_FRAMES = 128;

  private transient Func[] funcs = new Func[8];
  private transient int[] positions = new int[8];
  private int count;

  Unwinding(Throwable cause) {
    super(null, cause, false, false);
  }

  void add(Func func, int position) {
    if (count == MAX_FRAMES) {
      return;
    }
    if (count == positions.length) {
      funcs = Arrays.copyOf(funcs, 2 * count);
      positions = Arrays.copyOf(positions, 2 * count);
    }
    funcs[count] = func;
    positions[count++] = position;
  }

  int count() {
    return count;
  }

  Func func(int i) {
    return funcs[i];
  }

  int position(int i) {
    return positions[i];
  }
}
