package dev.wizer.wasm.binary;

/** A module that can be decoded but breaks a validation rule. */
public final class InvalidModuleException extends WasmFormatException {

  private static final long serialVersionUID = 1;

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
    super(problem, offset, funcIndex);
  }

  @Override
  public InvalidModuleException inFunction(int index) {
    return new InvalidModuleException(problem(), offset(), index);
  }
}
