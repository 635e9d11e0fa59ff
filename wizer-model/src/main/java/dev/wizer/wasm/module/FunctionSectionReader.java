package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmReader;

/** Reads the function section: the defined functions' type indices. */
final class FunctionSectionReader {

  private FunctionSectionReader() {}

  static int[] read(WasmReader reader) {
    int count = reader.readCount(WasmLimits.MAX_FUNCTIONS, "functions");
    return reader.readU32s(count);
  }
}
