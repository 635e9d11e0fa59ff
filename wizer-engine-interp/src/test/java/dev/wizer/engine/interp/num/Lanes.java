package dev.wizer.engine.interp.num;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** A vector as a list of numbers: slow, and without any of the tricks that are to be tested. */
final class Lanes {

  private static final int VECTOR_BITS = 128;
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

  private Lanes() {}

  private static BigInteger bits(long[] vector) {
    return unsigned(vector[1]).shiftLeft(Long.SIZE).or(unsigned(vector[0]));
  }

  static BigInteger unsigned(long value) {
    return BigInteger.valueOf(value).mod(TWO_TO_64);
  }

  static List<BigInteger> of(long[] vector, int width, boolean signed) {
    BigInteger bits = bits(vector);
    List<BigInteger> lanes = new ArrayList<>();
    for (int bit = 0; bit < VECTOR_BITS; bit += width) {
      lanes.add(wrap(bits.shiftRight(bit), width, signed));
    }
    return lanes;
  }

  /** {@return the vector with these lanes, of which the low {@code width} bits count} */
  static long[] vector(List<BigInteger> lanes, int width) {
    BigInteger bits = BigInteger.ZERO;
    for (int i = 0; i < lanes.size(); i++) {
      bits = bits.or(wrap(lanes.get(i), width, false).shiftLeft(i * width));
    }
    return new long[] {bits.longValue(), bits.shiftRight(Long.SIZE).longValue()};
  }

  private static BigInteger wrap(BigInteger value, int width, boolean signed) {
    BigInteger unsigned = value.and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
    boolean negative = signed && unsigned.testBit(width - 1);
    return negative ? unsigned.subtract(BigInteger.ONE.shiftLeft(width)) : unsigned;
  }

  static BigInteger saturate(BigInteger value, int width, boolean signed) {
    BigInteger least = signed ? BigInteger.ONE.shiftLeft(width - 1).negate() : BigInteger.ZERO;
    BigInteger greatest = least.add(BigInteger.ONE.shiftLeft(width)).subtract(BigInteger.ONE);
    return value.max(least).min(greatest);
  }

  static List<BigInteger> map(List<BigInteger> a, UnaryOperator<BigInteger> function) {
    return a.stream().map(function).toList();
  }

  static List<BigInteger> map(
      List<BigInteger> a, List<BigInteger> b, BinaryOperator<BigInteger> function) {
    List<BigInteger> result = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      result.add(function.apply(a.get(i), b.get(i)));
    }
    return result;
  }

  /** {@return the sums of neighbours} */
  static List<BigInteger> pairwise(List<BigInteger> a) {
    List<BigInteger> result = new ArrayList<>();
    for (int i = 0; i < a.size(); i += 2) {
      result.add(a.get(i).add(a.get(i + 1)));
    }
    return result;
  }

  static List<BigInteger> lowHalf(List<BigInteger> a) {
    return a.subList(0, a.size() / 2);
  }

  static List<BigInteger> highHalf(List<BigInteger> a) {
    return a.subList(a.size() / 2, a.size());
  }

  static List<BigInteger> concat(List<BigInteger> a, List<BigInteger> b) {
    List<BigInteger> result = new ArrayList<>(a);
    result.addAll(b);
    return result;
  }
}
