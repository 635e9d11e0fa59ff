package dev.wizer.engine.interp.num;

import dev.wizer.engine.TrapException;

/**
 * The conversions between integers and floating-point numbers, on bits.
 *
 * <p>An f32 operand is converted to a {@code double} first: every f32 is one, so that nothing is
 * lost and one function serves both types.
 */
public final class Conversions {

  private static final double TWO_TO_31 = 0x1p31;
  private static final double TWO_TO_32 = 0x1p32;
  private static final double TWO_TO_63 = 0x1p63;
  private static final double TWO_TO_64 = 0x1p64;

  private Conversions() {}

  private static double f32(int bits) {
    return Float.intBitsToFloat(bits);
  }

  private static double f64(long bits) {
    return Double.longBitsToDouble(bits);
  }

  /**
   * i32.trunc_f32_s.
   *
   * @throws TrapException if the operand is a NaN or the result is out of range
   */
  public static int i32TruncF32S(int bits) {
    return truncI32S(f32(bits));
  }

  /**
   * i32.trunc_f64_s.
   *
   * @throws TrapException if the operand is a NaN or the result is out of range
   */
  public static int i32TruncF64S(long bits) {
    return truncI32S(f64(bits));
  }

  /**
   * i32.trunc_f32_u.
   *
   * @throws TrapException if the operand is a NaN or the result is out of range
   */
  public static int i32TruncF32U(int bits) {
    return truncI32U(f32(bits));
  }

  /**
   * i32.trunc_f64_u.
   *
   * @throws TrapException if the operand is a NaN or the result is out of range
   */
  public static int i32TruncF64U(long bits) {
    return truncI32U(f64(bits));
  }

  /**
   * i64.trunc_f32_s.
   *
   * @throws TrapException if the operand is a NaN or the result is out of range
   */
  public static long i64TruncF32S(int bits) {
    return truncI64S(f32(bits));
  }

  /**
   * i64.trunc_f64_s.
   *
   * @throws TrapException if the operand is a NaN or the result is out of range
   */
  public static long i64TruncF64S(long bits) {
    return truncI64S(f64(bits));
  }

  /**
   * i64.trunc_f32_u.
   *
   * @throws TrapException if the operand is a NaN or the result is out of range
   */
  public static long i64TruncF32U(int bits) {
    return truncI64U(f32(bits));
  }

  /**
   * i64.trunc_f64_u.
   *
   * @throws TrapException if the operand is a NaN or the result is out of range
   */
  public static long i64TruncF64U(long bits) {
    return truncI64U(f64(bits));
  }

  /** {@return i32.trunc_sat_f32_s: 0 for a NaN} */
  public static int i32TruncSatF32S(int bits) {
    return (int) f32(bits);
  }

  /** {@return i32.trunc_sat_f64_s: 0 for a NaN} */
  public static int i32TruncSatF64S(long bits) {
    return (int) f64(bits);
  }

  /** {@return i32.trunc_sat_f32_u: 0 for a NaN} */
  public static int i32TruncSatF32U(int bits) {
    return truncSatI32U(f32(bits));
  }

  /** {@return i32.trunc_sat_f64_u: 0 for a NaN} */
  public static int i32TruncSatF64U(long bits) {
    return truncSatI32U(f64(bits));
  }

  /** {@return i64.trunc_sat_f32_s: 0 for a NaN} */
  public static long i64TruncSatF32S(int bits) {
    return (long) f32(bits);
  }

  /** {@return i64.trunc_sat_f64_s: 0 for a NaN} */
  public static long i64TruncSatF64S(long bits) {
    return (long) f64(bits);
  }

  /** {@return i64.trunc_sat_f32_u: 0 for a NaN} */
  public static long i64TruncSatF32U(int bits) {
    return truncSatI64U(f32(bits));
  }

  /** {@return i64.trunc_sat_f64_u: 0 for a NaN} */
  public static long i64TruncSatF64U(long bits) {
    return truncSatI64U(f64(bits));
  }

  private static int truncI32S(double value) {
    if (value > -TWO_TO_31 - 1 && value < TWO_TO_31) {
      return (int) value;
    }
    throw Traps.notRepresentable(value);
  }

  private static int truncI32U(double value) {
    if (value > -1 && value < TWO_TO_32) {
      return (int) (long) value;
    }
    throw Traps.notRepresentable(value);
  }

  private static long truncI64S(double value) {
    // No double lies between -2^63 - 1 and -2^63.
    if (value >= -TWO_TO_63 && value < TWO_TO_63) {
      return (long) value;
    }
    throw Traps.notRepresentable(value);
  }

  private static long truncI64U(double value) {
    if (value > -1 && value < TWO_TO_64) {
      return truncSatI64U(value);
    }
    throw Traps.notRepresentable(value);
  }

  private static int truncSatI32U(double value) {
    return (int) Math.max(0, Math.min((long) value, 0xFFFF_FFFFL));
  }

  private static long truncSatI64U(double value) {
    if (value < TWO_TO_63) {
      return Math.max(0, (long) value);
    }
    if (value < TWO_TO_64) {
      return (long) (value - TWO_TO_63) + Long.MIN_VALUE;
    }
    return Double.isNaN(value) ? 0 : -1;
  }

  /** {@return f32.convert_i32_s} */
  public static int f32ConvertI32S(int value) {
    return Float.floatToRawIntBits((float) value);
  }

  /** {@return f32.convert_i32_u} */
  public static int f32ConvertI32U(int value) {
    return Float.floatToRawIntBits((float) Integer.toUnsignedLong(value));
  }

  /** {@return f32.convert_i64_s} */
  public static int f32ConvertI64S(long value) {
    return Float.floatToRawIntBits((float) value);
  }

  /** {@return f32.convert_i64_u} */
  public static int f32ConvertI64U(long value) {
    float result = value >= 0 ? (float) value : 2 * (float) halved(value);
    return Float.floatToRawIntBits(result);
  }

  /** {@return f64.convert_i32_s} */
  public static long f64ConvertI32S(int value) {
    return Double.doubleToRawLongBits(value);
  }

  /** {@return f64.convert_i32_u} */
  public static long f64ConvertI32U(int value) {
    return Double.doubleToRawLongBits((double) Integer.toUnsignedLong(value));
  }

  /** {@return f64.convert_i64_s} */
  public static long f64ConvertI64S(long value) {
    return Double.doubleToRawLongBits((double) value);
  }

  /** {@return f64.convert_i64_u} */
  public static long f64ConvertI64U(long value) {
    double result = value >= 0 ? (double) value : 2 * (double) halved(value);
    return Double.doubleToRawLongBits(result);
  }

  /**
   * {@return half of the unsigned {@code value}} A lowest bit that is set stays set, so that
   * rounding still sees on which side of a tie the value is.
   */
  private static long halved(long value) {
    return (value >>> 1) | (value & 1);
  }

  /** {@return f32.demote_f64} */
  public static int f32DemoteF64(long bits) {
    return Float.floatToIntBits((float) f64(bits));
  }

  /** {@return f64.promote_f32} */
  public static long f64PromoteF32(int bits) {
    return Double.doubleToLongBits(f32(bits));
  }
}
