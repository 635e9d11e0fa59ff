package dev.wizer.wasm.binary;

/** Bytes that are no module: they can't be decoded by the binary format's grammar. */
public final class MalformedModuleException extends WasmFormatException {

  private static final long serialVersionUID = 1;

  /** Makes a failure outside all functions. */
  public MalformedModuleException(String problem, int offset) {
    this(problem, offset, NO_FUNCTION);
  }

  /**
   * Makes the failure.
   *
   * @param problem what is wrong, in the specification test suite's words
   * @param offset where, in the module's bytes
   * @param funcIndex the function in which it is wrong, or {@link #NO_FUNCTION}
   */
  public MalformedModuleException(String problem, int offset, int funcIndex) {
    super(problem, offset, funcIndex);
  }

  @Override
  public MalformedModuleException inFunction(int index) {
    return new MalformedModuleException(problem(), offset(), index);
  }
}
