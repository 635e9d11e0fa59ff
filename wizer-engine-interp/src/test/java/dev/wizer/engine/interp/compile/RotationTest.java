package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.Tiers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rotations give what Java's do, by constant counts and by others, in all tiers. */
class RotationTest {

  private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

  private static final int[] ARGUMENTS = {1, -1, 0, 0x8000_0000, 0x1234_5678, 0x7FFF_FFFF, 3, 1};

  /** Each result with a constant count, and with one that is not known. */
  private static String module(long count) {
    StringBuilder text = new StringBuilder("(module (global $n (mut i64) (i64.const " + count);
    text.append(")) (func (export \"f\") (param i32) (result");
    text.append(" i32 i32 i64 i64".repeat(2)).append(" i32 i64)");
    text.append(" (local $l i64) (local $n32 i32)");
    text.append(" (local.set $l (i64.mul (i64.extend_i32_s (local.get 0)) (i64.const " + FACTOR);
    text.append(")))");
    text.append(" (local.set $n32 (i32.wrap_i64 (global.get $n)))");
    for (String name : List.of("rotl", "rotr")) {
      text.append(" (i32." + name + " (local.get 0) (i32.const " + (int) count + "))");
      text.append(" (i32." + name + " (local.get 0) (local.get $n32))");
      text.append(" (i64." + name + " (local.get $l) (i64.const " + count + "))");
      text.append(" (i64." + name + " (local.get $l) (global.get $n))");
    }
    text.append(" (local.set 0 (i32.rotl (local.get 0) (local.get 0))) (local.get 0)");
    text.append(" (local.set $l (i64.rotr (local.get $l) (local.get $l))) (local.get $l)");
    return text.append("))").toString();
  }

  private static String expected(int x, long count) {
    long l = x * FACTOR;
    int n = (int) count;
    List<WasmValue> values = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      values.add(new WasmValue.I32(Integer.rotateLeft(x, n)));
    }
    for (int i = 0; i < 2; i++) {
      values.add(new WasmValue.I64(Long.rotateLeft(l, n)));
    }
    for (int i = 0; i < 2; i++) {
      values.add(new WasmValue.I32(Integer.rotateRight(x, n)));
    }
    for (int i = 0; i < 2; i++) {
      values.add(new WasmValue.I64(Long.rotateRight(l, n)));
    }
    values.add(new WasmValue.I32(Integer.rotateLeft(x, x)));
    values.add(new WasmValue.I64(Long.rotateRight(l, (int) l)));
    return values.toString();
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, 7, 31, 32, 33, 63, 64, 65, -1, -31, -32, -63, -64, 1L << 32, Long.MIN_VALUE})
  void rotations_byAnyCount_areJavas(long count) {
    List<String> outcomes = new Tiers(module(count)).call(ARGUMENTS);
    for (int i = 0; i < ARGUMENTS.length; i++) {
      assertEquals(expected(ARGUMENTS[i], count), outcomes.get(i));
    }
  }
}
