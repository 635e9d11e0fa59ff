package dev.wizer.wasm.binary;

/** A module that needs a feature of WebAssembly that we do not support yet. */
public final class UnsupportedFeatureException extends WasmFormatException {

  private static final long serialVersionUID = 1;

  private final Feature feature;

  /** Makes a failure outside all functions. */
  public UnsupportedFeatureException(Feature feature, int offset) {
    this(feature, offset, NO_FUNCTION);
  }

  /**
   * Makes the failure.
   *
   * @param feature what the module needs
   * @param offset where it needs it, in the module's bytes
   * @param funcIndex the function that needs it, or {@link #NO_FUNCTION}
   */
  public UnsupportedFeatureException(Feature feature, int offset, int funcIndex) {
    super("unsupported: " + feature.text(), offset, funcIndex);
    this.feature = feature;
  }

  /** {@return what the module needs} */
  public Feature feature() {
    return feature;
  }

  @Override
  public UnsupportedFeatureException inFunction(int index) {
    return new UnsupportedFeatureException(feature, offset(), index);
  }
}
