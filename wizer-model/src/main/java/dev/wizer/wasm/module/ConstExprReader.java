package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;

/** Finds where constant expressions end. Which instructions are constant is for the validator. */
final class ConstExprReader {

  private ConstExprReader() {}

  static ConstExpr read(WasmReader reader) {
    int start = reader.position();
    int depth = 0;
    while (depth >= 0) {
      Opcode opcode = Opcode.read(reader);
      opcode.immediates().skip(reader);
      if (opcode.immediates() == Immediates.BLOCK_TYPE || opcode == Opcode.TRY_TABLE) {
        depth++;
      } else if (opcode == Opcode.END || opcode == Opcode.DELEGATE) {
        depth--;
      }
    }
    return new ConstExpr(new ByteRange(start, reader.position()));
  }
}
