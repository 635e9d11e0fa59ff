package dev.wizer.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The results that the specification leaves open, and those that are easily missed. */
abstract class NumberContract {

  abstract WasmEngine engine();

  @ParameterizedTest
  @ValueSource(
      strings = {"f32.add", "f32.sub", "f32.mul", "f32.div", "f32.min", "f32.max", "f32.sqrt"})
  void invoke_f32ArithmeticOnNan_givesCanonicalNan(String instruction) {
    assertF32Nan(numbers(instruction, f32(0xFFE0_0001), f32(0x3F80_0000)));
    assertF32Nan(numbers(instruction, f32(0xFFE0_0001), f32(0x7FA0_0001)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"f32.ceil", "f32.floor", "f32.trunc", "f32.nearest"})
  void invoke_f32RoundingOfNan_givesCanonicalNan(String instruction) {
    assertF32Nan(numbers(instruction, f32(0xFFE0_0001), f32(0)));
    assertF32Nan(numbers(instruction, f32(0x7FA0_0001), f32(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"f64.add", "f64.sub", "f64.mul", "f64.div", "f64.min", "f64.max", "f64.sqrt"})
  void invoke_f64ArithmeticOnNan_givesCanonicalNan(String instruction) {
    WasmValue one = f64(Double.doubleToRawLongBits(1));
    assertF64Nan(numbers(instruction, f64(0xFFFC_0000_0000_0001L), one));
    assertF64Nan(numbers(instruction, f64(0xFFFC_0000_0000_0001L), f64(0x7FF4_0000_0000_0001L)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"f64.ceil", "f64.floor", "f64.trunc", "f64.nearest"})
  void invoke_f64RoundingOfNan_givesCanonicalNan(String instruction) {
    assertF64Nan(numbers(instruction, f64(0xFFFC_0000_0000_0001L), f64(0)));
    assertF64Nan(numbers(instruction, f64(0x7FF4_0000_0000_0001L), f64(0)));
  }

  @Test
  void invoke_arithmeticWithoutResult_givesCanonicalNan() {
    WasmValue infinity32 = f32(0x7F80_0000);
    WasmValue infinity64 = f64(0x7FF0_0000_0000_0000L);

    assertF32Nan(numbers("f32.div", f32(0), f32(0)));
    assertF32Nan(numbers("f32.sub", infinity32, infinity32));
    assertF32Nan(numbers("f32.mul", f32(0), infinity32));
    assertF32Nan(numbers("f32.sqrt", f32(0xBF80_0000), f32(0)));
    assertF64Nan(numbers("f64.div", f64(0), f64(0)));
    assertF64Nan(numbers("f64.sub", infinity64, infinity64));
    assertF64Nan(numbers("f64.mul", f64(0), infinity64));
    assertF64Nan(numbers("f64.sqrt", f64(0xBFF0_0000_0000_0000L), f64(0)));
  }

  @Test
  void invoke_nanOfTheOtherWidth_givesCanonicalNan() {
    assertF64Nan(numbers("f64.promote_f32", f32(0xFFE0_0001)));
    assertF32Nan(numbers("f32.demote_f64", f64(0xFFFC_0000_0000_0001L)));
  }

  @Test
  void invoke_nanStoredAsItIsMade_isCanonicalInMemory() {
    assertF32Nan(f32(((WasmValue.I32) numbers("stored", f32(0), f32(0))).value()));
  }

  /** What an engine makes of the NaN that an arithmetic instruction gives. */
  void assertF32Nan(WasmValue result) {
    assertEquals(f32(0x7FC0_0000), result);
  }

  /** What an engine makes of the NaN that an arithmetic instruction gives. */
  void assertF64Nan(WasmValue result) {
    assertEquals(f64(0x7FF8_0000_0000_0000L), result);
  }

  @Test
  void invoke_negOfNan_turnsTheSignAlone() {
    assertEquals(f32(0x7FA0_0001), numbers("f32.neg", f32(0xFFA0_0001)));
    assertEquals(f32(0xFFA0_0001), numbers("f32.neg", f32(0x7FA0_0001)));
    assertEquals(f64(0x7FF4_0000_0000_0001L), numbers("f64.neg", f64(0xFFF4_0000_0000_0001L)));
    assertEquals(f64(0xFFF4_0000_0000_0001L), numbers("f64.neg", f64(0x7FF4_0000_0000_0001L)));
  }

  @Test
  void invoke_absOfNan_clearsTheSignAlone() {
    assertEquals(f32(0x7FA0_0001), numbers("f32.abs", f32(0xFFA0_0001)));
    assertEquals(f64(0x7FF4_0000_0000_0001L), numbers("f64.abs", f64(0xFFF4_0000_0000_0001L)));
  }

  @Test
  void invoke_copysignOfNan_setsTheSignAlone() {
    assertEquals(f32(0xFFA0_0001), numbers("f32.copysign", f32(0x7FA0_0001), f32(0xFFC0_0000)));
    assertEquals(f32(0x7FA0_0001), numbers("f32.copysign", f32(0xFFA0_0001), f32(0)));
    assertEquals(
        f64(0xFFF4_0000_0000_0001L),
        numbers("f64.copysign", f64(0x7FF4_0000_0000_0001L), f64(Long.MIN_VALUE)));
  }

  @Test
  void invoke_copysignFromLargeNumber_takesItsSign() {
    int large = Float.floatToRawIntBits(4290772992.0f);
    assertEquals(f32(0x3F80_0000), numbers("f32.copysign", f32(0xBF80_0000), f32(large)));
  }

  @Test
  void invoke_nanMovedAbout_keepsAllBits() {
    assertEquals(f32(0x7FA0_0001), numbers("f32 through memory", f32(0x7FA0_0001)));
    assertEquals(
        f64(0xFFF4_0000_0000_0001L), numbers("f64 through memory", f64(0xFFF4_0000_0000_0001L)));
    assertEquals(f32(0x7FA0_0001), numbers("f32 through i32", f32(0x7FA0_0001)));
    assertEquals(
        f64(0xFFF4_0000_0000_0001L), numbers("f64 through i64", f64(0xFFF4_0000_0000_0001L)));
    assertEquals(f32(0xFFA0_0001), numbers("f32.const"));
    assertEquals(f64(0xFFF4_0000_0000_0001L), numbers("f64.const"));
  }

  @Test
  void invoke_productOfMoreThan32Bits_isCut() {
    WasmValue factor = new WasmValue.I32(0x1_0000);

    assertEquals(new WasmValue.I32(0), numbers("product as condition of if", factor, factor));
    assertEquals(new WasmValue.I32(0), numbers("product as condition of br_if", factor, factor));
    assertEquals(new WasmValue.I64(0), numbers("product as i64", factor, factor));
  }

  final WasmValue numbers(String export, WasmValue... arguments) {
    return engine().instantiate(Modules.read("numbers"), List.of()).invoke(export, arguments)[0];
  }

  static WasmValue.F32 f32(int bits) {
    return new WasmValue.F32(bits);
  }

  static WasmValue.F64 f64(long bits) {
    return new WasmValue.F64(bits);
  }
}
