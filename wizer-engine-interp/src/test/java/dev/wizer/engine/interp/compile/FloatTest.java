package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.interp.Tiers;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each floating-point operation, on all pairs of special numbers, gives the same in all tiers. */
class FloatTest {

  private static final int COUNT = FloatProgram.DOUBLES.length;

  /** Around the limits of integers, behind the other numbers. */
  private static final double[] LIMITS = {
    -0x1p31 - 1,
    Math.nextUp(-0x1p31 - 1),
    -0x1p31,
    Math.nextDown(-0x1p31 - 1),
    0x1p31,
    Math.nextDown(0x1p31),
    0x1p32,
    Math.nextDown(0x1p32),
    -0x1p63,
    Math.nextDown(-0x1p63),
    0x1p63,
    Math.nextDown(0x1p63),
    -1,
    Math.nextUp(-1.0),
    0x1p64,
    Math.nextDown(0x1p64)
  };

  static Stream<String> operations() {
    return Stream.of(FloatProgram.BINARY, FloatProgram.UNARY, FloatProgram.COMPARISONS)
        .flatMap(List::stream)
        .distinct();
  }

  /** The special numbers of a type in memory. */
  private static String data() {
    StringBuilder data = new StringBuilder("(data (i32.const 0) \"");
    for (long bits : FloatProgram.DOUBLES) {
      append(data, bits, 8);
    }
    for (double limit : LIMITS) {
      append(data, Double.doubleToRawLongBits(limit), 8);
    }
    data.append("\") (data (i32.const 1024) \"");
    for (int bits : FloatProgram.FLOATS) {
      append(data, bits, 4);
    }
    for (double limit : LIMITS) {
      append(data, Float.floatToRawIntBits((float) limit), 4);
    }
    return data.append("\")").toString();
  }

  private static void append(StringBuilder data, long bits, int count) {
    for (int i = 0; i < count; i++) {
      data.append(String.format("\\%02x", bits >>> 8 * i & 0xFF));
    }
  }

  /**
   * What an operation gives for all pairs, hashed; {@code f}'s parameter is how often. A result is
   * kept as a number, with which more is computed, before it is taken as bits.
   */
  private static String module(String operation) {
    return "(module (memory 1) "
        + data()
        + " (func (export \"f\") (param $n i32) (result i64 i32) "
        + " (local $i i32) (local $j i32) (local $h i64) (local $g i32)"
        + " (local $d f64) (local $s f32) (local $a f64) (local $b f32)"
        + " (loop $again (local.set $i (i32.const 0))"
        + " (loop $x (local.set $j (i32.const 0)) (loop $y "
        + pair("f64", 3, 0, "$d", operation)
        + " (local.set $a (f64.add (f64.mul (local.get $d) (local.get $d)) (local.get $d)))"
        + " (local.set $h (i64.add (i64.mul (local.get $h) (i64.const 31))"
        + " (i64.reinterpret_f64 (local.get $d))))"
        + pair("f32", 2, 1024, "$s", operation)
        + " (local.set $b (f32.add (f32.mul (local.get $s) (local.get $s)) (local.get $s)))"
        + " (local.set $g (i32.add (i32.mul (local.get $g) (i32.const 31))"
        + " (i32.reinterpret_f32 (local.get $s))))"
        + turn("$y", "$j")
        + ")"
        + turn("$x", "$i")
        + ") (br_if $again (i32.gt_s (local.tee $n (i32.sub (local.get $n) (i32.const 1)))"
        + " (i32.const 0)))) (i64.xor (local.get $h) (i64.reinterpret_f64 (local.get $a)))"
        + " (i32.xor (local.get $g) (i32.reinterpret_f32 (local.get $b)))))";
  }

  private static String turn(String loop, String index) {
    return " (br_if "
        + loop
        + (" (i32.lt_u (local.tee " + index + " (i32.add (local.get " + index + ")")
        + (" (i32.const 1))) (i32.const " + COUNT + ")))");
  }

  private static String pair(String type, int shift, int at, String to, String operation) {
    String x = load(type, shift, at, "$i");
    String y = load(type, shift, at, "$j");
    if (FloatProgram.COMPARISONS.contains(operation)) {
      String compared = "(" + type + "." + operation + " " + x + " " + y + ")";
      return "(local.set "
          + to
          + (" (" + type + ".convert_i32_s " + compared + "))")
          + ("(if " + compared + " (then (local.set $h (i64.add (local.get $h)")
          + " (i64.const 5))) (local.set $g (i32.add (local.get $g) (i32.const 9)))))"
          + ("(if (i32.eqz " + compared + ") (then (local.set $g (i32.add (local.get $g)")
          + " (i32.const 3)))))";
    }
    String second = FloatProgram.UNARY.contains(operation) ? "" : y;
    return "(local.set " + to + " (" + type + "." + operation + " " + x + " " + second + "))";
  }

  private static String load(String type, int shift, int at, String index) {
    return "("
        + type
        + ".load offset="
        + at
        + " (i32.shl (local.get "
        + index
        + ") (i32.const "
        + shift
        + ")))";
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operation_onAllPairs_givesTheSameBits(String operation) {
    new Tiers(module(operation)).call(1, 30);
  }

  /** Conversions that trap, each of one number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "i32.trunc_f64_s", "i32.trunc_f64_u", "i64.trunc_f64_s", "i64.trunc_f64_u",
        "i32.trunc_f32_s", "i32.trunc_f32_u", "i64.trunc_f32_s", "i64.trunc_f32_u"
      })
  void conversion_ofAllNumbersInTurn_givesTheSameOrTraps(String conversion) {
    boolean isDouble = conversion.contains("f64");
    String type = conversion.substring(0, 3);
    String load = isDouble ? load("f64", 3, 0, "0") : load("f32", 2, 1024, "0");
    String sum = isDouble ? "f64" : "f32";
    int[] arguments = IntStream.range(0, COUNT + LIMITS.length).toArray();
    new Tiers(
            "(module (memory 1) "
                + data()
                + (" (func (export \"f\") (param i32) (result " + type + ") (local $x " + sum + ")")
                + (" (local.set $x (" + sum + ".div (" + sum + ".mul " + load + " (" + sum)
                + (".const 2)) (" + sum + ".const 2)))")
                + (" (" + conversion + " (local.get $x))))"))
        .call(arguments);
  }

  @Test
  void nan_thatIsMovedAsANumber_keepsItsBits() {
    for (long bits : FloatProgram.DOUBLES) {
      List<String> outcomes =
          new Tiers(
                  "(module (memory 1) (func (export \"f\") (param $n i32) (result i64)"
                      + " (local $d f64) (local $e f64) (local $sum f64)"
                      + " (local.set $d (f64.reinterpret_i64 (i64.const "
                      + bits
                      + ")))"
                      + " (loop (local.set $e (local.get $d)) (f64.store (i32.const 8)"
                      + " (local.get $e)) (local.set $d (f64.load (i32.const 8)))"
                      + " (local.set $sum (f64.add (f64.mul (local.get $sum) (local.get $d))"
                      + " (local.get $e)))"
                      + " (br_if 0 (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))"
                      + " (f64.store (i32.const 16) (local.get $sum))"
                      + " (i64.load (i32.const 8))))")
              .call(1, 5, 20_000);
      outcomes.forEach(outcome -> assertTrue(outcome.contains("=" + bits + "]"), outcome));
    }
  }

  @Test
  void nan_thatOnlyAHandlerLooksAt_isCanonical() {
    // The sum is no longer needed where the block ends, but where the call throws.
    String text =
        """
        (module
          (tag $t)
          (func $throw (if (i32.const 1) (then (throw $t))))
          (func (export "f") (param $n i32) (result i64) (local $d f64)
            (block $caught
              (try_table (catch $t $caught)
                (local.set $d (f64.add (f64.const nan:0x40000deadbeef) (f64.const 1)))
                (call $throw)
                (local.set $d (f64.const 2))))
            (i64.reinterpret_f64 (local.get $d))))
        """;

    String outcome = new Tiers(text).call(0).get(0);
    assertTrue(outcome.contains("=" + Double.doubleToLongBits(Double.NaN) + "]"), outcome);
  }

  @Test
  void nan_thatIsNotLookedAt_givesWhatTheCanonicalOneGives() {
    String text =
        """
        (module
          (memory 1)
          (func (export "f") (param $n i32) (result i64)
            (local $d f64) (local $e f64)
            (local.set $d (f64.add (f64.const nan:0x40000deadbeef) (f64.const 1)))
            (local.set $e (f64.mul (local.get $d) (f64.const 2)))
            (local.set $d (f64.neg (local.get $e)))
            (f64.store (i32.const 8) (f64.sub (local.get $e) (local.get $d)))
            (i64.xor (i64.load (i32.const 8)) (i64.reinterpret_f64 (local.get $d)))))
        """;

    new Tiers(text).call(0, 1);
  }

  @Test
  void slot_thatIsANumberAndBits_isBoth() {
    List<String> outcomes =
        new Tiers(
                "(module (func (export \"f\") (param $n i32) (result i64) (local $d f64)"
                    + " (local.set $d (f64.const 1))"
                    + " (loop (local.set $d (f64.mul (local.get $d) (f64.const 1.5)))"
                    + " (local.set $d (f64.reinterpret_i64 (i64.xor (i64.const 1)"
                    + " (i64.reinterpret_f64 (local.get $d)))))"
                    + " (br_if 0 (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))"
                    + " (i64.reinterpret_f64 (local.get $d))))")
            .call(1, 2, 500);
    double value = 1;
    for (int i = 0; i < 2; i++) {
      value = Double.longBitsToDouble(Double.doubleToRawLongBits(value * 1.5) ^ 1);
    }
    String expected = "=" + Double.doubleToRawLongBits(value) + "]";
    assertTrue(outcomes.get(1).contains(expected), outcomes.get(1));
  }

  /** What is needed where the branch goes, or where it does not. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void comparison_whoseResultIsNeededAfterItsBranch_hasOne(boolean atTarget) {
    String atEnd = "(return (i32.add (local.get $c) (i32.const 40)))";
    List<String> outcomes =
        new Tiers(
                "(module (func (export \"f\") (param $n i32) (result i32) (local $c i32)"
                    + " (block $b (br_if $b (local.tee $c (f64.lt"
                    + " (f64.convert_i32_s (local.get $n)) (f64.const 2))))"
                    + (atTarget ? "(return (i32.const 7))" : atEnd)
                    + ")"
                    + (atTarget ? atEnd : "(return (i32.const 7))")
                    + " (unreachable)))")
            .call(1, 2, 3);
    String less = atTarget ? "=41]" : "=7]";
    String notLess = atTarget ? "=7]" : "=40]";
    assertTrue(outcomes.get(0).contains(less), outcomes.get(0));
    assertTrue(outcomes.get(1).contains(notLess), outcomes.get(1));
  }

  @Test
  void manyNumbers_inOneFunction_haveRoomInLocals() {
    StringBuilder text = new StringBuilder("(module (func (export \"f\") (param i32)");
    text.append(" (result i64) (local $sum f64)");
    int count = 100;
    IntStream.range(0, count).forEach(i -> text.append(" (local $d" + i + " f64)"));
    text.append(" (loop ");
    for (int i = 0; i < count; i++) {
      text.append(" (local.set $d" + i + " (f64.add (local.get $d" + i + ")");
      text.append(" (f64.convert_i32_s (i32.add (local.get 0) (i32.const " + i + ")))))");
    }
    text.append(" (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))");
    for (int i = 0; i < count; i++) {
      text.append(" (local.set $sum (f64.add (local.get $sum) (local.get $d" + i + ")))");
    }
    text.append(" (i64.trunc_f64_s (local.get $sum))))");
    List<String> outcomes = new Tiers(text.toString()).call(1, 3);
    assertTrue(outcomes.get(0).contains("=" + (100 + 99 * 50) + "]"), outcomes.get(0));
  }

  @Test
  void architectures_onWhichBitsAreKept_areTheCommonOnes() {
    assertTrue(SlotKind.keepsBits("amd64"));
    assertTrue(SlotKind.keepsBits("x86_64"));
    assertTrue(SlotKind.keepsBits("aarch64"));
    assertEquals(false, SlotKind.keepsBits("x86"));
  }
}
