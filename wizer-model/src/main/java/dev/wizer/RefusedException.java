package dev.wizer;

/** The module does not fit the options, or is of a kind that can't be pre-initialized. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }
}
