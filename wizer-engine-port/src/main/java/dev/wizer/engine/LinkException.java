package dev.wizer.engine;

import java.util.List;

/**
 * An import can't be satisfied: the host knows it, but not with the type that the module declares.
 */
public final class LinkException extends EngineException {

  private static final long serialVersionUID = 1;

  /** Makes the failure; {@code message} names the import and both types. */
  public LinkException(String message) {
    super(message, null, List.of());
  }
}
