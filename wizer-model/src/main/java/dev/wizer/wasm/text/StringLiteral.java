package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.WasmWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Strings of the text format.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#strings">Strings</a>
 */
final class StringLiteral {

  private static final int HEX = 16;

  private StringLiteral() {}

  /**
   * {@return the offset behind the string whose opening quote is at {@code start}}
   *
   * @throws WatException if it is not closed, or holds what strings may not hold
   */
  static int end(Source source, int start) {
    String text = source.text();
    int at = start + 1;
    while (true) {
      if (at >= text.length() || text.charAt(at) == '\n') {
        throw source.error(start, "unclosed string");
      }
      char c = text.charAt(at);
      if (c == '"') {
        return at + 1;
      }
      if (c < ' ' || c == 0x7F) {
        throw source.error(at, "illegal character in string");
      }
      at = c == '\\' ? escapeEnd(source, at) : at + 1;
    }
  }

  private static int escapeEnd(Source source, int backslash) {
    String text = source.text();
    int at = backslash + 1;
    char c = at < text.length() ? text.charAt(at) : ' ';
    if ("tnr\"'\\".indexOf(c) >= 0) {
      return at + 1;
    }
    if (c == 'u' && text.startsWith("{", at + 1)) {
      return codePointEnd(source, at + 2);
    }
    if (digit(c) >= 0 && at + 1 < text.length() && digit(text.charAt(at + 1)) >= 0) {
      return at + 2;
    }
    throw source.error(backslash, "illegal escape");
  }

  private static int codePointEnd(Source source, int start) {
    String text = source.text();
    int close = NumberShape.hexDigitsEnd(text, start, text.length());
    if (close < 0 || !text.startsWith("}", close)) {
      throw source.error(start, "illegal escape");
    }
    int codePoint = codePoint(text, start, close);
    if (codePoint > Character.MAX_CODE_POINT || codePoint >= 0xD800 && codePoint < 0xE000) {
      throw source.error(start, "illegal escape: no such character");
    }
    return close + 1;
  }

  private static int codePoint(String text, int start, int end) {
    int codePoint = 0;
    for (int i = start; i < end && codePoint <= Character.MAX_CODE_POINT; i++) {
      if (text.charAt(i) != '_') {
        codePoint = codePoint * HEX + digit(text.charAt(i));
      }
    }
    return codePoint;
  }

  /** {@return the bytes that a well-formed string with its quotes at these offsets stands for} */
  static byte[] decode(String text, int start, int end) {
    WasmWriter bytes = new WasmWriter(end - start);
    int at = start + 1;
    while (at < end - 1) {
      int plainEnd = plainEnd(text, at, end - 1);
      writeAll(text.substring(at, plainEnd).getBytes(StandardCharsets.UTF_8), bytes);
      at = plainEnd < end - 1 ? decodeEscape(text, plainEnd + 1, bytes) : plainEnd;
    }
    return bytes.toByteArray();
  }

  private static int plainEnd(String text, int start, int end) {
    int at = start;
    while (at < end && text.charAt(at) != '\\') {
      at++;
    }
    return at;
  }

  private static int decodeEscape(String text, int at, WasmWriter bytes) {
    char c = text.charAt(at);
    switch (c) {
      case 't' -> bytes.writeByte('\t');
      case 'n' -> bytes.writeByte('\n');
      case 'r' -> bytes.writeByte('\r');
      case '"', '\'', '\\' -> bytes.writeByte(c);
      case 'u' -> {
        int close = text.indexOf('}', at);
        String character = Character.toString(codePoint(text, at + 2, close));
        writeAll(character.getBytes(StandardCharsets.UTF_8), bytes);
        return close + 1;
      }
      default -> {
        bytes.writeByte(digit(c) * HEX + digit(text.charAt(at + 1)));
        return at + 2;
      }
    }
    return at + 1;
  }

  private static void writeAll(byte[] source, WasmWriter target) {
    target.writeBytes(source, 0, source.length);
  }

  private static int digit(char c) {
    return c < 0x80 ? Character.digit(c, HEX) : -1;
  }

  /** {@return the text that bytes encode, or null if they encode none} */
  static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
