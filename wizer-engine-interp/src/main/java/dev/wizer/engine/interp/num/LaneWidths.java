package dev.wizer.engine.interp.num;

import static dev.wizer.engine.interp.num.IntegerLanes.add;
import static dev.wizer.engine.interp.num.IntegerLanes.mul;
import static dev.wizer.engine.interp.num.IntegerLanes.sub;

/**
 * The instructions whose results have lanes twice or half as wide as their operands'.
 *
 * <p>{@code signs} and {@code top} say which bits are the most significant ones of the wide lanes,
 * as in {@link IntegerLanes}. A wide lane holds two narrow ones: the even one in its low half, the
 * odd one in its high half.
 */
final class LaneWidths {

  private static final int I16X8_EXTADD_PAIRWISE_I8X16_S = 0x7C;
  private static final int I16X8_EXTADD_PAIRWISE_I8X16_U = 0x7D;
  private static final int I32X4_EXTADD_PAIRWISE_I16X8_S = 0x7E;
  private static final int I32X4_EXTADD_PAIRWISE_I16X8_U = 0x7F;

  private LaneWidths() {}

  /** {@return the narrow lanes in the low 32 bits of {@code x}, zero-extended} */
  static long extendU(long x, int top) {
    long wide = x & 0xFFFF_FFFFL;
    if (top < Long.SIZE - 1) {
      wide = (wide | wide << 16) & 0x0000_FFFF_0000_FFFFL;
    }
    if (top < Integer.SIZE - 1) {
      wide = (wide | wide << 8) & 0x00FF_00FF_00FF_00FFL;
    }
    return wide;
  }

  /** {@return the narrow lanes in the low 32 bits of {@code x}, sign-extended} */
  static long extendS(long x, long signs, int top) {
    return signExtend(extendU(x, top), signs, top);
  }

  /** {@return wide lanes, given zero-extended narrow ones, sign-extended instead} */
  private static long signExtend(long x, long signs, int top) {
    long narrowSigns = signs >>> halfWidth(top);
    return sub(x ^ narrowSigns, narrowSigns, signs);
  }

  private static int halfWidth(int top) {
    return (top + 1) >> 1;
  }

  private static long evenU(long x, long signs, int top) {
    long ones = signs >>> top;
    return x & ones * ((1L << halfWidth(top)) - 1);
  }

  private static long oddU(long x, long signs, int top) {
    return evenU(x >>> halfWidth(top), signs, top);
  }

  private static long evenS(long x, long signs, int top) {
    return signExtend(evenU(x, signs, top), signs, top);
  }

  private static long oddS(long x, long signs, int top) {
    return signExtend(oddU(x, signs, top), signs, top);
  }

  /** Executes the pairwise additions, numbers 0x7C to 0x7F. */
  static void extaddPairwise(int number, long[] frame, int dst, int a) {
    long low = extaddPairwise(number, frame[a]);
    long high = extaddPairwise(number, frame[a + 1]);
    Vectors.put(frame, dst, low, high);
  }

  private static long extaddPairwise(int number, long x) {
    return switch (number) {
      case I16X8_EXTADD_PAIRWISE_I8X16_S -> extaddPairwiseS(x, Shapes.I16X8);
      case I16X8_EXTADD_PAIRWISE_I8X16_U -> extaddPairwiseU(x, Shapes.I16X8);
      case I32X4_EXTADD_PAIRWISE_I16X8_S -> extaddPairwiseS(x, Shapes.I32X4);
      case I32X4_EXTADD_PAIRWISE_I16X8_U -> extaddPairwiseU(x, Shapes.I32X4);
      default -> throw VectorInterpreter.unassigned(number);
    };
  }

  private static long extaddPairwiseU(long x, int shape) {
    long signs = Shapes.signs(shape);
    int top = Shapes.top(shape);
    return evenU(x, signs, top) + oddU(x, signs, top);
  }

  static long extaddPairwiseS(long x, int shape) {
    long signs = Shapes.signs(shape);
    int top = Shapes.top(shape);
    return add(evenS(x, signs, top), oddS(x, signs, top), signs);
  }

  /** {@return the sums of the products of neighbours} */
  static long dotS(long x, long y, long signs, int top) {
    return add(evenProducts(x, y, signs, top), oddProducts(x, y, signs, top), signs);
  }

  /** {@return the sums of the products of neighbours, saturated} */
  static long dotSatS(long x, long y, long signs, int top) {
    long even = evenProducts(x, y, signs, top);
    return IntegerLanes.addSatS(even, oddProducts(x, y, signs, top), signs, top);
  }

  private static long evenProducts(long x, long y, long signs, int top) {
    return mul(evenS(x, signs, top), evenS(y, signs, top), top);
  }

  private static long oddProducts(long x, long y, long signs, int top) {
    return mul(oddS(x, signs, top), oddS(y, signs, top), top);
  }

  static void extmulS(long x, long y, long signs, int top, long[] frame, int dst) {
    long low = mul(extendS(x, signs, top), extendS(y, signs, top), top);
    long high = mul(extendS(x >>> 32, signs, top), extendS(y >>> 32, signs, top), top);
    Vectors.put(frame, dst, low, high);
  }

  static void extmulU(long x, long y, int top, long[] frame, int dst) {
    long low = mul(extendU(x, top), extendU(y, top), top);
    long high = mul(extendU(x >>> 32, top), extendU(y >>> 32, top), top);
    Vectors.put(frame, dst, low, high);
  }

  static void narrowS(int top, long[] frame, int dst, int a, int b) {
    long greatest = (1L << (halfWidth(top) - 1)) - 1;
    narrow(top, -greatest - 1, greatest, frame, dst, a, b);
  }

  static void narrowU(int top, long[] frame, int dst, int a, int b) {
    narrow(top, 0, (1L << halfWidth(top)) - 1, frame, dst, a, b);
  }

  private static void narrow(
      int top, long least, long greatest, long[] frame, int dst, int a, int b) {
    long low = narrow(frame[a], top, least, greatest);
    low |= narrow(frame[a + 1], top, least, greatest) << 32;
    long high = narrow(frame[b], top, least, greatest);
    high |= narrow(frame[b + 1], top, least, greatest) << 32;
    Vectors.put(frame, dst, low, high);
  }

  /** {@return the wide lanes of {@code x} as narrow ones in the low 32 bits, saturated} */
  private static long narrow(long x, int top, long least, long greatest) {
    long lane = (1L << halfWidth(top)) - 1;
    long narrow = 0;
    for (int shift = 0; shift < Long.SIZE; shift += top + 1) {
      long value = x << (63 - top - shift) >> (63 - top);
      narrow |= (Math.max(least, Math.min(value, greatest)) & lane) << (shift >> 1);
    }
    return narrow;
  }
}
