package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import java.util.Map;

/**
 * Parses annotations that describe custom sections.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html">Custom sections</a>
 */
final class CustomParser {

  private static final String PREFIX = "@custom annotation: ";

  private static final Map<String, SectionId> SECTIONS =
      Map.ofEntries(
          Map.entry("type", SectionId.TYPE),
          Map.entry("import", SectionId.IMPORT),
          Map.entry("func", SectionId.FUNCTION),
          Map.entry("table", SectionId.TABLE),
          Map.entry("memory", SectionId.MEMORY),
          Map.entry("tag", SectionId.TAG),
          Map.entry("global", SectionId.GLOBAL),
          Map.entry("export", SectionId.EXPORT),
          Map.entry("start", SectionId.START),
          Map.entry("elem", SectionId.ELEMENT),
          Map.entry("datacount", SectionId.DATA_COUNT),
          Map.entry("code", SectionId.CODE),
          Map.entry("data", SectionId.DATA));

  private final Cursor cursor;
  private final ModuleBuilder module;

  CustomParser(Cursor cursor, ModuleBuilder module) {
    this.cursor = cursor;
    this.module = module;
  }

  /** Parses an annotation behind its name, with its end. */
  void parse() {
    String name = name();
    CustomSectionText.Place place = CustomSectionText.LAST;
    if (cursor.is(TokenKind.OPEN)) {
      cursor.advance();
      place = place();
    }
    WasmWriter content = new WasmWriter();
    while (cursor.is(TokenKind.STRING)) {
      byte[] bytes = cursor.string();
      content.writeBytes(bytes, 0, bytes.length);
    }
    if (!cursor.is(TokenKind.CLOSE)) {
      throw cursor.error(PREFIX + "unexpected token");
    }
    cursor.close();
    module.add(new CustomSectionText(name, place, content.toByteArray()));
  }

  private String name() {
    if (!cursor.is(TokenKind.STRING)) {
      throw cursor.error(PREFIX + "missing section name");
    }
    int token = cursor.position();
    String name = StringLiteral.utf8(cursor.string());
    if (name == null) {
      throw cursor.tokens().error(token, PREFIX + "malformed UTF-8 encoding");
    }
    return name;
  }

  private CustomSectionText.Place place() {
    boolean after = cursor.takeKeyword("after");
    if (!after && !cursor.takeKeyword("before")) {
      throw cursor.error(PREFIX + "malformed placement");
    }
    SectionId section = section(after);
    cursor.advance();
    cursor.close();
    return new CustomSectionText.Place(section, after);
  }

  private SectionId section(boolean after) {
    if (cursor.isKeyword(after ? "last" : "first")) {
      return SectionId.CUSTOM;
    }
    SectionId section = SECTIONS.get(cursor.tokens().text(cursor.position()));
    if (section == null) {
      throw cursor.error(PREFIX + "malformed section kind");
    }
    return section;
  }
}
