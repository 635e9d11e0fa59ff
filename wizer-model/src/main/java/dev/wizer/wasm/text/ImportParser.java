package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;

/**
 * Parses imports, in fields of their own or within the definition of what they import.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#imports">Imports</a>
 */
final class ImportParser {

  private final Cursor cursor;
  private final ModuleBuilder module;
  private final ExternTypeParser types;

  ImportParser(Cursor cursor, ModuleBuilder module) {
    this.cursor = cursor;
    this.module = module;
    this.types = new ExternTypeParser(cursor, module);
  }

  /** Parses an {@code import} field behind its keyword, but for its end. */
  void parse() {
    WasmWriter writer = module.add(SectionId.IMPORT).writeName(cursor.name());
    writer.writeName(cursor.name());
    cursor.expect(TokenKind.OPEN);
    ExternSpace space = ExternSpace.ofKeyword(cursor.keyword());
    module.space(space).take(cursor);
    writeType(space, writer);
    cursor.close();
  }

  /** Parses an import within a definition if one comes next, up to the definition's end. */
  boolean parseInline(ExternSpace space) {
    if (!cursor.takeOpen("import")) {
      return false;
    }
    WasmWriter writer = module.add(SectionId.IMPORT).writeName(cursor.name());
    writer.writeName(cursor.name());
    cursor.close();
    writeType(space, writer);
    return true;
  }

  private void writeType(ExternSpace space, WasmWriter writer) {
    writer.writeByte(space.code());
    switch (space) {
      case FUNC -> types.writeFunc(writer);
      case TABLE -> types.writeTable(writer);
      case MEMORY -> types.writeMemory(writer);
      case GLOBAL -> types.writeGlobal(writer);
      case TAG -> types.writeTag(writer);
    }
  }
}
