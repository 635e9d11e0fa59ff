package dev.wizer.cli.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Bytes as strings, without loss: UTF-8, where what is not UTF-8 has code units of its own. */
final class ByteString {

  /** A byte that is no part of a character is this plus the byte: a surrogate on its own. */
  private static final int ESCAPE = 0xDC00;

  private static final int FIRST_ESCAPED = ESCAPE + 0x80;
  private static final int LAST_ESCAPED = ESCAPE + 0xFF;

  private ByteString() {}

  static String decode(byte[] bytes, int start, int end) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes, start, end - start);
    CharBuffer out = CharBuffer.allocate(end - start);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (ESCAPE + (in.get() & 0xFF)));
      }
      result = decoder.decode(in, out, true);
    }
    return out.flip().toString();
  }

  static byte[] encode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      int next = i + Character.charCount(character);
      if (isEscapedByte(character)) {
        bytes.write(character - ESCAPE);
      } else {
        bytes.writeBytes(text.substring(i, next).getBytes(StandardCharsets.UTF_8));
      }
      i = next;
    }
    return bytes.toByteArray();
  }

  /** {@return whether there is a byte that is no part of a character} */
  static boolean hasEscapedByte(String text) {
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (isEscapedByte(character)) {
        return true;
      }
      i += Character.charCount(character);
    }
    return false;
  }

  private static boolean isEscapedByte(int character) {
    return character >= FIRST_ESCAPED && character <= LAST_ESCAPED;
  }
}
