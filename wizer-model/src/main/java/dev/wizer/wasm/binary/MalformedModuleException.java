package dev.wizer.wasm.binary;

/** Bytes that are no module: they can't be decoded by the binary format's grammar. */
public final class MalformedModuleException extends WasmFormatException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the failure.
   *
   * @param problem what is wrong, in the specification test suite's words
   * @param offset where, in the module's bytes
   */
  public MalformedModuleException(String problem, int offset) {
    super(problem, problem + at(offset), offset);
  }
}
