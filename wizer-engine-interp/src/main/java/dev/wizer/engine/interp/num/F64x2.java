package dev.wizer.engine.interp.num;

import static dev.wizer.engine.interp.num.Vectors.put;

/** The instructions on f64 lanes: a lane is one half of a vector. */
public final class F64x2 {

  private static final int EQ = 0x47;
  private static final int NE = 0x48;
  private static final int LT = 0x49;
  private static final int GT = 0x4A;
  private static final int LE = 0x4B;
  private static final int GE = 0x4C;
  private static final int CEIL = 0x74;
  private static final int FLOOR = 0x75;
  private static final int TRUNC = 0x7A;
  private static final int NEAREST = 0x94;
  private static final int ABS = 0xEC;
  private static final int NEG = 0xED;
  private static final int SQRT = 0xEF;
  private static final int ADD = 0xF0;
  private static final int SUB = 0xF1;
  private static final int MUL = 0xF2;
  private static final int DIV = 0xF3;
  private static final int MIN = 0xF4;
  private static final int MAX = 0xF5;
  private static final int PMIN = 0xF6;
  private static final int PMAX = 0xF7;

  private F64x2() {}

  /** Executes an instruction with one operand. */
  static void map(int number, long[] frame, int dst, int a) {
    long x0 = frame[a];
    long x1 = frame[a + 1];
    switch (number) {
      case CEIL -> put(frame, dst, F64.ceil(x0), F64.ceil(x1));
      case FLOOR -> put(frame, dst, F64.floor(x0), F64.floor(x1));
      case TRUNC -> put(frame, dst, F64.trunc(x0), F64.trunc(x1));
      case NEAREST -> put(frame, dst, F64.nearest(x0), F64.nearest(x1));
      case ABS -> put(frame, dst, F64.abs(x0), F64.abs(x1));
      case NEG -> put(frame, dst, F64.neg(x0), F64.neg(x1));
      case SQRT -> put(frame, dst, F64.sqrt(x0), F64.sqrt(x1));
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
      case ADD -> put(frame, dst, F64.add(x0, y0), F64.add(x1, y1));
      case SUB -> put(frame, dst, F64.sub(x0, y0), F64.sub(x1, y1));
      case MUL -> put(frame, dst, F64.mul(x0, y0), F64.mul(x1, y1));
      case DIV -> put(frame, dst, F64.div(x0, y0), F64.div(x1, y1));
      case MIN -> put(frame, dst, F64.min(x0, y0), F64.min(x1, y1));
      case MAX -> put(frame, dst, F64.max(x0, y0), F64.max(x1, y1));
      case PMIN -> put(frame, dst, F64.pmin(x0, y0), F64.pmin(x1, y1));
      case PMAX -> put(frame, dst, F64.pmax(x0, y0), F64.pmax(x1, y1));
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

  private static long mask(boolean lane) {
    return lane ? -1 : 0;
  }

  public static long eq(long x, long y) {
    return mask(F64.eq(x, y));
  }

  public static long ne(long x, long y) {
    return mask(F64.ne(x, y));
  }

  public static long lt(long x, long y) {
    return mask(F64.lt(x, y));
  }

  public static long gt(long x, long y) {
    return mask(F64.gt(x, y));
  }

  public static long le(long x, long y) {
    return mask(F64.le(x, y));
  }

  public static long ge(long x, long y) {
    return mask(F64.ge(x, y));
  }

  /**
   * {@return x * y + z, rounded twice} Named by the relaxed instruction: fusing is allowed there,
   * but not in the deterministic profile.
   */
  public static long madd(long x, long y, long z) {
    return F64.add(F64.mul(x, y), z);
  }

  /** {@return -(x * y) + z, rounded twice} */
  public static long nmadd(long x, long y, long z) {
    return madd(F64.neg(x), y, z);
  }
}
