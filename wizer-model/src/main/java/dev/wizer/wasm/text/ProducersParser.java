package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.WasmWriter;

/**
 * Parses annotations that describe the producers section, as printers of modules write them.
 *
 * @see <a href="https://github.com/WebAssembly/tool-conventions/blob/main/ProducersSection.md">
 *     Producers section</a>
 */
final class ProducersParser {

  private static final String[] FIELDS = {"language", "sdk", "processed-by"};

  private final Cursor cursor;
  private final ModuleBuilder module;

  ProducersParser(Cursor cursor, ModuleBuilder module) {
    this.cursor = cursor;
    this.module = module;
  }

  /** Parses an annotation behind its name, with its end. */
  void parse() {
    SectionContent[] values = {new SectionContent(), new SectionContent(), new SectionContent()};
    while (!cursor.is(TokenKind.CLOSE)) {
      WasmWriter writer = values[field()].add();
      writer.writeName(cursor.name()).writeName(cursor.name());
      cursor.close();
    }
    cursor.close();
    SectionContent fields = new SectionContent();
    for (int i = 0; i < FIELDS.length; i++) {
      if (values[i].count() > 0) {
        fields.add().writeName(FIELDS[i]).writeAll(values[i].toVector());
      }
    }
    byte[] content = fields.toVector().toByteArray();
    module.add(new CustomSectionText(Lexer.PRODUCERS, CustomSectionText.LAST, content));
  }

  private int field() {
    for (int i = 0; i < FIELDS.length; i++) {
      if (cursor.takeOpen(FIELDS[i])) {
        return i;
      }
    }
    throw cursor.error("@producers annotation: unexpected token");
  }
}
