package dev.wizer.wasm.binary;

/** A part of WebAssembly that was once a proposal of its own, and that a user may switch off. */
public enum Feature {
  MUTABLE_GLOBAL("mutable global"),
  MULTI_VALUE("multi-value"),
  SIGN_EXTENSION("sign extension operators"),
  SATURATING_CONVERSION("saturating float-to-int conversions"),
  BULK_MEMORY("bulk memory"),
  REFERENCE_TYPES("reference types"),
  SIMD("SIMD"),
  MULTI_MEMORY("multi-memory"),
  EXTENDED_CONST("extended constant expressions"),
  RELAXED_SIMD("relaxed SIMD"),
  TAIL_CALLS("tail calls"),
  FUNCTION_REFERENCES("typed function references"),
  GC("garbage collection"),
  EXCEPTIONS("exceptions"),
  LEGACY_EXCEPTIONS("legacy exceptions"),
  MEMORY64("memory64"),
  THREADS("threads"),
  CUSTOM_PAGE_SIZES("custom page sizes");

  private final String text;

  Feature(String text) {
    this.text = text;
  }

  /** {@return the feature's name as people write it} */
  public String text() {
    return text;
  }
}
