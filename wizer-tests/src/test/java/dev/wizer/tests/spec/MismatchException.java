package dev.wizer.tests.spec;

/** A command did not do what the script expects. */
final class MismatchException extends RuntimeException {

  private static final long serialVersionUID = 1;

  MismatchException(String message) {
    super(message);
  }

  MismatchException(String expected, String actual) {
    this("expected " + expected + ", got " + actual);
  }
}
