package dev.wizer.engine;

import java.util.List;

/** The engine itself failed: a defect of the engine or of its adapter, not of the guest. */
public final class EngineFailureException extends EngineException {

  private static final long serialVersionUID = 1;

  /** Makes the failure. */
  public EngineFailureException(String message, Throwable cause) {
    super(message, cause, List.of());
  }
}
