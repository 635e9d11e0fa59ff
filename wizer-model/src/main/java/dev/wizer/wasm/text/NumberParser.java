package dev.wizer.wasm.text;

import java.util.OptionalLong;

/**
 * Computes integers that are known to be well-formed.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#integers">Integers</a>
 */
final class NumberParser {

  private static final int HEX = 16;
  private static final int DECIMAL = 10;

  private NumberParser() {}

  /** {@return an integer without a sign, or nothing if it needs more than {@code bits} bits} */
  static OptionalLong unsigned(String text, int bits) {
    return magnitude(text, 0, bits == Long.SIZE ? -1 : (1L << bits) - 1);
  }

  /**
   * {@return the bits of an integer with or without a sign, or nothing if it needs more than {@code
   * bits} bits}
   */
  static OptionalLong signed(String text, int bits) {
    char first = text.charAt(0);
    if (first != '-') {
      long max = bits == Long.SIZE ? -1 : (1L << bits) - 1;
      return magnitude(text, first == '+' ? 1 : 0, max);
    }
    OptionalLong magnitude = magnitude(text, 1, 1L << (bits - 1));
    return magnitude.isPresent() ? OptionalLong.of(-magnitude.getAsLong()) : magnitude;
  }

  /** {@return the digits' value unless it is more than {@code max}, unsigned} */
  private static OptionalLong magnitude(String text, int start, long max) {
    boolean hex = text.startsWith("0x", start);
    int radix = hex ? HEX : DECIMAL;
    long value = 0;
    for (int i = hex ? start + 2 : start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '_') {
        int digit = Character.digit(c, radix);
        long greatest = Long.divideUnsigned(max - digit, radix);
        if (Long.compareUnsigned(digit, max) > 0 || Long.compareUnsigned(value, greatest) > 0) {
          return OptionalLong.empty();
        }
        value = value * radix + digit;
      }
    }
    return OptionalLong.of(value);
  }
}
