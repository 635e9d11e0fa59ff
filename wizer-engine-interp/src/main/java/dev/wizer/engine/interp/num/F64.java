package dev.wizer.engine.interp.num;

/**
 * The f64 instructions, on bits.
 *
 * <p>Of results of arithmetic every NaN becomes the canonical one: what the processor gives differs
 * between machines, in the sign for example.
 */
public final class F64 {

  private static final long SIGN = Long.MIN_VALUE;
  private static final long NAN = 0x7FF8_0000_0000_0000L;

  private F64() {}

  private static double value(long bits) {
    return Double.longBitsToDouble(bits);
  }

  private static long result(double value) {
    return value == value ? Double.doubleToRawLongBits(value) : NAN;
  }

  /** {@return f64.add} */
  public static long add(long a, long b) {
    return result(value(a) + value(b));
  }

  /** {@return f64.sub} */
  public static long sub(long a, long b) {
    return result(value(a) - value(b));
  }

  /** {@return f64.mul} */
  public static long mul(long a, long b) {
    return result(value(a) * value(b));
  }

  /** {@return f64.div} */
  public static long div(long a, long b) {
    return result(value(a) / value(b));
  }

  /** {@return f64.min: a NaN if one operand is; of two zeros the negative one} */
  public static long min(long a, long b) {
    return result(Math.min(value(a), value(b)));
  }

  /** {@return f64.max: a NaN if one operand is; of two zeros the positive one} */
  public static long max(long a, long b) {
    return result(Math.max(value(a), value(b)));
  }

  /** {@return the smaller operand as the vector instructions' pmin sees it: b &lt; a ? b : a} */
  public static long pmin(long a, long b) {
    return value(b) < value(a) ? b : a;
  }

  /** {@return the greater operand as the vector instructions' pmax sees it: a &lt; b ? b : a} */
  public static long pmax(long a, long b) {
    return value(a) < value(b) ? b : a;
  }

  /** {@return f64.abs} */
  public static long abs(long a) {
    return a & ~SIGN;
  }

  /** {@return f64.neg} */
  public static long neg(long a) {
    return a ^ SIGN;
  }

  /** {@return f64.copysign: {@code a} with the sign of {@code b}} */
  public static long copysign(long a, long b) {
    return (a & ~SIGN) | (b & SIGN);
  }

  /** {@return f64.sqrt} */
  public static long sqrt(long a) {
    return result(Math.sqrt(value(a)));
  }

  /** {@return f64.ceil} */
  public static long ceil(long a) {
    return result(Math.ceil(value(a)));
  }

  /** {@return f64.floor} */
  public static long floor(long a) {
    return result(Math.floor(value(a)));
  }

  /** {@return f64.trunc} */
  public static long trunc(long a) {
    return a < 0 ? ceil(a) : floor(a);
  }

  /** {@return f64.nearest: ties go to the even integer} */
  public static long nearest(long a) {
    return result(Math.rint(value(a)));
  }

  /** {@return f64.eq} */
  public static boolean eq(long a, long b) {
    return value(a) == value(b);
  }

  /** {@return f64.ne} */
  public static boolean ne(long a, long b) {
    return value(a) != value(b);
  }

  /** {@return f64.lt} */
  public static boolean lt(long a, long b) {
    return value(a) < value(b);
  }

  /** {@return f64.gt} */
  public static boolean gt(long a, long b) {
    return value(a) > value(b);
  }

  /** {@return f64.le} */
  public static boolean le(long a, long b) {
    return value(a) <= value(b);
  }

  /** {@return f64.ge} */
  public static boolean ge(long a, long b) {
    return value(a) >= value(b);
  }
}
