package dev.wizer.engine.interp.num;

import static dev.wizer.wasm.binary.VectorOpcodes.*;

/**
 * Executes the instructions on vectors, all but those that access memory, {@code v128.const} and
 * {@code i8x16.shuffle}, which has {@link #shuffle a method of its own}.
 */
public final class VectorInterpreter {

  private VectorInterpreter() {}

  /**
   * Executes an instruction.
   *
   * <p>Operands and results are slots of {@code frame}: the first of two for a vector, the only one
   * for a scalar. The result may overwrite the operands.
   *
   * @param number the instruction's number after the prefix 0xFD
   * @param dst the result's slot
   * @param a the first operand's slot
   * @param b the second operand's slot, if there is one: for shifts and replace_lane a scalar's
   * @param c the third operand's slot, if there is one; for extract_lane and replace_lane the lane
   * @throws IllegalArgumentException if {@code number} is none that is executed here; not every
   *     such number is noticed, for the opcode table has refused them before
   */
  public static void execute(int number, long[] frame, int dst, int a, int b, int c) {
    switch (number >>> 5) {
      case 0, 1, 2 -> executeBelow60(number, frame, dst, a, b, c);
      case 3 -> executeBelow80(number, frame, dst, a, b);
      case 4 -> executeBelowA0(number, frame, dst, a, b);
      case 5 -> IntegerArithmetic.execute(number, frame, dst, a, b);
      case 6 -> executeBelowE0(number, frame, dst, a, b);
      case 7 -> executeBelow100(number, frame, dst, a, b);
      default -> RelaxedInstructions.execute(number, frame, dst, a, b, c);
    }
  }

  private static void executeBelow60(int number, long[] frame, int dst, int a, int b, int c) {
    if (number < I8X16_EQ) {
      LaneAccess.execute(number, frame, dst, a, b, c);
    } else if (number < F32X4_EQ) {
      IntegerComparisons.execute(number, frame, dst, a, b);
    } else if (number < F64X2_EQ) {
      F32x4.compare(number, frame, dst, a, b);
    } else if (number < V128_NOT) {
      F64x2.compare(number, frame, dst, a, b);
    } else if (number < V128_LOAD8_LANE) {
      V128.execute(number, frame, dst, a, b, c);
    } else {
      VectorConversions.execute(number, frame, dst, a);
    }
  }

  /** Executes what is in the block of i8x16, where other shapes fill the gaps. */
  private static void executeBelow80(int number, long[] frame, int dst, int a, int b) {
    if (number > I8X16_AVGR_U) {
      IntegerArithmetic.extaddPairwise(number, frame, dst, a);
    } else if (number >= F32X4_CEIL && number < I8X16_SHL) {
      F32x4.map(number, frame, dst, a);
    } else if (number >= F64X2_CEIL && number < I8X16_MIN_S || number == F64X2_TRUNC) {
      F64x2.map(number, frame, dst, a);
    } else {
      IntegerArithmetic.execute(number, frame, dst, a, b);
    }
  }

  private static void executeBelowA0(int number, long[] frame, int dst, int a, int b) {
    if (number == F64X2_NEAREST) {
      F64x2.map(number, frame, dst, a);
    } else {
      IntegerArithmetic.execute(number, frame, dst, a, b);
    }
  }

  private static void executeBelowE0(int number, long[] frame, int dst, int a, int b) {
    if (number >= I64X2_EQ && number < I64X2_EXTMUL_LOW_I32X4_S) {
      IntegerComparisons.executeI64x2(number, frame, dst, a, b);
    } else {
      IntegerArithmetic.execute(number, frame, dst, a, b);
    }
  }

  private static void executeBelow100(int number, long[] frame, int dst, int a, int b) {
    if (number < F32X4_ADD) {
      F32x4.map(number, frame, dst, a);
    } else if (number < F64X2_ABS) {
      F32x4.combine(number, frame, dst, a, b);
    } else if (number < F64X2_ADD) {
      F64x2.map(number, frame, dst, a);
    } else if (number < I32X4_TRUNC_SAT_F32X4_S) {
      F64x2.combine(number, frame, dst, a, b);
    } else {
      VectorConversions.execute(number, frame, dst, a);
    }
  }

  /**
   * Executes {@code i8x16.shuffle}.
   *
   * @param lanesLow the first eight lane indices, one in each byte, little endian
   * @param lanesHigh the last eight
   */
  public static void shuffle(long[] frame, int dst, int a, int b, long lanesLow, long lanesHigh) {
    long x0 = frame[a];
    long x1 = frame[a + 1];
    long y0 = frame[b];
    long y1 = frame[b + 1];
    long low = LaneAccess.shuffle(x0, x1, y0, y1, lanesLow);
    Vectors.put(frame, dst, low, LaneAccess.shuffle(x0, x1, y0, y1, lanesHigh));
  }

  static IllegalArgumentException unassigned(int number) {
    return new IllegalArgumentException(
        "no such vector instruction: 0x" + Integer.toHexString(number));
  }
}
