package dev.wizer.engine.interp.num;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ConversionsTest {

  private static int f32(double value) {
    return Float.floatToRawIntBits((float) value);
  }

  private static long f64(double value) {
    return Double.doubleToRawLongBits(value);
  }

  private static void assertOverflows(Executable instruction) {
    TrapException trap = assertThrows(TrapException.class, instruction);
    assertEquals(TrapKind.INTEGER_OVERFLOW, trap.kind());
  }

  private static void assertInvalid(Executable instruction) {
    TrapException trap = assertThrows(TrapException.class, instruction);
    assertEquals(TrapKind.INVALID_CONVERSION_TO_INTEGER, trap.kind());
  }

  @Test
  void trunc_nan_isInvalidConversion() {
    assertInvalid(() -> Conversions.i32TruncF32S(0x7FC0_0000));
    assertInvalid(() -> Conversions.i32TruncF32U(0xFFA0_0001));
    assertInvalid(() -> Conversions.i32TruncF64S(f64(Double.NaN)));
    assertInvalid(() -> Conversions.i32TruncF64U(f64(Double.NaN)));
    assertInvalid(() -> Conversions.i64TruncF32S(0x7FC0_0000));
    assertInvalid(() -> Conversions.i64TruncF32U(0x7FC0_0000));
    assertInvalid(() -> Conversions.i64TruncF64S(0xFFF8_0000_0000_0000L));
    assertInvalid(() -> Conversions.i64TruncF64U(0x7FF0_0000_0000_0001L));
  }

  @Test
  void trunc_infinity_overflows() {
    assertOverflows(() -> Conversions.i32TruncF32S(f32(Double.POSITIVE_INFINITY)));
    assertOverflows(() -> Conversions.i64TruncF64U(f64(Double.NEGATIVE_INFINITY)));
  }

  @Test
  void i32Trunc_atTheLimits_overflowsOnlyBeyond() {
    assertEquals(Integer.MAX_VALUE, Conversions.i32TruncF64S(f64(2147483647.9)));
    assertOverflows(() -> Conversions.i32TruncF64S(f64(2147483648.0)));
    assertEquals(Integer.MIN_VALUE, Conversions.i32TruncF64S(f64(-2147483648.9)));
    assertOverflows(() -> Conversions.i32TruncF64S(f64(-2147483649.0)));
    assertEquals(-1, Conversions.i32TruncF64U(f64(4294967295.9)));
    assertOverflows(() -> Conversions.i32TruncF64U(f64(4294967296.0)));
    assertEquals(0, Conversions.i32TruncF64U(f64(-0.9)));
    assertOverflows(() -> Conversions.i32TruncF64U(f64(-1)));
    assertEquals(Integer.MIN_VALUE, Conversions.i32TruncF32S(f32(-0x1p31)));
    assertOverflows(() -> Conversions.i32TruncF32S(f32(0x1p31)));
    assertEquals(-256, Conversions.i32TruncF32U(f32(0x1.fffffep31)));
    assertOverflows(() -> Conversions.i32TruncF32U(f32(0x1p32)));
  }

  @Test
  void i64Trunc_atTheLimits_overflowsOnlyBeyond() {
    assertEquals(Long.MIN_VALUE, Conversions.i64TruncF64S(f64(-0x1p63)));
    assertOverflows(() -> Conversions.i64TruncF64S(f64(Math.nextDown(-0x1p63))));
    assertOverflows(() -> Conversions.i64TruncF64S(f64(0x1p63)));
    assertEquals(Long.MIN_VALUE, Conversions.i64TruncF64U(f64(0x1p63)));
    assertEquals(-2048, Conversions.i64TruncF64U(f64(Math.nextDown(0x1p64))));
    assertOverflows(() -> Conversions.i64TruncF64U(f64(0x1p64)));
    assertEquals(0, Conversions.i64TruncF32U(f32(-0.5)));
    assertOverflows(() -> Conversions.i64TruncF32U(f32(-1)));
    assertEquals(Long.MIN_VALUE, Conversions.i64TruncF32S(f32(-0x1p63)));
    assertOverflows(() -> Conversions.i64TruncF32S(f32(0x1p63)));
  }

  @Test
  void truncSat_nan_isZero() {
    assertEquals(0, Conversions.i32TruncSatF32S(0x7FC0_0000));
    assertEquals(0, Conversions.i32TruncSatF64U(f64(Double.NaN)));
    assertEquals(0, Conversions.i64TruncSatF64S(f64(Double.NaN)));
    assertEquals(0, Conversions.i64TruncSatF32U(0xFFC0_0000));
  }

  @Test
  void truncSat_outOfRange_isTheNearestInteger() {
    assertEquals(Integer.MAX_VALUE, Conversions.i32TruncSatF32S(f32(1e10)));
    assertEquals(-1, Conversions.i32TruncSatF32U(f32(1e20)));
    assertEquals(0, Conversions.i32TruncSatF64U(f64(-1e20)));
    assertEquals(Long.MIN_VALUE, Conversions.i64TruncSatF64S(f64(-1e20)));
    assertEquals(-1L, Conversions.i64TruncSatF64U(f64(1e20)));
    assertEquals(0, Conversions.i64TruncSatF64U(f64(-1e20)));
    assertEquals(-1L, Conversions.i64TruncSatF64U(f64(Double.POSITIVE_INFINITY)));
    assertEquals(0, Conversions.i64TruncSatF32U(f32(Double.NEGATIVE_INFINITY)));
  }

  @Test
  void f32ConvertI64U_justAboveATie_roundsUpOnce() {
    // By way of a double both would be rounded to the tie first.
    assertEquals(f32(0x1.000002p63), Conversions.f32ConvertI64U(0x8000_0080_0000_0001L));
    assertEquals(f32(0x1p63), Conversions.f32ConvertI64U(0x8000_0080_0000_0000L));
    assertEquals(f32(0x1.fffffep60), Conversions.f32ConvertI64U(0x1FFF_FFEF_FFFF_FFFFL));
  }

  @Test
  void convertU_highBitSet_isPositive() {
    assertEquals(f32(0x1p64), Conversions.f32ConvertI64U(-1));
    assertEquals(f64(0x1p64), Conversions.f64ConvertI64U(-1));
    assertEquals(f32(0x1p32), Conversions.f32ConvertI32U(-1));
    assertEquals(f64(4294967295.0), Conversions.f64ConvertI32U(-1));
    assertEquals(f64(0x1.0000000000001p63), Conversions.f64ConvertI64U(0x8000_0000_0000_0401L));
    assertEquals(f64(0x1p63), Conversions.f64ConvertI64U(0x8000_0000_0000_0400L));
  }

  @Test
  void promoteAndDemote_nanWithPayload_giveCanonicalNaN() {
    assertEquals(0x7FF8_0000_0000_0000L, Conversions.f64PromoteF32(0xFFA0_0001));
    assertEquals(0x7FC0_0000, Conversions.f32DemoteF64(0xFFF4_0000_0000_0001L));
  }

  @Test
  void demote_betweenGreatestAndInfinity_roundsToTheNearer() {
    assertEquals(f32(Float.MAX_VALUE), Conversions.f32DemoteF64(0x47EF_FFFF_EFFF_FFFFL));
    assertEquals(f32(Double.POSITIVE_INFINITY), Conversions.f32DemoteF64(0x47EF_FFFF_F000_0000L));
    assertEquals(0x8000_0000, Conversions.f32DemoteF64(f64(-0x1p-150)));
  }
}
