package dev.wizer.engine;

import java.util.List;
import java.util.Objects;

/** A failure while an engine instantiates or runs a module. */
public abstract sealed class EngineException extends RuntimeException
    permits CancelledException,
        EngineFailureException,
        ExhaustionException,
        GuestExitException,
        LinkException,
        TrapException,
        UncaughtExceptionException,
        UnsupportedByEngineException {

  private static final long serialVersionUID = 1;

  /** How many of the guest's calls a printed stack trace shows: innermost ones tell most. */
  private static final int MAX_PRINTED = 128;

  private final WasmFrame[] backtrace;

  EngineException(String message, Throwable cause, List<WasmFrame> backtrace) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.backtrace = Objects.requireNonNull(backtrace, "backtrace").toArray(new WasmFrame[0]);
    if (this.backtrace.length > 0) {
      printCalls();
    }
  }

  /** Puts the guest's calls before the JVM's, for whoever prints the stack trace. */
  private void printCalls() {
    StackTraceElement[] own = getStackTrace();
    int printed = Math.min(backtrace.length, MAX_PRINTED);
    StackTraceElement[] all = new StackTraceElement[printed + own.length];
    for (int i = 0; i < printed; i++) {
      all[i] = backtrace[i].toStackTraceElement();
    }
    System.arraycopy(own, 0, all, printed, own.length);
    setStackTrace(all);
  }

  /**
   * {@return the calls that were active, innermost first; empty when none was or the engine can't
   * tell}
   */
  public final List<WasmFrame> backtrace() {
    return List.of(backtrace);
  }
}
