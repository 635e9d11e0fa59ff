package dev.wizer.engine;

import java.util.List;

/** A failure while an engine instantiates or runs a module. */
public abstract sealed class EngineException extends RuntimeException
    permits EngineFailureException,
        ExhaustionException,
        GuestExitException,
        LinkException,
        TrapException,
        UncaughtExceptionException,
        UnsupportedByEngineException {

  private static final long serialVersionUID = 1;

  private final transient List<WasmFrame> backtrace;

  EngineException(String message, Throwable cause, List<WasmFrame> backtrace) {
    super(message, cause);
    this.backtrace = List.copyOf(backtrace);
  }

  /**
   * {@return the calls that were active, innermost first; empty when none was or the engine can't
   * tell}
   */
  public final List<WasmFrame> backtrace() {
    return backtrace == null ? List.of() : backtrace;
  }
}
