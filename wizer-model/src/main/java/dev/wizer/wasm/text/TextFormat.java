package dev.wizer.wasm.text;

import java.util.Objects;

/** Accepts modules in the text format where the binary format is expected. */
public final class TextFormat {

  private TextFormat() {}

  /**
   * {@return the bytes of a module, translated if it is a text; otherwise the same array}
   *
   * @throws WatException if it is a text, but not a module's
   */
  public static byte[] toBinary(byte[] module) {
    return isText(Objects.requireNonNull(module, "module")) ? WatParser.parse(module) : module;
  }

  /** A text begins with a parenthesis or a comment; no binary module does. */
  private static boolean isText(byte[] module) {
    int start = 0;
    while (start < module.length && isSpace(module[start])) {
      start++;
    }
    return start < module.length && (module[start] == '(' || module[start] == ';');
  }

  private static boolean isSpace(byte character) {
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
  }
}
