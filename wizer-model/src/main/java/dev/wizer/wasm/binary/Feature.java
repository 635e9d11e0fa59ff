package dev.wizer.wasm.binary;

/**
 * A part of WebAssembly that was once a proposal of its own, and that a user may want to switch off
 * or that we may not support yet.
 */
public enum Feature {
  MUTABLE_GLOBAL("mutable global", true),
  MULTI_VALUE("multi-value", true),
  SIGN_EXTENSION("sign extension operators", true),
  SATURATING_CONVERSION("saturating float-to-int conversions", true),
  BULK_MEMORY("bulk memory", true),
  REFERENCE_TYPES("reference types", true),
  SIMD("SIMD", true),
  MULTI_MEMORY("multi-memory", true),
  EXTENDED_CONST("extended constant expressions", true),
  RELAXED_SIMD("relaxed SIMD", true),
  TAIL_CALLS("tail calls", false),
  FUNCTION_REFERENCES("typed function references", false),
  GC("garbage collection", false),
  EXCEPTIONS("exceptions", false),
  LEGACY_EXCEPTIONS("legacy exceptions", false),
  MEMORY64("memory64", false),
  THREADS("threads", false),
  CUSTOM_PAGE_SIZES("custom page sizes", false);

  private final String text;
  private final boolean supported;

  Feature(String text, boolean supported) {
    this.text = text;
    this.supported = supported;
  }

  /** {@return the feature's name as people write it} */
  public String text() {
    return text;
  }

  /** {@return whether we support the feature at all} */
  public boolean isSupported() {
    return supported;
  }
}
