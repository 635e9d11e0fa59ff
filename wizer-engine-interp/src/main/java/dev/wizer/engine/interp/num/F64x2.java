package dev.wizer.engine.interp.num;

import static dev.wizer.engine.interp.num.Vectors.put;
import static dev.wizer.wasm.binary.VectorOpcodes.*;

/** The instructions on f64 lanes: a lane is one half of a vector. */
public final class F64x2 {

  private F64x2() {}

  /** Executes an instruction with one operand. */
  static void map(int number, long[] frame, int dst, int a) {
    long x0 = frame[a];
    long x1 = frame[a + 1];
    switch (number) {
      case F64X2_CEIL -> put(frame, dst, F64.ceil(x0), F64.ceil(x1));
      case F64X2_FLOOR -> put(frame, dst, F64.floor(x0), F64.floor(x1));
      case F64X2_TRUNC -> put(frame, dst, F64.trunc(x0), F64.trunc(x1));
      case F64X2_NEAREST -> put(frame, dst, F64.nearest(x0), F64.nearest(x1));
      case F64X2_ABS -> put(frame, dst, F64.abs(x0), F64.abs(x1));
      case F64X2_NEG -> put(frame, dst, F64.neg(x0), F64.neg(x1));
      case F64X2_SQRT -> put(frame, dst, F64.sqrt(x0), F64.sqrt(x1));
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
      case F64X2_ADD -> put(frame, dst, F64.add(x0, y0), F64.add(x1, y1));
      case F64X2_SUB -> put(frame, dst, F64.sub(x0, y0), F64.sub(x1, y1));
      case F64X2_MUL -> put(frame, dst, F64.mul(x0, y0), F64.mul(x1, y1));
      case F64X2_DIV -> put(frame, dst, F64.div(x0, y0), F64.div(x1, y1));
      case F64X2_MIN -> put(frame, dst, F64.min(x0, y0), F64.min(x1, y1));
      case F64X2_MAX -> put(frame, dst, F64.max(x0, y0), F64.max(x1, y1));
      case F64X2_PMIN -> put(frame, dst, F64.pmin(x0, y0), F64.pmin(x1, y1));
      case F64X2_PMAX -> put(frame, dst, F64.pmax(x0, y0), F64.pmax(x1, y1));
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
      case F64X2_EQ -> put(frame, dst, eq(x0, y0), eq(x1, y1));
      case F64X2_NE -> put(frame, dst, ne(x0, y0), ne(x1, y1));
      case F64X2_LT -> put(frame, dst, lt(x0, y0), lt(x1, y1));
      case F64X2_GT -> put(frame, dst, gt(x0, y0), gt(x1, y1));
      case F64X2_LE -> put(frame, dst, le(x0, y0), le(x1, y1));
      case F64X2_GE -> put(frame, dst, ge(x0, y0), ge(x1, y1));
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
