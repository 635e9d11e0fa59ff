package dev.wizer.wasm.text;

import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * Computes floating-point numbers that are known to be well-formed, with one exact rounding.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#floating-point">
 *     Floating-point</a>
 */
final class FloatParser {

  /** More digits than this make no difference to a double, but for whether any is not 0. */
  private static final int MAX_DIGITS = 800;

  private static final int MAX_HEX_DIGITS = 15;
  private static final int BITS_PER_HEX_DIGIT = 4;

  /** Beyond all numbers' exponents, however many digits precede them. */
  private static final long MAX_EXPONENT = 1L << 40;

  private final FloatFormat format;
  private final String text;

  /** Set while digits are read: the value is digits times radix to the power of scale. */
  private final StringBuilder digits = new StringBuilder();

  private boolean sticky;
  private long scale;

  private FloatParser(FloatFormat format, String text) {
    this.format = format;
    this.text = text.replace("_", "");
  }

  /** {@return the bits of a number, or nothing if it is too large} */
  static OptionalLong parse(String text, FloatFormat format) {
    char first = text.charAt(0);
    String magnitude = first == '+' || first == '-' ? text.substring(1) : text;
    OptionalLong bits = magnitude(magnitude, format);
    return first == '-' && bits.isPresent()
        ? OptionalLong.of(bits.getAsLong() | format.signBit())
        : bits;
  }

  private static OptionalLong magnitude(String text, FloatFormat format) {
    if (text.equals("inf")) {
      return OptionalLong.of(format.infinity());
    }
    if (text.startsWith("nan")) {
      return nan(text, format);
    }
    FloatParser parser = new FloatParser(format, text);
    return text.startsWith("0x") ? parser.hex() : parser.decimal();
  }

  private static OptionalLong nan(String text, FloatFormat format) {
    if (text.equals("nan")) {
      return OptionalLong.of(format.infinity() | 1L << (format.fractionBits() - 1));
    }
    OptionalLong payload = NumberParser.unsigned(text.substring(4), format.fractionBits());
    return payload.orElse(0) == 0
        ? OptionalLong.empty()
        : OptionalLong.of(format.infinity() | payload.getAsLong());
  }

  private OptionalLong hex() {
    long exponent = readDigits(2, MAX_HEX_DIGITS, 'p');
    if (digits.isEmpty()) {
      return OptionalLong.of(0);
    }
    long significand = Long.parseLong(digits.toString(), 16);
    return format.round(significand, sticky, exponent + scale * BITS_PER_HEX_DIGIT);
  }

  private OptionalLong decimal() {
    long exponent = readDigits(0, MAX_DIGITS, 'e') + scale;
    if (digits.isEmpty() || exponent + digits.length() < -MAX_DIGITS) {
      return OptionalLong.of(0);
    }
    if (exponent + digits.length() > MAX_DIGITS) {
      return OptionalLong.empty();
    }
    if (sticky) {
      digits.append('1');
      exponent--;
    }
    BigInteger value = new BigInteger(digits.toString());
    BigInteger power = BigInteger.TEN.pow((int) Math.abs(exponent));
    return exponent < 0
        ? format.round(value, power, 0)
        : format.round(value.multiply(power), BigInteger.ONE, 0);
  }

  /** Reads the digits from {@code start} on, and returns the exponent behind them. */
  private long readDigits(int start, int maxDigits, char exponentLetter) {
    boolean inFraction = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c | 0x20) == exponentLetter) {
        return exponent(i + 1);
      }
      if (c == '.') {
        inFraction = true;
      } else {
        addDigit(c, inFraction, maxDigits);
      }
    }
    return 0;
  }

  private void addDigit(char digit, boolean inFraction, int maxDigits) {
    if (digits.length() == maxDigits) {
      sticky |= digit != '0';
      scale += inFraction ? 0 : 1;
      return;
    }
    if (digit != '0' || !digits.isEmpty()) {
      digits.append(digit);
    }
    scale -= inFraction ? 1 : 0;
  }

  private long exponent(int start) {
    char sign = text.charAt(start);
    long exponent = 0;
    for (int i = sign == '+' || sign == '-' ? start + 1 : start; i < text.length(); i++) {
      exponent = Math.min(MAX_EXPONENT, exponent * 10 + (text.charAt(i) - '0'));
    }
    return sign == '-' ? -exponent : exponent;
  }
}
