package dev.wizer.wasm.binary;

/** A module that can't be used: it is malformed, invalid, or needs what we don't support. */
public abstract sealed class WasmFormatException extends RuntimeException
    permits MalformedModuleException, InvalidModuleException, UnsupportedFeatureException {

  private static final long serialVersionUID = 1;

  private final String problem;
  private final int offset;

  WasmFormatException(String problem, String message, int offset) {
    super(message);
    this.problem = problem;
    this.offset = offset;
  }

  /** {@return what is wrong, without the place} */
  public final String problem() {
    return problem;
  }

  /** {@return the offset in the module's bytes at which the problem was seen} */
  public final int offset() {
    return offset;
  }

  static String at(int offset) {
    return " (at offset 0x" + Integer.toHexString(offset) + ")";
  }
}
