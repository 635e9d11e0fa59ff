package dev.wizer.engine.interp.num;

import static dev.wizer.engine.interp.num.Vectors.put;

/**
 * The instructions on integer lanes with numbers 0x60 to 0xDF.
 *
 * <p>Each shape has a block of 32 numbers, and an operation has the same place in all blocks; where
 * a shape lacks an operation its place is free or holds another shape's instruction, which does not
 * get here.
 */
final class IntegerArithmetic {

  private static final int BLOCK_BITS = 5;
  private static final int FIRST_BLOCK = 3;

  private static final int ABS = 0x00;
  private static final int NEG = 0x01;
  private static final int ALL_TRUE = 0x03;
  private static final int BITMASK = 0x04;
  private static final int NARROW_S = 0x05;
  private static final int NARROW_U = 0x06;
  private static final int EXTEND_LOW_S = 0x07;
  private static final int EXTEND_HIGH_S = 0x08;
  private static final int EXTEND_LOW_U = 0x09;
  private static final int EXTEND_HIGH_U = 0x0A;
  private static final int SHL = 0x0B;
  private static final int SHR_S = 0x0C;
  private static final int SHR_U = 0x0D;
  private static final int ADD = 0x0E;
  private static final int ADD_SAT_S = 0x0F;
  private static final int ADD_SAT_U = 0x10;
  private static final int SUB = 0x11;
  private static final int SUB_SAT_S = 0x12;
  private static final int SUB_SAT_U = 0x13;
  private static final int MUL = 0x15;
  private static final int MIN_S = 0x16;
  private static final int MIN_U = 0x17;
  private static final int MAX_S = 0x18;
  private static final int MAX_U = 0x19;
  private static final int DOT_S = 0x1A;
  private static final int AVGR_U = 0x1B;
  private static final int EXTMUL_LOW_S = 0x1C;
  private static final int EXTMUL_HIGH_S = 0x1D;
  private static final int EXTMUL_LOW_U = 0x1E;
  private static final int EXTMUL_HIGH_U = 0x1F;

  private IntegerArithmetic() {}

  static void execute(int number, long[] frame, int dst, int a, int b) {
    int shape = (number >>> BLOCK_BITS) - FIRST_BLOCK;
    int operation = number & ((1 << BLOCK_BITS) - 1);
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
      extmul(operation, signs, top, frame, dst, a, b);
    }
  }

  private static void reduceOrMap(
      int operation, long signs, int top, long[] frame, int dst, int a, int b) {
    long x0 = frame[a];
    long x1 = frame[a + 1];
    switch (operation) {
      case ABS ->
          put(frame, dst, IntegerLanes.abs(x0, signs, top), IntegerLanes.abs(x1, signs, top));
      case NEG -> put(frame, dst, IntegerLanes.sub(0, x0, signs), IntegerLanes.sub(0, x1, signs));
      case ALL_TRUE -> frame[dst] = allTrue(x0, x1, signs) ? 1 : 0;
      case BITMASK -> frame[dst] = bitmask(x0, x1, top);
      default -> popcntOrQ15mulrSatS(top, frame, dst, a, b);
    }
  }

  private static boolean allTrue(long x0, long x1, long signs) {
    return (IntegerLanes.nonZero(x0, signs) & IntegerLanes.nonZero(x1, signs)) == signs;
  }

  private static long bitmask(long x0, long x1, int top) {
    return IntegerLanes.bitmask(x0, top) | IntegerLanes.bitmask(x1, top) << Long.SIZE / (top + 1);
  }

  private static void popcntOrQ15mulrSatS(int top, long[] frame, int dst, int a, int b) {
    if (top < Byte.SIZE) {
      put(frame, dst, IntegerLanes.popcnt8(frame[a]), IntegerLanes.popcnt8(frame[a + 1]));
    } else {
      long low = IntegerLanes.q15mulrSatS(frame[a], frame[b]);
      long high = IntegerLanes.q15mulrSatS(frame[a + 1], frame[b + 1]);
      put(frame, dst, low, high);
    }
  }

  private static void narrowOrExtend(
      int operation, int shape, long[] frame, int dst, int a, int b) {
    switch (operation) {
      case NARROW_S -> LaneWidths.narrowS(Shapes.top(shape + 1), frame, dst, a, b);
      case NARROW_U -> LaneWidths.narrowU(Shapes.top(shape + 1), frame, dst, a, b);
      case EXTEND_LOW_S -> Vectors.extendS(shape, frame[a], frame, dst);
      case EXTEND_HIGH_S -> Vectors.extendS(shape, frame[a + 1], frame, dst);
      case EXTEND_LOW_U -> Vectors.extendU(shape, frame[a], frame, dst);
      case EXTEND_HIGH_U -> Vectors.extendU(shape, frame[a + 1], frame, dst);
      default -> throw VectorInterpreter.unassigned(operation);
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
      case MUL -> IntegerLanes.mul(x, y, top);
      case MIN_S -> IntegerLanes.minS(x, y, signs, top);
      case MIN_U -> IntegerLanes.minU(x, y, signs, top);
      case MAX_S -> IntegerLanes.maxS(x, y, signs, top);
      case MAX_U -> IntegerLanes.maxU(x, y, signs, top);
      case DOT_S -> LaneWidths.dotS(x, y, signs, top);
      case AVGR_U -> IntegerLanes.avgrU(x, y, signs);
      default -> throw VectorInterpreter.unassigned(operation);
    };
  }

  private static void extmul(
      int operation, long signs, int top, long[] frame, int dst, int a, int b) {
    switch (operation) {
      case EXTMUL_LOW_S -> LaneWidths.extmulS(frame[a], frame[b], signs, top, frame, dst);
      case EXTMUL_HIGH_S -> LaneWidths.extmulS(frame[a + 1], frame[b + 1], signs, top, frame, dst);
      case EXTMUL_LOW_U -> LaneWidths.extmulU(frame[a], frame[b], top, frame, dst);
      case EXTMUL_HIGH_U -> LaneWidths.extmulU(frame[a + 1], frame[b + 1], top, frame, dst);
      default -> throw VectorInterpreter.unassigned(operation);
    }
  }
}
