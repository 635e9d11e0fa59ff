package dev.wizer.engine.interp.num;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.wasm.binary.Opcode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorInterpreterTest {

  /**
   * {@return the result of an instruction on vectors at slots 0, 2 and 4 whose halves are equal}
   */
  private static long[] execute(Opcode opcode, long x, long y, long z) {
    long[] frame = {x, x, y, y, z, z, 0, 0};
    VectorInterpreter.execute(opcode.number(), frame, 6, 0, 2, 4);
    return new long[] {frame[6], frame[7]};
  }

  private static void assertBothHalves(long expected, long[] actual) {
    assertArrayEquals(new long[] {expected, expected}, actual);
  }

  private static long f64(double value) {
    return Double.doubleToRawLongBits(value);
  }

  @Test
  void execute_everyInstruction_isKnown() {
    assertEquals(232, VectorInterpreterProperties.INSTRUCTIONS.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0x00, 0x0B, 0x0C, 0x0D, 0x54, 0x5D, 0xE2, 0xEE, 0x114, 0x1FFFF})
  void execute_otherNumber_isRefused(int number) {
    assertThrows(
        IllegalArgumentException.class,
        () -> VectorInterpreter.execute(number, new long[8], 6, 0, 2, 4));
  }

  @Test
  void shift_countBeyondLaneWidth_isTakenModuloTheWidth() {
    long[] frame = {0x8001_8001_8001_8001L, 0x7FFF_7FFF_7FFF_7FFFL, 0xABCD_0000_0000_0011L};
    VectorInterpreter.execute(Opcode.I16X8_SHL.number(), frame, 0, 0, 2, 0);
    assertArrayEquals(
        new long[] {0x0002_0002_0002_0002L, 0xFFFE_FFFE_FFFE_FFFEL, 0xABCD_0000_0000_0011L}, frame);
  }

  @Test
  void relaxedMadd_productNeedsRounding_roundsTwice() {
    double factor = 1 + 0x1p-30;
    long[] sum = execute(Opcode.F64X2_RELAXED_MADD, f64(factor), f64(factor), f64(-1 - 0x1p-29));
    assertBothHalves(f64(0), sum);
    long[] difference =
        execute(Opcode.F64X2_RELAXED_NMADD, f64(factor), f64(factor), f64(1 + 0x1p-29));
    assertBothHalves(f64(0), difference);
  }

  @Test
  void relaxedLaneselect_maskWithMixedBits_selectsBits() {
    long[] selected = execute(Opcode.I8X16_RELAXED_LANESELECT, -1, 0, 0x80F0_0F01_0000_00FFL);
    assertBothHalves(0x80F0_0F01_0000_00FFL, selected);
  }

  @Test
  void relaxedSwizzle_indexOf16AndMore_givesZero() {
    long[] bytes = execute(Opcode.I8X16_RELAXED_SWIZZLE, -1, 0x0F10_1F20_7F80_F000L, 0);
    assertBothHalves(0xFF00_0000_0000_00FFL, bytes);
  }

  @Test
  void relaxedTrunc_outOfRangeOrNan_saturates() {
    long nanAndHuge = 0x7FC0_0000_7F00_0000L;
    assertBothHalves(0x7FFF_FFFFL, execute(Opcode.I32X4_RELAXED_TRUNC_F32X4_S, nanAndHuge, 0, 0));
    assertBothHalves(0xFFFF_FFFFL, execute(Opcode.I32X4_RELAXED_TRUNC_F32X4_U, nanAndHuge, 0, 0));
  }

  @Test
  void relaxedQ15mulr_leastSquared_saturates() {
    long least = 0x8000_8000_8000_8000L;
    long[] product = execute(Opcode.I16X8_RELAXED_Q15MULR_S, least, least, 0);
    assertBothHalves(0x7FFF_7FFF_7FFF_7FFFL, product);
  }

  @Test
  void relaxedDot_negativeSecondOperand_isSignedAndSaturates() {
    long least = 0x8080_8080_8080_8080L;
    assertBothHalves(
        0x7FFF_7FFF_7FFF_7FFFL, execute(Opcode.I16X8_RELAXED_DOT_I8X16_I7X16_S, least, least, 0));
    assertBothHalves(
        0x0000_FFFF_0000_FFFFL,
        execute(Opcode.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S, least, least, 0x0000_0001_0000_0001L));
  }

  @Test
  void relaxedMin_nan_isCanonicalNaN() {
    long[] least = execute(Opcode.F64X2_RELAXED_MIN, 0xFFF4_0000_0000_0001L, f64(1), 0);
    assertBothHalves(0x7FF8_0000_0000_0000L, least);
  }
}
