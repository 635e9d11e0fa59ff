package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmReader;
import java.util.List;

/** Reads the code section: where each defined function's body stands. */
final class CodeSectionReader {

  private CodeSectionReader() {}

  /** Adds the bodies one by one: those before a failure have been found. */
  static void read(WasmReader reader, List<ByteRange> bodies) {
    int count = reader.readCount(WasmLimits.MAX_FUNCTIONS, "functions");
    for (int i = 0; i < count; i++) {
      bodies.add(readBody(reader));
    }
  }

  private static ByteRange readBody(WasmReader reader) {
    int start = reader.position();
    long length = reader.readLength();
    if (length > WasmLimits.MAX_FUNCTION_BYTES) {
      throw new MalformedModuleException(
          "function body too large: "
              + length
              + " bytes, the limit is "
              + WasmLimits.MAX_FUNCTION_BYTES,
          start);
    }
    int bodyStart = reader.position();
    reader.skip((int) length);
    return reader.rangeFrom(bodyStart);
  }
}
