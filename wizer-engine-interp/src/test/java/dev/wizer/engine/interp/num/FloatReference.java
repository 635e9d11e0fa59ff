package dev.wizer.engine.interp.num;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the instructions on floating-point numbers compute, scalars and lanes, read off their names.
 *
 * <p>An f32 is computed as a {@code double} and rounded once more at the end. For a single sum,
 * difference, product, quotient or square root this gives the same as rounding once, since a {@code
 * double} has more than twice as many bits.
 */
final class FloatReference {

  private final int width;
  private final String operation;

  /**
   * @param width 32 or 64
   * @param operation the mnemonic after the dot
   */
  FloatReference(int width, String operation) {
    this.width = width;
    this.operation = operation.replace("relaxed_m", "m").replace("relaxed_n", "n");
  }

  static double number(long bits, int width) {
    return width == Float.SIZE ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
  }

  /** {@return the bits of {@code number} rounded to {@code width}, canonical if it is a NaN} */
  static long bits(double number, int width) {
    return width == Float.SIZE
        ? Integer.toUnsignedLong(Float.floatToIntBits((float) number))
        : Double.doubleToLongBits(number);
  }

  static List<Double> numbers(long[] vector, int width) {
    return Lanes.of(vector, width, true).stream()
        .map(lane -> number(lane.longValue(), width))
        .toList();
  }

  long[] evaluate(long[] x, long[] y, long[] z, int lane) {
    if (operation.matches("splat|.*_lane")) {
      return new IntegerReference(width, operation).evaluate(x, y, z, lane);
    }
    if (operation.matches("(demote|promote|convert).*")) {
      return Lanes.vector(convert(x), width);
    }
    List<BigInteger> a = Lanes.of(x, width, false);
    List<BigInteger> b = Lanes.of(y, width, false);
    List<BigInteger> c = Lanes.of(z, width, false);
    List<BigInteger> results = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      long result = evaluate(a.get(i).longValue(), b.get(i).longValue(), c.get(i).longValue());
      results.add(BigInteger.valueOf(result));
    }
    return Lanes.vector(results, width);
  }

  /** {@return the resulting bits, for a comparison all ones or zero} */
  long evaluate(long x, long y, long z) {
    double a = number(x, width);
    double b = number(y, width);
    long sign = 1L << (width - 1);
    return switch (operation) {
      case "abs" -> x & ~sign;
      case "neg" -> x ^ sign;
      case "copysign" -> (x & ~sign) | (y & sign);
      case "pmin" -> b < a ? y : x;
      case "pmax" -> a < b ? y : x;
      case "eq" -> mask(a == b);
      case "ne" -> mask(a != b);
      case "lt" -> mask(a < b);
      case "gt" -> mask(a > b);
      case "le" -> mask(a <= b);
      case "ge" -> mask(a >= b);
      case "madd" -> bits(rounded(a * b) + number(z, width), width);
      case "nmadd" -> bits(rounded(-a * b) + number(z, width), width);
      default -> bits(arithmetic(a, b), width);
    };
  }

  private static long mask(boolean holds) {
    return holds ? -1 : 0;
  }

  private double rounded(double number) {
    return number(bits(number, width), width);
  }

  private double arithmetic(double a, double b) {
    return switch (operation) {
      case "add" -> a + b;
      case "sub" -> a - b;
      case "mul" -> a * b;
      case "div" -> a / b;
      case "sqrt" -> Math.sqrt(a);
      case "min" -> least(a, b);
      case "max" -> -least(-a, -b);
      case "ceil" -> integral(a, RoundingMode.CEILING);
      case "floor" -> integral(a, RoundingMode.FLOOR);
      case "trunc" -> integral(a, RoundingMode.DOWN);
      case "nearest" -> integral(a, RoundingMode.HALF_EVEN);
      default -> throw new IllegalStateException(operation);
    };
  }

  private static double least(double a, double b) {
    if (a != a || b != b) {
      return Double.NaN;
    }
    if (a == 0 && b == 0) {
      return 1 / a < 0 ? a : b;
    }
    return a < b ? a : b;
  }

  private static double integral(double a, RoundingMode mode) {
    if (a != a || Double.isInfinite(a)) {
      return a;
    }
    return Math.copySign(new BigDecimal(a).setScale(0, mode).doubleValue(), a);
  }

  /**
   * {@return {@code number} without its fraction, as an integer of {@code width} bits, saturated}
   */
  static BigInteger truncSat(double number, int width, boolean signed) {
    if (number != number) {
      return BigInteger.ZERO;
    }
    double finite = Math.max(-Double.MAX_VALUE, Math.min(number, Double.MAX_VALUE));
    return Lanes.saturate(new BigDecimal(finite).toBigInteger(), width, signed);
  }

  private List<BigInteger> convert(long[] x) {
    if (operation.startsWith("convert")) {
      return Lanes.of(x, Integer.SIZE, operation.endsWith("_s")).stream()
          .limit(128 / width)
          .map(lane -> BigInteger.valueOf(bits(lane.doubleValue(), width)))
          .toList();
    }
    return numbers(x, 96 - width).stream()
        .limit(2)
        .map(number -> BigInteger.valueOf(bits(number, width)))
        .toList();
  }
}
