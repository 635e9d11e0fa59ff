package dev.wizer.wasm.binary;

/** A module that can be decoded but breaks a validation rule. */
public final class InvalidModuleException extends WasmFormatException {

  private static final long serialVersionUID = 1;

  /** Stands for a problem outside all functions. */
  public static final int NO_FUNCTION = -1;

  private final int funcIndex;

  /** Makes a failure outside all functions. */
  public InvalidModuleException(String problem, int offset) {
    this(problem, offset, NO_FUNCTION);
  }

  /**
   * Makes the failure.
   *
   * @param problem what is wrong, in the specification test suite's words, then details
   * @param offset where, in the module's bytes
   * @param funcIndex the function in which it is wrong, or {@link #NO_FUNCTION}
   */
  public InvalidModuleException(String problem, int offset, int funcIndex) {
    super(
        problem, (funcIndex < 0 ? "" : "func " + funcIndex + ": ") + problem + at(offset), offset);
    this.funcIndex = funcIndex;
  }

  /** {@return the function in which the problem is, or {@link #NO_FUNCTION}} */
  public int funcIndex() {
    return funcIndex;
  }
}
