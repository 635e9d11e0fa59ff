package dev.wizer.engine.interp.num;

import static dev.wizer.engine.interp.num.Vectors.put;
import static dev.wizer.wasm.binary.VectorOpcodes.*;

/**
 * The instructions that compute with integer lanes.
 *
 * <p>Each shape has a block of 32 numbers, and an operation has the same place in all blocks; where
 * a shape lacks an operation its place is free or holds another shape's instruction, which does not
 * get here.
 */
final class IntegerArithmetic {

  private static final int BLOCK_BITS = 5;
  private static final int FIRST_BLOCK = I8X16_ABS >>> BLOCK_BITS;

  /** The bits of a number that are its place in its block. */
  private static final int IN_BLOCK = (1 << BLOCK_BITS) - 1;

  private static final int ABS = I8X16_ABS & IN_BLOCK;
  private static final int NEG = I8X16_NEG & IN_BLOCK;
  private static final int ALL_TRUE = I8X16_ALL_TRUE & IN_BLOCK;
  private static final int BITMASK = I8X16_BITMASK & IN_BLOCK;
  private static final int NARROW_S = I8X16_NARROW_I16X8_S & IN_BLOCK;
  private static final int NARROW_U = I8X16_NARROW_I16X8_U & IN_BLOCK;
  private static final int EXTEND_LOW_S = I16X8_EXTEND_LOW_I8X16_S & IN_BLOCK;
  private static final int EXTEND_HIGH_S = I16X8_EXTEND_HIGH_I8X16_S & IN_BLOCK;
  private static final int EXTEND_LOW_U = I16X8_EXTEND_LOW_I8X16_U & IN_BLOCK;
  private static final int EXTEND_HIGH_U = I16X8_EXTEND_HIGH_I8X16_U & IN_BLOCK;
  private static final int SHL = I8X16_SHL & IN_BLOCK;
  private static final int SHR_S = I8X16_SHR_S & IN_BLOCK;
  private static final int SHR_U = I8X16_SHR_U & IN_BLOCK;
  private static final int ADD = I8X16_ADD & IN_BLOCK;
  private static final int ADD_SAT_S = I8X16_ADD_SAT_S & IN_BLOCK;
  private static final int ADD_SAT_U = I8X16_ADD_SAT_U & IN_BLOCK;
  private static final int SUB = I8X16_SUB & IN_BLOCK;
  private static final int SUB_SAT_S = I8X16_SUB_SAT_S & IN_BLOCK;
  private static final int SUB_SAT_U = I8X16_SUB_SAT_U & IN_BLOCK;
  private static final int MUL = I16X8_MUL & IN_BLOCK;
  private static final int MIN_S = I8X16_MIN_S & IN_BLOCK;
  private static final int MIN_U = I8X16_MIN_U & IN_BLOCK;
  private static final int MAX_S = I8X16_MAX_S & IN_BLOCK;
  private static final int MAX_U = I8X16_MAX_U & IN_BLOCK;
  private static final int DOT_S = I32X4_DOT_I16X8_S & IN_BLOCK;
  private static final int AVGR_U = I8X16_AVGR_U & IN_BLOCK;
  private static final int EXTMUL_LOW_S = I16X8_EXTMUL_LOW_I8X16_S & IN_BLOCK;
  private static final int EXTMUL_HIGH_S = I16X8_EXTMUL_HIGH_I8X16_S & IN_BLOCK;
  private static final int EXTMUL_LOW_U = I16X8_EXTMUL_LOW_I8X16_U & IN_BLOCK;
  private static final int EXTMUL_HIGH_U = I16X8_EXTMUL_HIGH_I8X16_U & IN_BLOCK;

  private IntegerArithmetic() {}

  static void execute(int number, long[] frame, int dst, int a, int b) {
    int shape = (number >>> BLOCK_BITS) - FIRST_BLOCK;
    int operation = number & IN_BLOCK;
    long signs = Shapes.signs(shape);
    int top = Shapes.top(shape);
    if (operation < NARROW_S) {
      reduceOrMap(operation, signs, top, frame, dst, a, b);
    } else if (operation < SHL) {
      narrowOrExtend(operation, shape, frame, dst, a, b);
    } else if (operation < ADD) {
      shift(operation, signs, top, frame, dst, a, b);
    } else if (operation < EXTMUL_LOW_S) {
      combine(operation, signs, top, frame, dst, a, b);
    } else {
      extmul(operation, shape, frame, dst, a, b);
    }
  }

  private static void reduceOrMap(
      int operation, long signs, int top, long[] frame, int dst, int a, int b) {
    long x0 = frame[a];
    long x1 = frame[a + 1];
    switch (operation) {
      case ABS ->
          put(frame, dst, IntegerLanes.abs(x0, signs, top), IntegerLanes.abs(x1, signs, top));
      case NEG -> put(frame, dst, IntegerLanes.neg(x0, signs), IntegerLanes.neg(x1, signs));
      case ALL_TRUE -> frame[dst] = IntegerLanes.allTrue(x0, x1, signs);
      case BITMASK -> frame[dst] = bitmask(x0, x1, top);
      default -> popcntOrQ15mulrSatS(top, frame, dst, a, b);
    }
  }

  private static int bitmask(long x0, long x1, int top) {
    return switch (top) {
      case Byte.SIZE - 1 -> IntegerLanes.bitmask8(x0, x1);
      case Short.SIZE - 1 -> IntegerLanes.bitmask16(x0, x1);
      case Integer.SIZE - 1 -> IntegerLanes.bitmask32(x0, x1);
      default -> IntegerLanes.bitmask64(x0, x1);
    };
  }

  private static void popcntOrQ15mulrSatS(int top, long[] frame, int dst, int a, int b) {
    if (top < Byte.SIZE) {
      put(frame, dst, IntegerLanes.popcnt(frame[a]), IntegerLanes.popcnt(frame[a + 1]));
    } else {
      long low = IntegerLanes.q15mulrSatS(frame[a], frame[b]);
      long high = IntegerLanes.q15mulrSatS(frame[a + 1], frame[b + 1]);
      put(frame, dst, low, high);
    }
  }

  private static void narrowOrExtend(
      int operation, int shape, long[] frame, int dst, int a, int b) {
    switch (operation) {
      case NARROW_S -> narrowS(shape, frame, dst, a, b);
      case NARROW_U -> narrowU(shape, frame, dst, a, b);
      case EXTEND_LOW_S -> Vectors.extendS(shape, frame[a], frame, dst);
      case EXTEND_HIGH_S -> Vectors.extendS(shape, frame[a + 1], frame, dst);
      case EXTEND_LOW_U -> Vectors.extendU(shape, frame[a], frame, dst);
      case EXTEND_HIGH_U -> Vectors.extendU(shape, frame[a + 1], frame, dst);
      default -> throw VectorInterpreter.unassigned(operation);
    }
  }

  private static void narrowS(int shape, long[] frame, int dst, int a, int b) {
    long x0 = frame[a];
    long x1 = frame[a + 1];
    long y0 = frame[b];
    long y1 = frame[b + 1];
    if (shape == Shapes.I8X16) {
      put(frame, dst, LaneWidths.narrowI16x8S(x0, x1), LaneWidths.narrowI16x8S(y0, y1));
    } else {
      put(frame, dst, LaneWidths.narrowI32x4S(x0, x1), LaneWidths.narrowI32x4S(y0, y1));
    }
  }

  private static void narrowU(int shape, long[] frame, int dst, int a, int b) {
    long x0 = frame[a];
    long x1 = frame[a + 1];
    long y0 = frame[b];
    long y1 = frame[b + 1];
    if (shape == Shapes.I8X16) {
      put(frame, dst, LaneWidths.narrowI16x8U(x0, x1), LaneWidths.narrowI16x8U(y0, y1));
    } else {
      put(frame, dst, LaneWidths.narrowI32x4U(x0, x1), LaneWidths.narrowI32x4U(y0, y1));
    }
  }

  private static void shift(
      int operation, long signs, int top, long[] frame, int dst, int a, int b) {
    int count = (int) frame[b] & top;
    long low = shift(operation, frame[a], count, signs, top);
    long high = shift(operation, frame[a + 1], count, signs, top);
    put(frame, dst, low, high);
  }

  private static long shift(int operation, long x, int count, long signs, int top) {
    return switch (operation) {
      case SHL -> IntegerLanes.shl(x, count, signs, top);
      case SHR_S -> IntegerLanes.shrS(x, count, signs, top);
      case SHR_U -> IntegerLanes.shrU(x, count, signs, top);
      default -> throw VectorInterpreter.unassigned(operation);
    };
  }

  private static void combine(
      int operation, long signs, int top, long[] frame, int dst, int a, int b) {
    long low = combine(operation, frame[a], frame[b], signs, top);
    long high = combine(operation, frame[a + 1], frame[b + 1], signs, top);
    put(frame, dst, low, high);
  }

  private static long combine(int operation, long x, long y, long signs, int top) {
    return switch (operation) {
      case ADD -> IntegerLanes.add(x, y, signs);
      case ADD_SAT_S -> IntegerLanes.addSatS(x, y, signs, top);
      case ADD_SAT_U -> IntegerLanes.addSatU(x, y, signs, top);
      case SUB -> IntegerLanes.sub(x, y, signs);
      case SUB_SAT_S -> IntegerLanes.subSatS(x, y, signs, top);
      case SUB_SAT_U -> IntegerLanes.subSatU(x, y, signs, top);
      case MUL -> mul(x, y, top);
      case MIN_S -> IntegerLanes.minS(x, y, signs, top);
      case MIN_U -> IntegerLanes.minU(x, y, signs, top);
      case MAX_S -> IntegerLanes.maxS(x, y, signs, top);
      case MAX_U -> IntegerLanes.maxU(x, y, signs, top);
      case DOT_S -> LaneWidths.dotI16x8S(x, y);
      case AVGR_U -> IntegerLanes.avgrU(x, y, signs);
      default -> throw VectorInterpreter.unassigned(operation);
    };
  }

  private static long mul(long x, long y, int top) {
    return switch (top) {
      case Short.SIZE - 1 -> IntegerLanes.mul16(x, y);
      case Integer.SIZE - 1 -> IntegerLanes.mul32(x, y);
      default -> x * y;
    };
  }

  private static void extmul(int operation, int shape, long[] frame, int dst, int a, int b) {
    switch (operation) {
      case EXTMUL_LOW_S -> extmulS(shape, frame[a], frame[b], frame, dst);
      case EXTMUL_HIGH_S -> extmulS(shape, frame[a + 1], frame[b + 1], frame, dst);
      case EXTMUL_LOW_U -> extmulU(shape, frame[a], frame[b], frame, dst);
      case EXTMUL_HIGH_U -> extmulU(shape, frame[a + 1], frame[b + 1], frame, dst);
      default -> throw VectorInterpreter.unassigned(operation);
    }
  }

  private static void extmulS(int shape, long x, long y, long[] frame, int dst) {
    long low = LaneWidths.extmulS(shape, x, y);
    put(frame, dst, low, LaneWidths.extmulS(shape, x >>> 32, y >>> 32));
  }

  private static void extmulU(int shape, long x, long y, long[] frame, int dst) {
    long low = LaneWidths.extmulU(shape, x, y);
    put(frame, dst, low, LaneWidths.extmulU(shape, x >>> 32, y >>> 32));
  }

  /** Executes the pairwise additions. */
  static void extaddPairwise(int number, long[] frame, int dst, int a) {
    long low = extaddPairwise(number, frame[a]);
    put(frame, dst, low, extaddPairwise(number, frame[a + 1]));
  }

  private static long extaddPairwise(int number, long x) {
    return switch (number) {
      case I16X8_EXTADD_PAIRWISE_I8X16_S -> LaneWidths.extaddPairwiseI8x16S(x);
      case I16X8_EXTADD_PAIRWISE_I8X16_U -> LaneWidths.extaddPairwiseI8x16U(x);
      case I32X4_EXTADD_PAIRWISE_I16X8_S -> LaneWidths.extaddPairwiseI16x8S(x);
      default -> LaneWidths.extaddPairwiseI16x8U(x);
    };
  }
}
