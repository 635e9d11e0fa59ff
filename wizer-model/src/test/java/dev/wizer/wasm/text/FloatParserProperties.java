package dev.wizer.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FloatParserProperties {

  private static long f32(String text) {
    return FloatParser.parse(text, FloatFormat.F32).orElseThrow();
  }

  private static long f64(String text) {
    return FloatParser.parse(text, FloatFormat.F64).orElseThrow();
  }

  private static long bits(float value) {
    return Integer.toUnsignedLong(Float.floatToRawIntBits(value));
  }

  @Property
  void everyDoubleInHexIsItself(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    Assume.that(Double.isFinite(value));
    assertEquals(bits, f64(Double.toHexString(value)));
  }

  @Property
  void everyFloatInHexIsItself(@ForAll int bits) {
    float value = Float.intBitsToFloat(bits);
    Assume.that(Float.isFinite(value));
    assertEquals(Integer.toUnsignedLong(bits), f32(Float.toHexString(value)));
  }

  @Property
  void everyDoubleInFullIsItself(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits & Long.MAX_VALUE);
    Assume.that(Double.isFinite(value));
    assertEquals(Double.doubleToRawLongBits(value), f64(new BigDecimal(value).toString()));
    assertEquals(Double.doubleToRawLongBits(value), f64(Double.toString(value)));
  }

  @Property
  void halfwayBetweenTwoFloatsIsTheEvenOne(@ForAll @IntRange(max = 0x7F7FFFFE) int bits) {
    BigDecimal low = new BigDecimal(Float.intBitsToFloat(bits));
    BigDecimal high = new BigDecimal(Float.intBitsToFloat(bits + 1));
    BigDecimal middle = low.add(high).divide(BigDecimal.valueOf(2));
    BigDecimal little = middle.scaleByPowerOfTen(-1200);
    assertEquals(bits + (bits & 1), f32(middle.toString()));
    assertEquals(bits + 1, f32(middle.add(little).toPlainString()));
    assertEquals(bits, f32(middle.subtract(little).toPlainString()));
  }

  @Property
  void halfwayBetweenTwoDoublesIsTheEvenOne(@ForAll long anyBits) {
    long bits = anyBits & 0x7FEF_FFFF_FFFF_FFFEL;
    Assume.that(Double.isFinite(Double.longBitsToDouble(bits + 1)));
    BigDecimal low = new BigDecimal(Double.longBitsToDouble(bits));
    BigDecimal high = new BigDecimal(Double.longBitsToDouble(bits + 1));
    BigDecimal middle = low.add(high).divide(BigDecimal.valueOf(2));
    assertEquals(bits, f64(middle.toString()));
    assertEquals(bits + 1, f64(middle.toPlainString() + (hasPoint(middle) ? "1" : ".1")));
  }

  private static boolean hasPoint(BigDecimal number) {
    return number.toPlainString().indexOf('.') >= 0;
  }

  @Property
  void everyDoubleIsRoundedOnceToAFloat(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    Assume.that(Math.abs(value) <= Float.MAX_VALUE);
    assertEquals(bits((float) value), f32(Double.toHexString(value)));
  }

  @Property
  void decimalsAreRoundedAsJavaDoes(
      @ForAll @IntRange int digits, @ForAll @IntRange(min = -340, max = 290) int exponent) {
    String text = digits + "e" + exponent;
    assertEquals(Double.doubleToRawLongBits(Double.parseDouble(text)), f64(text));
  }

  @Example
  void leastAndGreatestNumbers_areExact() {
    assertEquals(1, f64("0x1p-1074"));
    assertEquals(0, f64("0x1p-1075"));
    assertEquals(1, f64("0x1.0000000000000000000000001p-1075"));
    assertEquals(1, f32("0x1p-149"));
    assertEquals(0, f32("0x1p-150"));
    assertEquals(bits(Float.MAX_VALUE), f32("0x1.fffffefffffffffffffffp127"));
    assertEquals(0x8000_0000_0000_0000L, f64("-0"));
    assertEquals(0, f64("0e999999999999999999999"));
    assertEquals(0, f64("1e-999999999999999999999"));
    assertEquals(bits(1), f32("0x" + "0".repeat(5000) + "1"));
    assertEquals(bits(1), f32("1" + "0".repeat(5000) + "e-5000"));
    assertEquals(bits(1), f32("0." + "0".repeat(4999) + "1e5000"));
    assertEquals(bits(1), f32("0x1" + "0".repeat(100) + "p-400"));
  }

  @Example
  void numbersThatAreTooLarge_haveNoBits() {
    for (String text :
        new String[] {
          "0x1p128", "0x1.ffffffp127", "340282356779733661637539395458142568448", "1e99"
        }) {
      assertTrue(FloatParser.parse(text, FloatFormat.F32).isEmpty(), text);
    }
    for (String text :
        new String[] {"0x1p1024", "0x1.fffffffffffff8p1023", "1e309", "1e99999999999999999999"}) {
      assertTrue(FloatParser.parse(text, FloatFormat.F64).isEmpty(), text);
    }
  }

  @Example
  void specialNumbers_haveTheirBits() {
    assertEquals(0x7F800000L, f32("inf"));
    assertEquals(0xFFC00000L, f32("-nan"));
    assertEquals(0x7F800001L, f32("nan:0x1"));
    assertEquals(0x7FF8000000000000L, f64("+nan"));
    assertEquals(0xFFF0000000000000L, f64("-inf"));
    assertEquals(0x7FFFFFFFFFFFFFFFL, f64("nan:0xf_ffff_ffff_ffff"));
  }
}
