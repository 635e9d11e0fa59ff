package dev.wizer.rewrite;

/** The pre-initialised module would be larger than an array can be. */
public final class OutputTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  OutputTooLargeException(long lengthInBytes) {
    super(
        "the pre-initialized module would have about "
            + lengthInBytes
            + " bytes; 2147483639 is the most that can be written. Let the initialization function"
            + " leave less in memory");
  }
}
