package dev.wizer.wasm.binary;

/** A module that needs a feature of WebAssembly that we do not support yet. */
public final class UnsupportedFeatureException extends WasmFormatException {

  private static final long serialVersionUID = 1;

  private final Feature feature;

  /**
   * Makes the failure.
   *
   * @param feature what the module needs
   * @param offset where it needs it, in the module's bytes
   */
  public UnsupportedFeatureException(Feature feature, int offset) {
    super("unsupported: " + feature.text(), "unsupported: " + feature.text() + at(offset), offset);
    this.feature = feature;
  }

  /** {@return what the module needs} */
  public Feature feature() {
    return feature;
  }
}
