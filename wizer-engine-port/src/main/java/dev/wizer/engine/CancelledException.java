package dev.wizer.engine;

import java.util.List;

/** The run was told to end: see {@link CancellationToken}. */
public final class CancelledException extends EngineException {

  private static final long serialVersionUID = 1;

  /** Makes the failure; {@code message} says why the run was to end. */
  public CancelledException(String message, List<WasmFrame> backtrace) {
    super(message, null, backtrace);
  }
}
