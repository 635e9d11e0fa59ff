package dev.wizer.engine.interp.num;

import static dev.wizer.engine.interp.num.Vectors.put;
import static dev.wizer.wasm.binary.VectorOpcodes.*;

/** The instructions on f32 lanes. The functions work on one half of a vector: two lanes. */
public final class F32x4 {

  private static final long SIGNS = 0x8000_0000_8000_0000L;

  private F32x4() {}

  /** Executes an instruction with one operand. */
  static void map(int number, long[] frame, int dst, int a) {
    long x0 = frame[a];
    long x1 = frame[a + 1];
    switch (number) {
      case F32X4_CEIL -> put(frame, dst, ceil(x0), ceil(x1));
      case F32X4_FLOOR -> put(frame, dst, floor(x0), floor(x1));
      case F32X4_TRUNC -> put(frame, dst, trunc(x0), trunc(x1));
      case F32X4_NEAREST -> put(frame, dst, nearest(x0), nearest(x1));
      case F32X4_ABS -> put(frame, dst, abs(x0), abs(x1));
      case F32X4_NEG -> put(frame, dst, neg(x0), neg(x1));
      case F32X4_SQRT -> put(frame, dst, sqrt(x0), sqrt(x1));
      default -> throw VectorInterpreter.unassigned(number);
    }
  }

  /** Executes an arithmetic instruction with two operands. */
  static void combine(int number, long[] frame, int dst, int a, int b) {
    long x0 = frame[a];
    long x1 = frame[a + 1];
    long y0 = frame[b];
    long y1 = frame[b + 1];
    switch (number) {
      case F32X4_ADD -> put(frame, dst, add(x0, y0), add(x1, y1));
      case F32X4_SUB -> put(frame, dst, sub(x0, y0), sub(x1, y1));
      case F32X4_MUL -> put(frame, dst, mul(x0, y0), mul(x1, y1));
      case F32X4_DIV -> put(frame, dst, div(x0, y0), div(x1, y1));
      case F32X4_MIN -> put(frame, dst, min(x0, y0), min(x1, y1));
      case F32X4_MAX -> put(frame, dst, max(x0, y0), max(x1, y1));
      case F32X4_PMIN -> put(frame, dst, pmin(x0, y0), pmin(x1, y1));
      case F32X4_PMAX -> put(frame, dst, pmax(x0, y0), pmax(x1, y1));
      default -> throw VectorInterpreter.unassigned(number);
    }
  }

  /** Executes a comparison: a lane of the result is all ones for true, else zero. */
  static void compare(int number, long[] frame, int dst, int a, int b) {
    long x0 = frame[a];
    long x1 = frame[a + 1];
    long y0 = frame[b];
    long y1 = frame[b + 1];
    switch (number) {
      case F32X4_EQ -> put(frame, dst, eq(x0, y0), eq(x1, y1));
      case F32X4_NE -> put(frame, dst, ne(x0, y0), ne(x1, y1));
      case F32X4_LT -> put(frame, dst, lt(x0, y0), lt(x1, y1));
      case F32X4_GT -> put(frame, dst, gt(x0, y0), gt(x1, y1));
      case F32X4_LE -> put(frame, dst, le(x0, y0), le(x1, y1));
      case F32X4_GE -> put(frame, dst, ge(x0, y0), ge(x1, y1));
      default -> throw VectorInterpreter.unassigned(number);
    }
  }

  private static int first(long x) {
    return (int) x;
  }

  private static int second(long x) {
    return (int) (x >>> Integer.SIZE);
  }

  private static float low(long x) {
    return Float.intBitsToFloat((int) x);
  }

  private static float high(long x) {
    return Float.intBitsToFloat((int) (x >>> Integer.SIZE));
  }

  /** {@return one half of a vector, made of its two lanes} */
  static long pair(int first, int second) {
    return (first & 0xFFFF_FFFFL) | (long) second << Integer.SIZE;
  }

  /** {@return one half of a vector, made of two results of arithmetic} */
  private static long pair(float low, float high) {
    return (F32.result(low) & 0xFFFF_FFFFL) | (long) F32.result(high) << Integer.SIZE;
  }

  private static long mask(boolean first, boolean second) {
    return (first ? 0xFFFF_FFFFL : 0) | (second ? 0xFFFF_FFFFL << Integer.SIZE : 0);
  }

  public static long ceil(long x) {
    return pair((float) Math.ceil(low(x)), (float) Math.ceil(high(x)));
  }

  public static long floor(long x) {
    return pair((float) Math.floor(low(x)), (float) Math.floor(high(x)));
  }

  public static long nearest(long x) {
    return pair((float) Math.rint(low(x)), (float) Math.rint(high(x)));
  }

  public static long sqrt(long x) {
    return pair((float) Math.sqrt(low(x)), (float) Math.sqrt(high(x)));
  }

  public static long trunc(long x) {
    return pair(F32.trunc(first(x)), F32.trunc(second(x)));
  }

  public static long abs(long x) {
    return x & ~SIGNS;
  }

  public static long neg(long x) {
    return x ^ SIGNS;
  }

  public static long add(long x, long y) {
    return pair(low(x) + low(y), high(x) + high(y));
  }

  public static long sub(long x, long y) {
    return pair(low(x) - low(y), high(x) - high(y));
  }

  public static long mul(long x, long y) {
    return pair(low(x) * low(y), high(x) * high(y));
  }

  public static long div(long x, long y) {
    return pair(low(x) / low(y), high(x) / high(y));
  }

  public static long min(long x, long y) {
    return pair(Math.min(low(x), low(y)), Math.min(high(x), high(y)));
  }

  public static long max(long x, long y) {
    return pair(Math.max(low(x), low(y)), Math.max(high(x), high(y)));
  }

  public static long pmin(long x, long y) {
    return pair(F32.pmin(first(x), first(y)), F32.pmin(second(x), second(y)));
  }

  public static long pmax(long x, long y) {
    return pair(F32.pmax(first(x), first(y)), F32.pmax(second(x), second(y)));
  }

  public static long eq(long x, long y) {
    return mask(low(x) == low(y), high(x) == high(y));
  }

  public static long ne(long x, long y) {
    return mask(low(x) != low(y), high(x) != high(y));
  }

  public static long lt(long x, long y) {
    return mask(low(x) < low(y), high(x) < high(y));
  }

  public static long gt(long x, long y) {
    return mask(low(x) > low(y), high(x) > high(y));
  }

  public static long le(long x, long y) {
    return mask(low(x) <= low(y), high(x) <= high(y));
  }

  public static long ge(long x, long y) {
    return mask(low(x) >= low(y), high(x) >= high(y));
  }

  /**
   * {@return x * y + z, rounded twice} Named by the relaxed instruction: fusing is allowed there,
   * but not in the deterministic profile.
   */
  public static long madd(long x, long y, long z) {
    return add(mul(x, y), z);
  }

  /** {@return -(x * y) + z, rounded twice} */
  public static long nmadd(long x, long y, long z) {
    return madd(neg(x), y, z);
  }
}
