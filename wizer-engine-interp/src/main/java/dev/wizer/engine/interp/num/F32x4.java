package dev.wizer.engine.interp.num;

import static dev.wizer.engine.interp.num.Vectors.put;

/** The instructions on f32 lanes. The functions work on one half of a vector: two lanes. */
public final class F32x4 {

  private static final int EQ = 0x41;
  private static final int NE = 0x42;
  private static final int LT = 0x43;
  private static final int GT = 0x44;
  private static final int LE = 0x45;
  private static final int GE = 0x46;
  private static final int CEIL = 0x67;
  private static final int FLOOR = 0x68;
  private static final int TRUNC = 0x69;
  private static final int NEAREST = 0x6A;
  private static final int ABS = 0xE0;
  private static final int NEG = 0xE1;
  private static final int SQRT = 0xE3;
  private static final int ADD = 0xE4;
  private static final int SUB = 0xE5;
  private static final int MUL = 0xE6;
  private static final int DIV = 0xE7;
  private static final int MIN = 0xE8;
  private static final int MAX = 0xE9;
  private static final int PMIN = 0xEA;
  private static final int PMAX = 0xEB;

  private static final long SIGNS = 0x8000_0000_8000_0000L;

  private F32x4() {}

  /** Executes an instruction with one operand. */
  static void map(int number, long[] frame, int dst, int a) {
    long x0 = frame[a];
    long x1 = frame[a + 1];
    switch (number) {
      case CEIL -> put(frame, dst, ceil(x0), ceil(x1));
      case FLOOR -> put(frame, dst, floor(x0), floor(x1));
      case TRUNC -> put(frame, dst, trunc(x0), trunc(x1));
      case NEAREST -> put(frame, dst, nearest(x0), nearest(x1));
      case ABS -> put(frame, dst, abs(x0), abs(x1));
      case NEG -> put(frame, dst, neg(x0), neg(x1));
      case SQRT -> put(frame, dst, sqrt(x0), sqrt(x1));
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
      case ADD -> put(frame, dst, add(x0, y0), add(x1, y1));
      case SUB -> put(frame, dst, sub(x0, y0), sub(x1, y1));
      case MUL -> put(frame, dst, mul(x0, y0), mul(x1, y1));
      case DIV -> put(frame, dst, div(x0, y0), div(x1, y1));
      case MIN -> put(frame, dst, min(x0, y0), min(x1, y1));
      case MAX -> put(frame, dst, max(x0, y0), max(x1, y1));
      case PMIN -> put(frame, dst, pmin(x0, y0), pmin(x1, y1));
      case PMAX -> put(frame, dst, pmax(x0, y0), pmax(x1, y1));
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
      case EQ -> put(frame, dst, eq(x0, y0), eq(x1, y1));
      case NE -> put(frame, dst, ne(x0, y0), ne(x1, y1));
      case LT -> put(frame, dst, lt(x0, y0), lt(x1, y1));
      case GT -> put(frame, dst, gt(x0, y0), gt(x1, y1));
      case LE -> put(frame, dst, le(x0, y0), le(x1, y1));
      case GE -> put(frame, dst, ge(x0, y0), ge(x1, y1));
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
