package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;

/** Finds where constant expressions end. Which instructions are constant is for the validator. */
final class ConstExprReader {

  private ConstExprReader() {}

  static ConstExpr read(WasmReader reader) {
    int start = reader.position();
    skip(reader);
    return new ConstExpr(reader.rangeFrom(start));
  }

  /** Moves behind an expression. */
  static void skip(WasmReader reader) {
    if (!skipAddress(reader)) {
      new ExpressionReader(reader).read();
    }
  }

  /** What nearly all are, and a snapshot has up to 100,000 of: {@code i32.const} alone. */
  private static boolean skipAddress(WasmReader reader) {
    int start = reader.position();
    if (reader.readByte() == Opcode.I32_CONST.number()) {
      reader.readS32();
      if (reader.readByte() == Opcode.END.number()) {
        return true;
      }
    }
    reader.moveTo(start);
    return false;
  }
}
