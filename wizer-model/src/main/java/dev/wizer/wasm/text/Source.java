package dev.wizer.wasm.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * A text, and the way from an offset in it to a line.
 *
 * @param text the text
 */
record Source(String text) {

  /** Checks that the text can be encoded at all. */
  static Source of(String text) {
    Source source = new Source(text);
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          throw source.error(i, "malformed UTF-8 encoding");
        }
        i++;
      }
    }
    return source;
  }

  /** Decodes a text. */
  static Source of(byte[] utf8) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer chars = CharBuffer.allocate(utf8.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(utf8), chars, true);
    Source source = new Source(chars.flip().toString());
    if (result.isError()) {
      throw source.error(source.text.length(), "malformed UTF-8 encoding");
    }
    return source;
  }

  /** {@return the failure that {@code problem} is at {@code offset}} */
  WatException error(int offset, String problem) {
    int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    int lineEnd = text.indexOf('\n', offset);
    String lineText = text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd);
    return new WatException(problem, line(offset), offset - lineStart + 1, lineText);
  }

  /** {@return the line of {@code offset}, from 1} */
  int line(int offset) {
    int line = 1;
    for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
      line++;
    }
    return line;
  }
}
