package dev.wizer.wasm.text;

/**
 * Text of unknown origin, such as names in modules, made fit for messages: what would steer a
 * terminal, break a line or change the direction of writing is written as an escape.
 */
public final class PrintableText {

  /** A byte that is not UTF-8 is {@code U+DC00} plus the byte, where strings stand for bytes. */
  private static final int FIRST_BYTE = 0xDC80;

  private static final int LAST_BYTE = 0xDCFF;

  private PrintableText() {}

  /** {@return the text, with escapes where it needs them} */
  public static String of(String text) {
    return escape(text, "");
  }

  /** {@return the text with its line ends and tabs, and with escapes where it needs them} */
  public static String ofLines(String text) {
    return escape(text, "\n\t");
  }

  private static String escape(String text, String kept) {
    int plain = 0;
    while (plain < text.length() && isPlain(text.charAt(plain), kept)) {
      plain++;
    }
    if (plain == text.length()) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, plain);
    for (int i = plain; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      append(escaped, character, kept);
    }
    return escaped.toString();
  }

  private static boolean isPlain(char character, String kept) {
    return character >= ' ' && character < 0x7F || kept.indexOf(character) >= 0;
  }

  private static void append(StringBuilder escaped, int character, String kept) {
    if (kept.indexOf(character) >= 0 || isPrintable(character)) {
      escaped.appendCodePoint(character);
    } else if (character == '\n') {
      escaped.append("\\n");
    } else if (character == '\t') {
      escaped.append("\\t");
    } else if (character >= FIRST_BYTE && character <= LAST_BYTE) {
      escaped.append("\\x").append(Integer.toHexString(character & 0xFF));
    } else {
      escaped.append("\\u{").append(Integer.toHexString(character)).append('}');
    }
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
