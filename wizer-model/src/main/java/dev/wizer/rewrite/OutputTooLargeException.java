package dev.wizer.rewrite;

import dev.wizer.wasm.binary.WasmLimits;
import java.util.OptionalLong;

/** The pre-initialised module would be larger than an array can be, or than engines allow. */
public final class OutputTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private OutputTooLargeException(String message) {
    super(message);
  }

  /** {@return the failure to write a module of about {@code lengthInBytes} bytes} */
  static OutputTooLargeException ofBytes(long lengthInBytes) {
    return new OutputTooLargeException(
        "the pre-initialized module would have about "
            + lengthInBytes
            + " bytes; 2147483639 is the most that can be written. Let the initialization function"
            + " leave less in memory");
  }

  /**
   * Checks that a module is not too long.
   *
   * @param max how many bytes it may have, if that is limited
   */
  public static void check(long lengthInBytes, OptionalLong max) {
    if (max.isPresent() && lengthInBytes > max.getAsLong()) {
      throw new OutputTooLargeException(
          "the pre-initialized module has "
              + lengthInBytes
              + " bytes; the limit is "
              + max.getAsLong());
    }
  }

  /** {@return the failure to write a module with {@code count} globals} */
  static OutputTooLargeException ofGlobals(long count) {
    return new OutputTooLargeException(
        "the pre-initialized module would have "
            + count
            + " globals, most of them for objects that are used more than once; "
            + WasmLimits.MAX_GLOBALS
            + " is the most that engines allow. Let the initialization function leave fewer"
            + " objects");
  }

  /** {@return the failure to write a start function of {@code lengthInBytes} bytes} */
  static OutputTooLargeException ofStartFunction(int lengthInBytes) {
    return new OutputTooLargeException(
        "the pre-initialized module would have a start function of "
            + lengthInBytes
            + " bytes, for objects that lead back to themselves or have many elements; "
            + WasmLimits.MAX_FUNCTION_BYTES
            + " is the most that engines allow. Let the initialization function leave fewer"
            + " objects");
  }
}
