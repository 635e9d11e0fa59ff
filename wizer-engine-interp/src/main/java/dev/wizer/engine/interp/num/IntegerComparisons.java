package dev.wizer.engine.interp.num;

import static dev.wizer.wasm.binary.VectorOpcodes.*;

/** The comparisons of integer lanes: a lane of the result is all ones for true, else zero. */
final class IntegerComparisons {

  /** Every shape but the last has these ten, in this order. */
  private static final int PER_SHAPE = 10;

  private static final int EQ = 0;
  private static final int NE = 1;
  private static final int LT_S = 2;
  private static final int LT_U = 3;
  private static final int GT_S = 4;
  private static final int GT_U = 5;
  private static final int LE_S = 6;
  private static final int LE_U = 7;
  private static final int GE_S = 8;
  private static final int GE_U = 9;

  private IntegerComparisons() {}

  /** Executes a comparison of i8x16, i16x8 or i32x4. */
  static void execute(int number, long[] frame, int dst, int a, int b) {
    int shape = (number - I8X16_EQ) / PER_SHAPE;
    int relation = number - I8X16_EQ - PER_SHAPE * shape;
    compare(relation, Shapes.signs(shape), Shapes.top(shape), frame, dst, a, b);
  }

  /** Executes a comparison of i64x2. The unsigned relations are left out. */
  static void executeI64x2(int number, long[] frame, int dst, int a, int b) {
    int index = number - I64X2_EQ;
    int relation = index < LT_S ? index : 2 * (index - 1);
    compare(relation, Shapes.signs(Shapes.I64X2), Shapes.top(Shapes.I64X2), frame, dst, a, b);
  }

  private static void compare(
      int relation, long signs, int top, long[] frame, int dst, int a, int b) {
    long low = compare(relation, frame[a], frame[b], signs, top);
    long high = compare(relation, frame[a + 1], frame[b + 1], signs, top);
    Vectors.put(frame, dst, low, high);
  }

  private static long compare(int relation, long x, long y, long signs, int top) {
    return switch (relation) {
      case EQ -> IntegerLanes.eq(x, y, signs, top);
      case NE -> IntegerLanes.ne(x, y, signs, top);
      case LT_S -> IntegerLanes.ltS(x, y, signs, top);
      case LT_U -> IntegerLanes.ltU(x, y, signs, top);
      case GT_S -> IntegerLanes.gtS(x, y, signs, top);
      case GT_U -> IntegerLanes.gtU(x, y, signs, top);
      case LE_S -> IntegerLanes.leS(x, y, signs, top);
      case LE_U -> IntegerLanes.leU(x, y, signs, top);
      case GE_S -> IntegerLanes.geS(x, y, signs, top);
      case GE_U -> IntegerLanes.geU(x, y, signs, top);
      default -> throw VectorInterpreter.unassigned(relation);
    };
  }
}
