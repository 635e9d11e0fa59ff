package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.SectionId;

/**
 * Parses exports, in fields of their own or within the definition of what they export.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#exports">Exports</a>
 */
final class ExportParser {

  private final Cursor cursor;
  private final ModuleBuilder module;

  ExportParser(Cursor cursor, ModuleBuilder module) {
    this.cursor = cursor;
    this.module = module;
  }

  /** Parses an {@code export} field behind its keyword, but for its end. */
  void parse() {
    String name = cursor.name();
    cursor.expect(TokenKind.OPEN);
    int start = cursor.position();
    ExternSpace space = ExternSpace.ofKeyword(cursor.keyword());
    if (space == null) {
      cursor.moveTo(start);
      throw cursor.unexpected();
    }
    write(name, space, cursor.index(module.space(space)));
    cursor.close();
  }

  /** Parses the exports within a definition. */
  void parseInline(ExternSpace space, int index) {
    while (cursor.takeOpen("export")) {
      write(cursor.name(), space, index);
      cursor.close();
    }
  }

  private void write(String name, ExternSpace space, int index) {
    module.add(SectionId.EXPORT).writeName(name).writeByte(space.code()).writeU32(index);
  }
}
