package dev.wizer.engine.interp.num;

/**
 * The f32 instructions, on bits.
 *
 * <p>Of results of arithmetic every NaN becomes the canonical one: what the processor gives differs
 * between machines, in the sign for example. {@link Float#floatToIntBits} would do it, in twice as
 * many bytes of code.
 */
public final class F32 {

  private static final int SIGN = Integer.MIN_VALUE;
  private static final int NAN = 0x7FC0_0000;

  private F32() {}

  private static float value(int bits) {
    return Float.intBitsToFloat(bits);
  }

  static int result(float value) {
    return value == value ? Float.floatToRawIntBits(value) : NAN;
  }

  /** {@return f32.add} */
  public static int add(int a, int b) {
    return result(value(a) + value(b));
  }

  /** {@return f32.sub} */
  public static int sub(int a, int b) {
    return result(value(a) - value(b));
  }

  /** {@return f32.mul} */
  public static int mul(int a, int b) {
    return result(value(a) * value(b));
  }

  /** {@return f32.div} */
  public static int div(int a, int b) {
    return result(value(a) / value(b));
  }

  /** {@return f32.min: a NaN if one operand is; of two zeros the negative one} */
  public static int min(int a, int b) {
    return result(Math.min(value(a), value(b)));
  }

  /** {@return f32.max: a NaN if one operand is; of two zeros the positive one} */
  public static int max(int a, int b) {
    return result(Math.max(value(a), value(b)));
  }

  /** {@return the smaller operand as the vector instructions' pmin sees it: b &lt; a ? b : a} */
  static int pmin(int a, int b) {
    return value(b) < value(a) ? b : a;
  }

  /** {@return the greater operand as the vector instructions' pmax sees it: a &lt; b ? b : a} */
  static int pmax(int a, int b) {
    return value(a) < value(b) ? b : a;
  }

  /** {@return f32.abs} */
  public static int abs(int a) {
    return a & ~SIGN;
  }

  /** {@return f32.neg} */
  public static int neg(int a) {
    return a ^ SIGN;
  }

  /** {@return f32.copysign: {@code a} with the sign of {@code b}} */
  public static int copysign(int a, int b) {
    return (a & ~SIGN) | (b & SIGN);
  }

  /** {@return f32.sqrt} */
  public static int sqrt(int a) {
    // Rounding to an f64 and then to an f32 is exact for square roots: 53 >= 2 * 24 + 2.
    return result((float) Math.sqrt(value(a)));
  }

  /** {@return f32.ceil} */
  public static int ceil(int a) {
    return result((float) Math.ceil(value(a)));
  }

  /** {@return f32.floor} */
  public static int floor(int a) {
    return result((float) Math.floor(value(a)));
  }

  /** {@return f32.trunc} */
  public static int trunc(int a) {
    return a < 0 ? ceil(a) : floor(a);
  }

  /** {@return f32.nearest: ties go to the even integer} */
  public static int nearest(int a) {
    return result((float) Math.rint(value(a)));
  }

  /** {@return f32.eq} */
  public static boolean eq(int a, int b) {
    return value(a) == value(b);
  }

  /** {@return f32.ne} */
  public static boolean ne(int a, int b) {
    return value(a) != value(b);
  }

  /** {@return f32.lt} */
  public static boolean lt(int a, int b) {
    return value(a) < value(b);
  }

  /** {@return f32.gt} */
  public static boolean gt(int a, int b) {
    return value(a) > value(b);
  }

  /** {@return f32.le} */
  public static boolean le(int a, int b) {
    return value(a) <= value(b);
  }

  /** {@return f32.ge} */
  public static boolean ge(int a, int b) {
    return value(a) >= value(b);
  }
}
