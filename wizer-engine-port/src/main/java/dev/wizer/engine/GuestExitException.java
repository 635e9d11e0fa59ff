package dev.wizer.engine;

import java.util.List;

/** The guest asked to end: WASI's {@code proc_exit}, for example. */
public final class GuestExitException extends EngineException {

  private static final long serialVersionUID = 1;

  private final int exitCode;

  /**
   * Makes the exit.
   *
   * @param exitCode the code that the guest gave, 0 for success
   */
  public GuestExitException(int exitCode) {
    this(exitCode, List.of());
  }

  private GuestExitException(int exitCode, List<WasmFrame> backtrace) {
    super("Exited with i32 exit status " + exitCode, null, backtrace);
    this.exitCode = exitCode;
  }

  /** {@return this exit with the calls that were active, innermost first} */
  public GuestExitException withBacktrace(List<WasmFrame> frames) {
    return new GuestExitException(exitCode, frames);
  }

  /** {@return the code that the guest gave, 0 for success} */
  public int exitCode() {
    return exitCode;
  }
}
