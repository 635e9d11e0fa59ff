package dev.wizer.wasm.binary;

/** A module that can't be used: it is malformed, invalid, or of a kind that is not supported. */
public abstract sealed class WasmFormatException extends RuntimeException
    permits MalformedModuleException, InvalidModuleException, UnsupportedModuleException {

  /** Stands for a problem outside all functions. */
  public static final int NO_FUNCTION = -1;

  private static final long serialVersionUID = 1;

  private final String problem;
  private final int offset;
  private final int funcIndex;

  WasmFormatException(String problem, int offset, int funcIndex) {
    super(
        (funcIndex < 0 ? "" : "func " + funcIndex + ": ")
            + problem
            + " (at offset 0x"
            + Integer.toHexString(offset)
            + ")");
    this.problem = problem;
    this.offset = offset;
    this.funcIndex = funcIndex;
  }

  /** {@return what is wrong, without the place} */
  public final String problem() {
    return problem;
  }

  /** {@return the offset in the module's bytes at which the problem was seen} */
  public final int offset() {
    return offset;
  }

  /** {@return the function in which the problem is, or {@link #NO_FUNCTION}} */
  public final int funcIndex() {
    return funcIndex;
  }

  /** {@return the same failure, seen in the function with the given index} */
  public abstract WasmFormatException inFunction(int index);
}
