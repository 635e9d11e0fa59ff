package dev.wizer.engine.interp.num;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the instructions on integer lanes compute, read off their names. */
final class IntegerReference {

  private final int width;
  private final boolean signed;
  private final String operation;

  /**
   * @param width of the result's lanes
   * @param operation the mnemonic after the dot
   */
  IntegerReference(int width, String operation) {
    this.width = width;
    this.signed = operation.endsWith("_s") || operation.endsWith("_s_zero");
    this.operation = operation.replaceFirst("_[su](_zero)?$", "");
  }

  long[] evaluate(long[] x, long[] y, long[] z, int lane) {
    if (operation.matches("eq|ne|lt|gt|le|ge")) {
      return Lanes.vector(Lanes.map(lanes(x), lanes(y), this::compare), width);
    }
    if (operation.matches("add|sub|mul|min|max|avgr|(add|sub|q15mulr)_sat|relaxed_q15mulr")) {
      return Lanes.vector(Lanes.map(lanes(x), lanes(y), this::combine), width);
    }
    if (operation.matches("abs|neg|popcnt")) {
      return Lanes.vector(Lanes.map(lanes(x), this::map), width);
    }
    if (operation.startsWith("sh")) {
      return shift(x, (int) y[0]);
    }
    if (operation.matches("splat|.*_lane|all_true|bitmask|(relaxed_)?swizzle|.*laneselect")) {
      return access(x, y, z, lane);
    }
    if (operation.contains("trunc")) {
      return truncate(x);
    }
    return Lanes.vector(changeWidth(x, y, z), width);
  }

  private List<BigInteger> lanes(long[] vector) {
    return Lanes.of(vector, width, signed);
  }

  private List<BigInteger> narrowLanes(long[] vector, boolean signed) {
    return Lanes.of(vector, width / 2, signed);
  }

  private BigInteger compare(BigInteger a, BigInteger b) {
    int order = a.compareTo(b);
    boolean holds =
        switch (operation) {
          case "eq" -> order == 0;
          case "ne" -> order != 0;
          case "lt" -> order < 0;
          case "gt" -> order > 0;
          case "le" -> order <= 0;
          default -> order >= 0;
        };
    return BigInteger.valueOf(holds ? -1 : 0);
  }

  private BigInteger combine(BigInteger a, BigInteger b) {
    return switch (operation) {
      case "add" -> a.add(b);
      case "sub" -> a.subtract(b);
      case "mul" -> a.multiply(b);
      case "min" -> a.min(b);
      case "max" -> a.max(b);
      case "avgr" -> a.add(b).add(BigInteger.ONE).shiftRight(1);
      case "add_sat" -> Lanes.saturate(a.add(b), width, signed);
      case "sub_sat" -> Lanes.saturate(a.subtract(b), width, signed);
      default -> Lanes.saturate(q15(a.multiply(b)), width, true);
    };
  }

  private static BigInteger q15(BigInteger product) {
    return product.add(BigInteger.valueOf(0x4000)).shiftRight(15);
  }

  private BigInteger map(BigInteger a) {
    return switch (operation) {
      case "abs" -> a.testBit(width - 1) ? a.negate() : a;
      case "neg" -> a.negate();
      default -> BigInteger.valueOf(a.bitCount());
    };
  }

  private long[] shift(long[] x, int count) {
    int distance = Math.floorMod(count, width);
    return Lanes.vector(
        Lanes.map(
            lanes(x),
            a -> operation.equals("shl") ? a.shiftLeft(distance) : a.shiftRight(distance)),
        width);
  }

  private long[] access(long[] x, long[] y, long[] z, int lane) {
    return switch (operation) {
      case "splat" -> Lanes.vector(Collections.nCopies(128 / width, Lanes.unsigned(x[0])), width);
      case "extract_lane" -> new long[] {lanes(x).get(lane).longValue()};
      case "replace_lane" -> replaceLane(x, y[0], lane);
      case "all_true" -> new long[] {lanes(x).contains(BigInteger.ZERO) ? 0 : 1};
      case "bitmask" -> bitmask(x);
      case "swizzle", "relaxed_swizzle" -> swizzle(x, y);
      default -> VectorReference.bitselect(x, y, z);
    };
  }

  private long[] replaceLane(long[] x, long value, int lane) {
    List<BigInteger> lanes = new ArrayList<>(lanes(x));
    lanes.set(lane, BigInteger.valueOf(value));
    return Lanes.vector(lanes, width);
  }

  private long[] bitmask(long[] x) {
    List<BigInteger> lanes = lanes(x);
    long mask = 0;
    for (int i = 0; i < lanes.size(); i++) {
      mask |= lanes.get(i).testBit(width - 1) ? 1L << i : 0;
    }
    return new long[] {mask};
  }

  private long[] swizzle(long[] x, long[] indices) {
    List<BigInteger> bytes = lanes(x);
    return Lanes.vector(
        Lanes.map(
            lanes(indices),
            index -> index.intValue() < 16 ? bytes.get(index.intValue()) : BigInteger.ZERO),
        width);
  }

  private long[] truncate(long[] x) {
    int operandWidth = operation.contains("f64") ? Double.SIZE : Float.SIZE;
    List<BigInteger> integers =
        FloatReference.numbers(x, operandWidth).stream()
            .map(number -> FloatReference.truncSat(number, width, signed))
            .toList();
    return Lanes.vector(integers, width);
  }

  private List<BigInteger> changeWidth(long[] x, long[] y, long[] z) {
    if (operation.startsWith("narrow")) {
      return Lanes.map(
          Lanes.concat(Lanes.of(x, 2 * width, true), Lanes.of(y, 2 * width, true)),
          a -> Lanes.saturate(a, width, signed));
    }
    if (operation.startsWith("extadd_pairwise")) {
      return Lanes.pairwise(narrowLanes(x, signed));
    }
    if (operation.startsWith("dot")) {
      return Lanes.pairwise(products(x, y, width / 2));
    }
    if (operation.equals("relaxed_dot_i8x16_i7x16")) {
      return saturatedDot(x, y);
    }
    if (operation.equals("relaxed_dot_i8x16_i7x16_add")) {
      return Lanes.map(Lanes.pairwise(saturatedDot(x, y)), lanes(z), BigInteger::add);
    }
    return extend(x, y);
  }

  private List<BigInteger> extend(long[] x, long[] y) {
    List<BigInteger> a = half(narrowLanes(x, signed));
    if (operation.startsWith("extend")) {
      return a;
    }
    if (operation.startsWith("extmul")) {
      return Lanes.map(a, half(narrowLanes(y, signed)), BigInteger::multiply);
    }
    throw new IllegalStateException(operation);
  }

  private List<BigInteger> half(List<BigInteger> lanes) {
    return operation.contains("low") ? Lanes.lowHalf(lanes) : Lanes.highHalf(lanes);
  }

  private static List<BigInteger> products(long[] x, long[] y, int width) {
    return Lanes.map(Lanes.of(x, width, true), Lanes.of(y, width, true), BigInteger::multiply);
  }

  private static List<BigInteger> saturatedDot(long[] x, long[] y) {
    return Lanes.map(
        Lanes.pairwise(products(x, y, Byte.SIZE)), a -> Lanes.saturate(a, Short.SIZE, true));
  }
}
