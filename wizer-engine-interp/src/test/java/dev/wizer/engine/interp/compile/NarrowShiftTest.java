package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.interp.Tiers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shifts and rotates of an i64 of which compiled code knows that it fits an i32. */
class NarrowShiftTest {

  private static final int[] NUMBERS = {0, 1, 57, -1, -57, Integer.MAX_VALUE, Integer.MIN_VALUE};

  @ParameterizedTest
  @CsvSource({
    "(i64.extend_i32_s (local.get 0))",
    "(i64.load32_s (local.get $at))",
    "(i64.extend32_s (i64.extend_i32_u (local.get 0)))",
    "(i64.and (i64.extend_i32_s (local.get 0)) (i64.const -1))",
    "(i64.or (i64.extend_i32_s (local.get 0)) (i64.load32_s (local.get $at)))",
    "'(select (i64.load32_s (local.get $at)) (i64.const 5) (i32.const 1))'"
  })
  void shift_byEachCount_isThatOfAllBits(String narrow) {
    for (int count = -1; count <= 65; count++) {
      String text =
          """
          (module (memory 1)
            (func (export "f") (param i32) (result i64 i64 i64 i64 i64) (local $at i32)
              (i32.store (local.get $at) (local.get 0))
              (i64.shr_s NARROW (i64.const COUNT))
              (i64.shr_u NARROW (i64.const COUNT))
              (i64.shl NARROW (i64.const COUNT))
              (i64.rotl NARROW (i64.const COUNT))
              (i64.rotr NARROW (i64.const COUNT))))
          """
              .replace("NARROW", narrow)
              .replace("COUNT", Integer.toString(count));
      List<String> outcomes = new Tiers(text).callWhole(NUMBERS);
      for (int i = 0; i < NUMBERS.length; i++) {
        assertEquals(expected(NUMBERS[i], count), outcomes.get(i), narrow + " by " + count);
      }
      assertTrue(outcomes.get(0).startsWith("[I64[value=0]"), outcomes.get(0));
    }
  }

  private static String expected(long number, int count) {
    return "[I64[value=%d], I64[value=%d], I64[value=%d], I64[value=%d], I64[value=%d]]"
        .formatted(
            number >> count,
            number >>> count,
            number << count,
            Long.rotateLeft(number, count),
            Long.rotateRight(number, count));
  }
}
