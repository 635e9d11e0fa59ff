package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.WasmReader;

/** Finds where constant expressions end. Which instructions are constant is for the validator. */
final class ConstExprReader {

  private ConstExprReader() {}

  static ConstExpr read(WasmReader reader) {
    int start = reader.position();
    new ExpressionReader(reader).read();
    return new ConstExpr(new ByteRange(start, reader.position()));
  }
}
