package dev.wizer.maven;

/** An execution has failed; the message says all that a person needs. */
final class PreInitializationException extends Exception {

  private static final long serialVersionUID = 1;

  private final boolean internal;

  /**
   * Makes a failure.
   *
   * @param internal whether it is a defect of ours rather than of what was given
   */
  PreInitializationException(String message, Throwable cause, boolean internal) {
    super(message, cause);
    this.internal = internal;
  }

  boolean internal() {
    return internal;
  }
}
