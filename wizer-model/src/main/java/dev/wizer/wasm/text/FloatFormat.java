package dev.wizer.wasm.text;

import java.math.BigInteger;
import java.util.OptionalLong;

/** A binary floating-point format, and exact rounding to it, to nearest with ties to even. */
enum FloatFormat {
  /** Single precision. */
  F32(23, 8),
  /** Double precision. */
  F64(52, 11);

  private final int fractionBits;
  private final int exponentBits;

  FloatFormat(int fractionBits, int exponentBits) {
    this.fractionBits = fractionBits;
    this.exponentBits = exponentBits;
  }

  int fractionBits() {
    return fractionBits;
  }

  long signBit() {
    return 1L << (fractionBits + exponentBits);
  }

  /** {@return the bits of positive infinity} */
  long infinity() {
    return signBit() - (1L << fractionBits);
  }

  private int bias() {
    return (1 << (exponentBits - 1)) - 1;
  }

  /** {@return the power of two of the least fraction bit of the smallest numbers} */
  private int minExponent() {
    return 1 - bias() - fractionBits;
  }

  /**
   * {@return the bits of {@code numerator} / {@code denominator} times a power of two, rounded, or
   * nothing if it is too large} Both are positive.
   */
  OptionalLong round(BigInteger numerator, BigInteger denominator, long exponent) {
    // Scale so that the quotient has at least two bits more than the fraction and its leading one.
    int wanted = fractionBits + 3;
    int shift = wanted - numerator.bitLength() + denominator.bitLength();
    BigInteger scaled = shift > 0 ? numerator.shiftLeft(shift) : numerator;
    BigInteger divisor = shift < 0 ? denominator.shiftLeft(-shift) : denominator;
    BigInteger[] result = scaled.divideAndRemainder(divisor);
    return round(result[0].longValueExact(), result[1].signum() != 0, exponent - shift);
  }

  /**
   * {@return the bits of a positive number, rounded, or nothing if it is too large}
   *
   * @param significand its leading bits, at least two more than the format keeps if {@code sticky}
   * @param sticky whether lower bits that are set have been left out
   * @param exponent the power of two of the significand's least bit
   */
  OptionalLong round(long significand, boolean sticky, long exponent) {
    int length = Long.SIZE - Long.numberOfLeadingZeros(significand);
    long leastKept = Math.max(exponent + length - (fractionBits + 1), minExponent());
    long dropped = leastKept - exponent;
    long kept = dropped > 0 ? shiftRounding(significand, sticky, dropped) : significand << -dropped;
    if (kept >>> (fractionBits + 1) != 0) {
      kept >>>= 1;
      leastKept++;
    }
    if (kept >>> fractionBits == 0) {
      return OptionalLong.of(kept);
    }
    // The leading one adds the missing one to the exponent.
    long biased = leastKept - minExponent();
    return biased + 1 < (1L << exponentBits) - 1
        ? OptionalLong.of((biased << fractionBits) + kept)
        : OptionalLong.empty();
  }

  private static long shiftRounding(long significand, boolean sticky, long dropped) {
    if (dropped >= Long.SIZE) {
      // The significand has 63 bits at most, so it is less than half of the least bit kept.
      return 0;
    }
    long kept = significand >>> dropped;
    long rest = significand - (kept << dropped);
    long half = 1L << (dropped - 1);
    boolean up = rest > half || rest == half && (sticky || (kept & 1) != 0);
    return up ? kept + 1 : kept;
  }
}
