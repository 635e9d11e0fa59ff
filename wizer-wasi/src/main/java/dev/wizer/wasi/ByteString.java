package dev.wizer.wasi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Bytes as strings, without loss: UTF-8, in which a byte {@code b} that is no part of a character
 * is the code unit {@code U+DC00 + b}, a surrogate on its own, which is no character either.
 *
 * <p>A guest's arguments and environment are such strings: the operating system has bytes there.
 */
public final class ByteString {

  /** A byte that is no part of a character is this plus the byte: a surrogate on its own. */
  private static final int ESCAPE = 0xDC00;

  private static final int FIRST_ESCAPED = ESCAPE + 0x80;
  private static final int LAST_ESCAPED = ESCAPE + 0xFF;

  private ByteString() {}

  /** {@return the string that stands for the bytes from {@code start} to {@code end}} */
  public static String decode(byte[] bytes, int start, int end) {
    Objects.requireNonNull(bytes, "bytes");
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

  /** {@return the bytes that a string stands for} */
  public static byte[] encode(String text) {
    Objects.requireNonNull(text, "text");
    if (!hasEscapedByte(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
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
  public static boolean hasEscapedByte(String text) {
    Objects.requireNonNull(text, "text");
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
