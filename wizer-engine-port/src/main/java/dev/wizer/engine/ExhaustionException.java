package dev.wizer.engine;

import java.util.List;

/** The guest ran out of a resource that the host bounds: the call stack, for example. */
public final class ExhaustionException extends EngineException {

  private static final long serialVersionUID = 1;

  /** Makes the failure; {@code message} names the resource. */
  public ExhaustionException(String message, List<WasmFrame> backtrace) {
    super(message, null, backtrace);
  }
}
