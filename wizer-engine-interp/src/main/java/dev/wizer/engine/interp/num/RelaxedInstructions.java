package dev.wizer.engine.interp.num;

import static dev.wizer.engine.interp.num.Vectors.put;
import static dev.wizer.wasm.binary.VectorOpcodes.*;

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

  private RelaxedInstructions() {}

  static void execute(int number, long[] frame, int dst, int a, int b, int c) {
    switch (number) {
      case F32X4_RELAXED_MADD, F32X4_RELAXED_NMADD, F64X2_RELAXED_MADD, F64X2_RELAXED_NMADD ->
          multiplyAdd(number, frame, dst, a, b, c);
      case I16X8_RELAXED_DOT_I8X16_I7X16_S ->
          put(frame, dst, dot(frame[a], frame[b]), dot(frame[a + 1], frame[b + 1]));
      case I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S -> dotAdd(frame, dst, a, b, c);
      default -> asRegular(number, frame, dst, a, b, c);
    }
  }

  /** {@return the number of the regular instruction that does the same, or the given one} */
  public static int regular(int number) {
    return switch (number) {
      case I8X16_RELAXED_SWIZZLE -> I8X16_SWIZZLE;
      case I32X4_RELAXED_TRUNC_F32X4_S -> I32X4_TRUNC_SAT_F32X4_S;
      case I32X4_RELAXED_TRUNC_F32X4_U -> I32X4_TRUNC_SAT_F32X4_U;
      case I32X4_RELAXED_TRUNC_F64X2_S_ZERO -> I32X4_TRUNC_SAT_F64X2_S_ZERO;
      case I32X4_RELAXED_TRUNC_F64X2_U_ZERO -> I32X4_TRUNC_SAT_F64X2_U_ZERO;
      case I8X16_RELAXED_LANESELECT,
          I16X8_RELAXED_LANESELECT,
          I32X4_RELAXED_LANESELECT,
          I64X2_RELAXED_LANESELECT ->
          V128_BITSELECT;
      case F32X4_RELAXED_MIN -> F32X4_MIN;
      case F32X4_RELAXED_MAX -> F32X4_MAX;
      case F64X2_RELAXED_MIN -> F64X2_MIN;
      case F64X2_RELAXED_MAX -> F64X2_MAX;
      case I16X8_RELAXED_Q15MULR_S -> I16X8_Q15MULR_SAT_S;
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
      case F32X4_RELAXED_MADD -> F32x4.madd(x, y, z);
      case F32X4_RELAXED_NMADD -> F32x4.nmadd(x, y, z);
      case F64X2_RELAXED_MADD -> F64x2.madd(x, y, z);
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
