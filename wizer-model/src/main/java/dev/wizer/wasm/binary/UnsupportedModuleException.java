package dev.wizer.wasm.binary;

/** Bytes that are WebAssembly, but of a kind that is not supported: a component. */
public final class UnsupportedModuleException extends WasmFormatException {

  private static final long serialVersionUID = 1;

  /**
   * Makes the failure.
   *
   * @param problem what is not supported, and what can be done instead
   * @param offset where that was seen, in the bytes that were given
   */
  public UnsupportedModuleException(String problem, int offset) {
    this(problem, offset, NO_FUNCTION);
  }

  private UnsupportedModuleException(String problem, int offset, int funcIndex) {
    super(problem, offset, funcIndex);
  }

  /** {@return the failure for a component, which was recognised at an offset} */
  public static UnsupportedModuleException component(int offset) {
    return new UnsupportedModuleException(
        "this is a component, not a module: pre-initialize the core module from which it is made",
        offset);
  }

  @Override
  public UnsupportedModuleException inFunction(int index) {
    return new UnsupportedModuleException(problem(), offset(), index);
  }
}
