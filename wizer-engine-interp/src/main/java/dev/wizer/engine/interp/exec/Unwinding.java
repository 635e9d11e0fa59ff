package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.runtime.Func;
import java.util.Arrays;

/**
 * A failure on its way out of the active calls. Each call that is interpreted adds itself as it is
 * left; those of compiled code between them are found in the JVM's stack trace. Positions in code
 * become offsets in bodies only at the end.
 */
final class Unwinding extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Innermost calls that are kept: a backtrace of a runaway recursion is of no use. */
  private static final int MAX_FRAMES = 128;

  private static final String LOOP = ExecutionLoop.class.getName();
  private static final StackTraceElement[] NOT_READ = {};

  private transient Func[] funcs = new Func[8];
  private transient int[] positions = new int[8];
  private int count;

  /** The calls of methods, innermost first, when they are first asked for. */
  private transient StackTraceElement[] trace = NOT_READ;

  /** Up to where {@link #trace} has been used. */
  private int used;

  private Unwinding(Throwable cause, boolean traced) {
    super(null, cause, false, traced);
  }

  /** A failure for which something else has been thrown. */
  static Unwinding of(Throwable failure) {
    return failure instanceof Unwinding unwinding ? unwinding : new Unwinding(failure, false);
  }

  /** A failure in what is called here. */
  static Unwinding here(Throwable failure) {
    return new Unwinding(failure, true);
  }

  /** A failure that goes on its way. */
  static RuntimeException again(Throwable failure) {
    if (failure instanceof RuntimeException exception) {
      return exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return of(failure);
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

  /**
   * Adds the calls of compiled code that were left since the last call that was interpreted.
   *
   * @param all whether no further interpreted one will add itself
   */
  void addCompiled(CompiledClasses classes, boolean all) {
    if (classes.isEmpty()) {
      return;
    }
    if (trace == NOT_READ) {
      Throwable source = getStackTrace().length > 0 ? this : getCause();
      trace = source.getStackTrace();
    }
    boolean passing = false;
    while (used < trace.length) {
      StackTraceElement element = trace[used++];
      if (!element.getClassName().equals(LOOP)) {
        classes.addCall(element, this);
        continue;
      }
      switch (element.getMethodName()) {
        case "callAt" ->
            // What is outside of that belongs to another call from the host.
            used = trace.length;
        case "prepare" ->
            // The loop only hands over to compiled code.
            passing = true;
        case "exec" -> {
          if (!passing && !all) {
            return;
          }
          passing = false;
        }
        default -> {
          // The loop's other methods are called by these.
        }
      }
    }
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
