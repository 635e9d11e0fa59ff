package dev.wizer;

/** Two states that have to be the same are not. */
final class MismatchException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String detail;

  /**
   * Makes the failure.
   *
   * @param message what is not as it has to be
   * @param detail the first difference
   * @param cause what failed meanwhile, or null
   */
  MismatchException(String message, String detail, Throwable cause) {
    super(message, cause);
    this.detail = detail;
  }

  String detail() {
    return detail;
  }
}
