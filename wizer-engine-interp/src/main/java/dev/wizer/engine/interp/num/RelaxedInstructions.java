package dev.wizer.engine.interp.num;

import static dev.wizer.engine.interp.num.Vectors.put;

/**
 * The relaxed instructions, as the specification's deterministic profile fixes them: every one does
 * what its regular counterpart does; multiply-add rounds the product; the dot products take both
 * operands as signed and saturate the 16-bit sums.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/exec/numerics.html#relaxed-operations">Relaxed
 *     operations</a>
 */
public final class RelaxedInstructions {

  private static final int I8X16_SWIZZLE = 0x100;
  private static final int I32X4_TRUNC_F32X4_S = 0x101;
  private static final int I32X4_TRUNC_F32X4_U = 0x102;
  private static final int I32X4_TRUNC_F64X2_S_ZERO = 0x103;
  private static final int I32X4_TRUNC_F64X2_U_ZERO = 0x104;
  private static final int F32X4_MADD = 0x105;
  private static final int F32X4_NMADD = 0x106;
  private static final int F64X2_MADD = 0x107;
  private static final int F64X2_NMADD = 0x108;
  private static final int I8X16_LANESELECT = 0x109;
  private static final int I16X8_LANESELECT = 0x10A;
  private static final int I32X4_LANESELECT = 0x10B;
  private static final int I64X2_LANESELECT = 0x10C;
  private static final int F32X4_MIN = 0x10D;
  private static final int F32X4_MAX = 0x10E;
  private static final int F64X2_MIN = 0x10F;
  private static final int F64X2_MAX = 0x110;
  private static final int I16X8_Q15MULR_S = 0x111;
  private static final int I16X8_DOT_I8X16_I7X16_S = 0x112;
  private static final int I32X4_DOT_I8X16_I7X16_ADD_S = 0x113;

  private RelaxedInstructions() {}

  static void execute(int number, long[] frame, int dst, int a, int b, int c) {
    switch (number) {
      case F32X4_MADD, F32X4_NMADD, F64X2_MADD, F64X2_NMADD ->
          multiplyAdd(number, frame, dst, a, b, c);
      case I16X8_DOT_I8X16_I7X16_S ->
          put(frame, dst, dot(frame[a], frame[b]), dot(frame[a + 1], frame[b + 1]));
      case I32X4_DOT_I8X16_I7X16_ADD_S -> dotAdd(frame, dst, a, b, c);
      default -> asRegular(number, frame, dst, a, b, c);
    }
  }

  /** {@return the number of the regular instruction that does the same, or the given one} */
  public static int regular(int number) {
    return switch (number) {
      case I8X16_SWIZZLE -> 0x0E;
      case I32X4_TRUNC_F32X4_S -> 0xF8;
      case I32X4_TRUNC_F32X4_U -> 0xF9;
      case I32X4_TRUNC_F64X2_S_ZERO -> 0xFC;
      case I32X4_TRUNC_F64X2_U_ZERO -> 0xFD;
      case I8X16_LANESELECT, I16X8_LANESELECT, I32X4_LANESELECT, I64X2_LANESELECT -> 0x52;
      case F32X4_MIN -> 0xE8;
      case F32X4_MAX -> 0xE9;
      case F64X2_MIN -> 0xF4;
      case F64X2_MAX -> 0xF5;
      case I16X8_Q15MULR_S -> 0x82;
      default -> number;
    };
  }

  private static void asRegular(int number, long[] frame, int dst, int a, int b, int c) {
    int regular = regular(number);
    if (regular == number) {
      throw VectorInterpreter.unassigned(number);
    }
    VectorInterpreter.execute(regular, frame, dst, a, b, c);
  }

  private static void multiplyAdd(int number, long[] frame, int dst, int a, int b, int c) {
    long low = multiplyAdd(number, frame[a], frame[b], frame[c]);
    long high = multiplyAdd(number, frame[a + 1], frame[b + 1], frame[c + 1]);
    put(frame, dst, low, high);
  }

  private static long multiplyAdd(int number, long x, long y, long z) {
    return switch (number) {
      case F32X4_MADD -> F32x4.madd(x, y, z);
      case F32X4_NMADD -> F32x4.nmadd(x, y, z);
      case F64X2_MADD -> F64x2.madd(x, y, z);
      default -> F64x2.nmadd(x, y, z);
    };
  }

  private static void dotAdd(long[] frame, int dst, int a, int b, int c) {
    long low = dotAdd(frame[a], frame[b], frame[c]);
    long high = dotAdd(frame[a + 1], frame[b + 1], frame[c + 1]);
    put(frame, dst, low, high);
  }

  /** {@return i16x8.relaxed_dot_i8x16_i7x16_s} */
  public static long dot(long x, long y) {
    return LaneWidths.dotSatI8x16S(x, y);
  }

  /** {@return i32x4.relaxed_dot_i8x16_i7x16_add_s} */
  public static long dotAdd(long x, long y, long z) {
    long sums = LaneWidths.extaddPairwiseI16x8S(dot(x, y));
    return IntegerLanes.add(sums, z, Shapes.signs(Shapes.I32X4));
  }
}
