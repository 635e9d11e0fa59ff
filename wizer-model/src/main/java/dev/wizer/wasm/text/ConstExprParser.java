package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmWriter;

/**
 * Parses constant expressions, as far as they differ from other instructions: by what is around.
 */
final class ConstExprParser {

  private final Cursor cursor;
  private final InstructionParser instructions;

  ConstExprParser(Cursor cursor, InstructionParser instructions) {
    this.cursor = cursor;
    this.instructions = instructions;
  }

  /** Parses instructions up to a closing parenthesis, which it leaves. */
  void parseSequence(WasmWriter writer) {
    instructions.parseSequence(new FunctionScope(), writer);
    Opcode.END.write(writer);
  }

  /** Parses instructions in a parenthesis with a keyword, or one folded instruction. */
  void parseInside(String keyword, WasmWriter writer) {
    if (cursor.takeOpen(keyword)) {
      parseSequence(writer);
      cursor.close();
    } else {
      instructions.parseFolded(writer);
      Opcode.END.write(writer);
    }
  }

  /** Writes the offset 0. */
  static void writeZero(boolean is64, WasmWriter writer) {
    (is64 ? Opcode.I64_CONST : Opcode.I32_CONST).write(writer);
    writer.writeByte(0);
    Opcode.END.write(writer);
  }
}
