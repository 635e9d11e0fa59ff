package dev.wizer.snapshot;

/** State that no constant expression or segment can express: a reference to a host object. */
public final class UnsupportedStateException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Makes the failure; {@code message} names what holds the state. */
  public UnsupportedStateException(String message) {
    super(message);
  }
}
