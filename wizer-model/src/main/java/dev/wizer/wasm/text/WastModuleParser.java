package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.text.script.ModuleSource;
import dev.wizer.wasm.text.script.WastCommand;
import java.util.Set;

/** Finds out where a script's modules begin and end. */
final class WastModuleParser {

  private static final Set<String> FIELDS =
      Set.of(
          "type", "rec", "import", "func", "table", "memory", "global", "tag", "export", "start",
          "elem", "data");

  private final Cursor cursor;

  WastModuleParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /** {@return whether the text is a single module without its parentheses} */
  boolean isFieldsAlone() {
    return cursor.is(TokenKind.OPEN)
        && FIELDS.contains(cursor.tokens().text(cursor.position() + 1));
  }

  /** {@return the whole text as a module} */
  ModuleSource all() {
    return new ModuleSource.Text(cursor.tokens().source().text());
  }

  /** Parses a module with its parentheses, as a command. */
  WastCommand parseCommand(int line) {
    int start = cursor.position();
    cursor.expectOpen("module");
    if (cursor.takeKeyword("instance")) {
      String name = cursor.optionalId();
      String module = cursor.optionalId();
      cursor.close();
      return new WastCommand.ModuleInstance(line, name, module);
    }
    boolean isDefinition = cursor.takeKeyword("definition");
    String name = cursor.optionalId();
    ModuleSource source = parseBehindName(start);
    return isDefinition
        ? new WastCommand.ModuleDefinition(line, name, source)
        : new WastCommand.Module(line, name, source);
  }

  /** Parses a module with its parentheses. */
  ModuleSource parse() {
    int start = cursor.position();
    cursor.expectOpen("module");
    cursor.takeKeyword("definition");
    cursor.optionalId();
    return parseBehindName(start);
  }

  private ModuleSource parseBehindName(int start) {
    if (cursor.takeKeyword("binary")) {
      return new ModuleSource.Binary(strings());
    }
    if (cursor.takeKeyword("quote")) {
      return new ModuleSource.Quote(strings());
    }
    cursor.skipToClose();
    Tokens tokens = cursor.tokens();
    int end = tokens.end(cursor.position() - 1);
    return new ModuleSource.Text(tokens.source().text().substring(tokens.start(start), end));
  }

  private byte[] strings() {
    WasmWriter bytes = new WasmWriter();
    while (!cursor.is(TokenKind.CLOSE)) {
      byte[] string = cursor.string();
      bytes.writeBytes(string, 0, string.length);
    }
    cursor.close();
    return bytes.toByteArray();
  }
}
