package dev.wizer;

/** An initialization function has returned something that does not mean success. */
final class UnexpectedResultException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnexpectedResultException(String message) {
    super(message);
  }
}
