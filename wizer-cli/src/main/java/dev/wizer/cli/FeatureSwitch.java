package dev.wizer.cli;

import dev.wizer.wasm.binary.Feature;

/** The features of WebAssembly that can be switched on and off on the command line. */
enum FeatureSwitch {
  MULTI_MEMORY(Feature.MULTI_MEMORY, "--wasm-multi-memory", "several memories", true),
  MULTI_VALUE(Feature.MULTI_VALUE, "--wasm-multi-value", "several results", true),
  BULK_MEMORY(Feature.BULK_MEMORY, "--wasm-bulk-memory", "bulk memory instructions", true),
  SIMD(Feature.SIMD, "--wasm-simd", "128-bit SIMD", true),
  RELAXED_SIMD(Feature.RELAXED_SIMD, "--wasm-relaxed-simd", "relaxed SIMD", true),
  REFERENCE_TYPES(Feature.REFERENCE_TYPES, "--wasm-reference-types", "reference types", true),
  EXTENDED_CONST(
      Feature.EXTENDED_CONST, "--wasm-extended-const", "extended constant expressions", true),
  TAIL_CALL(Feature.TAIL_CALLS, "--wasm-tail-call", "tail calls", true),
  FUNCTION_REFERENCES(
      Feature.FUNCTION_REFERENCES, "--wasm-function-references", "typed function references", true),
  GC(Feature.GC, "--wasm-gc", "structures and arrays", true),
  EXCEPTIONS(Feature.EXCEPTIONS, "--wasm-exceptions", "exceptions", true),
  LEGACY_EXCEPTIONS(
      Feature.LEGACY_EXCEPTIONS,
      "--wasm-legacy-exceptions",
      "the exception instructions that came before the standard's",
      true),
  MEMORY64(Feature.MEMORY64, "--wasm-memory64", "memories and tables of 64-bit indices", true),
  THREADS(Feature.THREADS, "--wasm-threads", "shared memories and atomic instructions", true),
  CUSTOM_PAGE_SIZES(
      Feature.CUSTOM_PAGE_SIZES, "--wasm-custom-page-sizes", "pages of one byte", true);

  private final Feature feature;
  private final String option;
  private final String what;
  private final boolean onByDefault;

  FeatureSwitch(Feature feature, String option, String what, boolean onByDefault) {
    this.feature = feature;
    this.option = option;
    this.what = what;
    this.onByDefault = onByDefault;
  }

  Feature feature() {
    return feature;
  }

  String option() {
    return option;
  }

  boolean onByDefault() {
    return onByDefault;
  }

  String description() {
    return "Whether the module may use " + what + ". Default: " + onByDefault + ".";
  }
}
