package dev.wizer.tests.benchmark;

/**
 * Something that the benchmark needs is not there; the message says what, and where it comes from.
 */
final class UnusableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableException(String message) {
    super(message);
  }
}
