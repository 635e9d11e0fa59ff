package dev.wizer.engine.interp.num;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class F32Test {

  private static final int CANONICAL_NAN = 0x7FC0_0000;
  private static final int OTHER_NAN = 0x7FA0_0001;
  private static final int NEGATIVE_OTHER_NAN = 0x7FA0_0001 | 0x8000_0000;
  private static final int MINUS_ZERO = 0x8000_0000;

  private static int bits(float value) {
    return Float.floatToRawIntBits(value);
  }

  @Test
  void div_zeroByZero_isPositiveCanonicalNaN() {
    assertEquals(CANONICAL_NAN, F32.div(bits(0), bits(0)));
    assertEquals(CANONICAL_NAN, F32.div(bits(-0.0f), bits(0)));
  }

  @Test
  void arithmetic_nanOperandWithPayload_isCanonicalNaN() {
    assertEquals(CANONICAL_NAN, F32.add(OTHER_NAN, bits(1)));
    assertEquals(CANONICAL_NAN, F32.sub(bits(1), NEGATIVE_OTHER_NAN));
    assertEquals(CANONICAL_NAN, F32.mul(NEGATIVE_OTHER_NAN, OTHER_NAN));
    assertEquals(CANONICAL_NAN, F32.div(OTHER_NAN, bits(2)));
    assertEquals(CANONICAL_NAN, F32.min(OTHER_NAN, bits(1)));
    assertEquals(CANONICAL_NAN, F32.max(bits(1), OTHER_NAN));
    assertEquals(CANONICAL_NAN, F32.sqrt(NEGATIVE_OTHER_NAN));
    assertEquals(CANONICAL_NAN, F32.ceil(OTHER_NAN));
    assertEquals(CANONICAL_NAN, F32.floor(OTHER_NAN));
    assertEquals(CANONICAL_NAN, F32.trunc(NEGATIVE_OTHER_NAN));
    assertEquals(CANONICAL_NAN, F32.nearest(OTHER_NAN));
  }

  @Test
  void signOperations_nanOperand_keepPayload() {
    assertEquals(OTHER_NAN, F32.abs(NEGATIVE_OTHER_NAN));
    assertEquals(NEGATIVE_OTHER_NAN, F32.neg(OTHER_NAN));
    assertEquals(NEGATIVE_OTHER_NAN, F32.copysign(OTHER_NAN, MINUS_ZERO));
    assertEquals(OTHER_NAN, F32.copysign(NEGATIVE_OTHER_NAN, bits(3)));
  }

  @Test
  void minAndMax_zerosOfDifferentSign_tellThemApart() {
    assertEquals(MINUS_ZERO, F32.min(bits(0), MINUS_ZERO));
    assertEquals(MINUS_ZERO, F32.min(MINUS_ZERO, bits(0)));
    assertEquals(bits(0), F32.max(bits(0), MINUS_ZERO));
    assertEquals(bits(0), F32.max(MINUS_ZERO, bits(0)));
  }

  @Test
  void pminAndPmax_equalOrUnordered_giveTheFirstOperand() {
    assertEquals(OTHER_NAN, F32.pmin(OTHER_NAN, bits(1)));
    assertEquals(bits(1), F32.pmax(bits(1), OTHER_NAN));
    assertEquals(bits(0), F32.pmin(bits(0), MINUS_ZERO));
    assertEquals(MINUS_ZERO, F32.pmax(MINUS_ZERO, bits(0)));
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
    "8388609, 8388609, 8388609, 8388609, 8388609",
    "-Infinity, -Infinity, -Infinity, -Infinity, -Infinity"
  })
  void roundings_number_giveIntegersWithItsSign(
      float number, float ceil, float floor, float trunc, float nearest) {
    assertEquals(bits(ceil), F32.ceil(bits(number)));
    assertEquals(bits(floor), F32.floor(bits(number)));
    assertEquals(bits(trunc), F32.trunc(bits(number)));
    assertEquals(bits(nearest), F32.nearest(bits(number)));
  }

  @Test
  void sqrt_minusZero_isMinusZero() {
    assertEquals(MINUS_ZERO, F32.sqrt(MINUS_ZERO));
  }

  @Test
  void sqrt_negative_isCanonicalNaN() {
    assertEquals(CANONICAL_NAN, F32.sqrt(bits(-1)));
  }

  @Test
  void comparisons_nan_areUnordered() {
    assertFalse(F32.eq(OTHER_NAN, OTHER_NAN));
    assertTrue(F32.ne(OTHER_NAN, OTHER_NAN));
    assertFalse(F32.lt(OTHER_NAN, bits(1)));
    assertFalse(F32.gt(OTHER_NAN, bits(1)));
    assertFalse(F32.le(bits(1), OTHER_NAN));
    assertFalse(F32.ge(bits(1), OTHER_NAN));
  }

  @Test
  void comparisons_zerosOfDifferentSign_areEqual() {
    assertTrue(F32.eq(bits(0), MINUS_ZERO));
    assertFalse(F32.lt(MINUS_ZERO, bits(0)));
    assertTrue(F32.ge(MINUS_ZERO, bits(0)));
  }
}
