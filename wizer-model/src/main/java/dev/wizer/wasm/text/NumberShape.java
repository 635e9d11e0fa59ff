package dev.wizer.wasm.text;

/**
 * Tells numbers from other tokens.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#integers">Numbers</a>
 */
final class NumberShape {

  private NumberShape() {}

  /** {@return which kind of number stands between two offsets, or null if there is none} */
  static TokenKind of(String text, int start, int end) {
    char first = text.charAt(start);
    boolean signed = first == '+' || first == '-';
    int from = signed ? start + 1 : start;
    if (isSpecial(text, from, end)) {
      return TokenKind.FLOAT;
    }
    boolean hex = text.startsWith("0x", from);
    int at = digitsEnd(text, hex ? from + 2 : from, end, hex);
    if (at < 0) {
      return null;
    }
    if (at == end) {
      return signed ? TokenKind.INT : TokenKind.NAT;
    }
    return isFractionAndExponent(text, at, end, hex) ? TokenKind.FLOAT : null;
  }

  private static boolean isSpecial(String text, int from, int end) {
    int length = end - from;
    if (length == 3) {
      return text.startsWith("inf", from) || text.startsWith("nan", from);
    }
    return text.startsWith("nan:0x", from) && hexDigitsEnd(text, from + 6, end) == end;
  }

  private static boolean isFractionAndExponent(String text, int start, int end, boolean hex) {
    int at = start;
    if (text.charAt(at) == '.') {
      at++;
      int fractionEnd = digitsEnd(text, at, end, hex);
      at = fractionEnd < 0 ? at : fractionEnd;
    }
    if (at < end && (text.charAt(at) | 0x20) == (hex ? 'p' : 'e')) {
      at++;
      if (at < end && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      at = digitsEnd(text, at, end, false);
    }
    return at == end;
  }

  /** {@return the offset behind hexadecimal digits, or -1 if there are none} */
  static int hexDigitsEnd(String text, int start, int end) {
    return digitsEnd(text, start, end, true);
  }

  /** Digits may be separated by single underscores. */
  private static int digitsEnd(String text, int start, int end, boolean hex) {
    int at = start;
    while (at < end && isDigit(text.charAt(at), hex)) {
      at++;
      if (at + 1 < end && text.charAt(at) == '_' && isDigit(text.charAt(at + 1), hex)) {
        at++;
      }
    }
    return at == start ? -1 : at;
  }

  private static boolean isDigit(char c, boolean hex) {
    return c >= '0' && c <= '9' || hex && ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
  }
}
