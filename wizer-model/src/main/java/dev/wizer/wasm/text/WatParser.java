package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.UnsupportedModuleException;
import dev.wizer.wasm.binary.WasmWriter;

/**
 * Translates modules from the text format into the binary format.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/index.html">Text format</a>
 */
public final class WatParser {

  private WatParser() {}

  /**
   * {@return the bytes of the module that a text describes} They are well-formed, but the module
   * need not be valid. Names become a name section.
   *
   * @param source a module, or its fields alone
   * @throws WatException if the text is no module
   * @throws UnsupportedModuleException if it is a component
   */
  public static byte[] parse(String source) {
    return parse(Source.of(source));
  }

  /**
   * {@return the bytes of the module that a text describes}
   *
   * @param source the text in UTF-8: a module, or its fields alone
   * @throws WatException if it is no module, or not in UTF-8
   * @throws UnsupportedModuleException if it is a component
   */
  public static byte[] parse(byte[] source) {
    return parse(Source.of(source));
  }

  private static byte[] parse(Source source) {
    Cursor cursor = new Cursor(Lexer.lex(source));
    if (cursor.isOpen("component")) {
      throw UnsupportedModuleException.component(0);
    }
    byte[] bytes = cursor.isOpen("module") ? parseModule(cursor) : parseFields(cursor, null);
    cursor.expect(TokenKind.END);
    return bytes;
  }

  private static byte[] parseFields(Cursor cursor, String id) {
    return new ModuleParser(cursor).parse(id);
  }

  /** Parses a module with its parentheses. */
  private static byte[] parseModule(Cursor cursor) {
    cursor.expectOpen("module");
    cursor.takeKeyword("definition");
    String id = cursor.optionalId();
    byte[] bytes;
    if (cursor.takeKeyword("binary")) {
      bytes = strings(cursor);
    } else if (cursor.takeKeyword("quote")) {
      bytes = parse(strings(cursor));
    } else {
      bytes = parseFields(cursor, id);
    }
    cursor.close();
    return bytes;
  }

  private static byte[] strings(Cursor cursor) {
    WasmWriter bytes = new WasmWriter();
    while (!cursor.is(TokenKind.CLOSE)) {
      byte[] string = cursor.string();
      bytes.writeBytes(string, 0, string.length);
    }
    return bytes.toByteArray();
  }
}
