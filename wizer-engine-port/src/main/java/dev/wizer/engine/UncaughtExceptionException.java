package dev.wizer.engine;

import java.util.List;
import java.util.Objects;

/** The guest threw an exception that nothing in it caught. */
public final class UncaughtExceptionException extends EngineException {

  private static final long serialVersionUID = 1;

  private final transient Object exception;

  /**
   * Makes the failure.
   *
   * @param exception the engine's own object, which it recognises when a host function lets this
   *     failure through to a guest that may catch it
   * @param detail what was thrown, in words
   * @param backtrace the calls that were active where it was thrown, innermost first
   */
  public UncaughtExceptionException(Object exception, String detail, List<WasmFrame> backtrace) {
    super("uncaught exception: " + Objects.requireNonNull(detail, "detail"), null, backtrace);
    this.exception = Objects.requireNonNull(exception, "exception");
  }

  private UncaughtExceptionException(UncaughtExceptionException other, List<WasmFrame> backtrace) {
    super(other.getMessage(), null, backtrace);
    this.exception = other.exception;
  }

  /** {@return this failure with the calls that were active, innermost first} */
  public UncaughtExceptionException withBacktrace(List<WasmFrame> frames) {
    return new UncaughtExceptionException(this, frames);
  }

  /** {@return the engine's own object} */
  public Object exception() {
    return exception;
  }
}
