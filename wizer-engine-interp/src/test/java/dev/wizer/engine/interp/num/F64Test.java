package dev.wizer.engine.interp.num;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class F64Test {

  private static final long CANONICAL_NAN = 0x7FF8_0000_0000_0000L;
  private static final long OTHER_NAN = 0x7FF4_0000_0000_0001L;
  private static final long NEGATIVE_OTHER_NAN = 0x7FF4_0000_0000_0001L | 0x8000_0000_0000_0000L;
  private static final long MINUS_ZERO = 0x8000_0000_0000_0000L;

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  @Test
  void div_zeroByZero_isPositiveCanonicalNaN() {
    assertEquals(CANONICAL_NAN, F64.div(bits(0), bits(0)));
    assertEquals(CANONICAL_NAN, F64.div(bits(-0.0), bits(0)));
  }

  @Test
  void arithmetic_nanOperandWithPayload_isCanonicalNaN() {
    assertEquals(CANONICAL_NAN, F64.add(OTHER_NAN, bits(1)));
    assertEquals(CANONICAL_NAN, F64.sub(bits(1), NEGATIVE_OTHER_NAN));
    assertEquals(CANONICAL_NAN, F64.mul(NEGATIVE_OTHER_NAN, OTHER_NAN));
    assertEquals(CANONICAL_NAN, F64.div(OTHER_NAN, bits(2)));
    assertEquals(CANONICAL_NAN, F64.min(OTHER_NAN, bits(1)));
    assertEquals(CANONICAL_NAN, F64.max(bits(1), OTHER_NAN));
    assertEquals(CANONICAL_NAN, F64.sqrt(NEGATIVE_OTHER_NAN));
    assertEquals(CANONICAL_NAN, F64.ceil(OTHER_NAN));
    assertEquals(CANONICAL_NAN, F64.floor(OTHER_NAN));
    assertEquals(CANONICAL_NAN, F64.trunc(NEGATIVE_OTHER_NAN));
    assertEquals(CANONICAL_NAN, F64.nearest(OTHER_NAN));
  }

  @Test
  void signOperations_nanOperand_keepPayload() {
    assertEquals(OTHER_NAN, F64.abs(NEGATIVE_OTHER_NAN));
    assertEquals(NEGATIVE_OTHER_NAN, F64.neg(OTHER_NAN));
    assertEquals(NEGATIVE_OTHER_NAN, F64.copysign(OTHER_NAN, MINUS_ZERO));
    assertEquals(OTHER_NAN, F64.copysign(NEGATIVE_OTHER_NAN, bits(3)));
  }

  @Test
  void minAndMax_zerosOfDifferentSign_tellThemApart() {
    assertEquals(MINUS_ZERO, F64.min(bits(0), MINUS_ZERO));
    assertEquals(MINUS_ZERO, F64.min(MINUS_ZERO, bits(0)));
    assertEquals(bits(0), F64.max(bits(0), MINUS_ZERO));
    assertEquals(bits(0), F64.max(MINUS_ZERO, bits(0)));
  }

  @Test
  void pminAndPmax_equalOrUnordered_giveTheFirstOperand() {
    assertEquals(OTHER_NAN, F64.pmin(OTHER_NAN, bits(1)));
    assertEquals(bits(1), F64.pmax(bits(1), OTHER_NAN));
    assertEquals(bits(0), F64.pmin(bits(0), MINUS_ZERO));
    assertEquals(MINUS_ZERO, F64.pmax(MINUS_ZERO, bits(0)));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1, 0, 0, 0",
    "-0.5, -0.0, -1, -0.0, -0.0",
    "1.5, 2, 1, 1, 2",
    "2.5, 3, 2, 2, 2",
    "-2.5, -2, -3, -2, -2",
    "-3.5, -3, -4, -3, -4",
    "-0.0, -0.0, -0.0, -0.0, -0.0",
    "4503599627370497, 4503599627370497, 4503599627370497, 4503599627370497, 4503599627370497",
    "-Infinity, -Infinity, -Infinity, -Infinity, -Infinity"
  })
  void roundings_number_giveIntegersWithItsSign(
      double number, double ceil, double floor, double trunc, double nearest) {
    assertEquals(bits(ceil), F64.ceil(bits(number)));
    assertEquals(bits(floor), F64.floor(bits(number)));
    assertEquals(bits(trunc), F64.trunc(bits(number)));
    assertEquals(bits(nearest), F64.nearest(bits(number)));
  }

  @Test
  void sqrt_minusZero_isMinusZero() {
    assertEquals(MINUS_ZERO, F64.sqrt(MINUS_ZERO));
  }

  @Test
  void sqrt_negative_isCanonicalNaN() {
    assertEquals(CANONICAL_NAN, F64.sqrt(bits(-1)));
  }

  @Test
  void comparisons_nan_areUnordered() {
    assertFalse(F64.eq(OTHER_NAN, OTHER_NAN));
    assertTrue(F64.ne(OTHER_NAN, OTHER_NAN));
    assertFalse(F64.lt(OTHER_NAN, bits(1)));
    assertFalse(F64.gt(OTHER_NAN, bits(1)));
    assertFalse(F64.le(bits(1), OTHER_NAN));
    assertFalse(F64.ge(bits(1), OTHER_NAN));
  }

  @Test
  void comparisons_zerosOfDifferentSign_areEqual() {
    assertTrue(F64.eq(bits(0), MINUS_ZERO));
    assertFalse(F64.lt(MINUS_ZERO, bits(0)));
    assertTrue(F64.ge(MINUS_ZERO, bits(0)));
  }
}
