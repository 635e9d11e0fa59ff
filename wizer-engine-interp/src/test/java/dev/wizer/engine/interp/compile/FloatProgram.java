package dev.wizer.engine.interp.compile;

import java.util.List;
import java.util.Random;

/**
 * A random program of floating-point operations, in which numbers are moved between locals, memory,
 * globals, calls and the operand stack, and are taken as bits here and there. Its results are bits.
 */
final class FloatProgram {

  static final List<String> BINARY =
      List.of("add", "sub", "mul", "div", "min", "max", "copysign", "add", "mul");
  static final List<String> UNARY =
      List.of("abs", "neg", "ceil", "floor", "trunc", "nearest", "sqrt", "neg");
  static final List<String> COMPARISONS = List.of("eq", "ne", "lt", "gt", "le", "ge");

  /** NaNs of all kinds, infinities, zeros, subnormal and other numbers. */
  static final long[] DOUBLES = {
    0x7FF0_0000_0000_0001L,
    0xFFF0_0000_0000_0001L,
    0x7FF4_0000_DEAD_BEEFL,
    0xFFF7_FFFF_FFFF_FFFFL,
    0x7FF8_0000_0000_0000L,
    0xFFF8_0000_0000_0000L,
    0x7FF8_1234_5678_9ABCL,
    0xFFFF_FFFF_FFFF_FFFFL,
    0x7FF0_0000_0000_0000L,
    0xFFF0_0000_0000_0000L,
    0L,
    0x8000_0000_0000_0000L,
    1L,
    0x8000_0000_0000_0001L,
    0x000F_FFFF_FFFF_FFFFL,
    0x3FF0_0000_0000_0000L,
    0xBFF0_0000_0000_0000L,
    0x3FE0_0000_0000_0000L,
    0x4004_CCCC_CCCC_CCCDL,
    0xC1DF_FFFF_FFE0_0000L,
    0x43E0_0000_0000_0000L,
    0x7FEF_FFFF_FFFF_FFFFL
  };

  static final int[] FLOATS = {
    0x7F80_0001,
    0xFF80_0001,
    0x7FA0_BEEF,
    0xFFBF_FFFF,
    0x7FC0_0000,
    0xFFC0_0000,
    0x7FC1_2345,
    0xFFFF_FFFF,
    0x7F80_0000,
    0xFF80_0000,
    0,
    0x8000_0000,
    1,
    0x8000_0001,
    0x007F_FFFF,
    0x3F80_0000,
    0xBF80_0000,
    0x3F00_0000,
    0x4026_6666,
    0x4F00_0000,
    0x5F00_0000,
    0x7F7F_FFFF
  };

  private static final int LOCALS = 3;
  private static final int MAX_DEPTH = 3;
  private static final int STATEMENTS = 7;

  private final Random random;

  FloatProgram(long seed) {
    this.random = new Random(seed);
  }

  /**
   * {@return a module whose {@code f} executes statements as often as its parameter says}
   *
   * @param catching whether exceptions are caught around them
   */
  String text(boolean catching) {
    StringBuilder text = new StringBuilder("(module (memory 1) (tag $t)");
    text.append(" (global $g (mut f64) (f64.const 1.5)) (global $h (mut f32) (f32.const 0.5))");
    text.append(" (func $c (param f64 f32 i64) (result f64)");
    text.append(" (f64.store offset=512 (i32.const 0) (local.get 0))");
    text.append(" (global.set $h (local.get 1))");
    text.append(" (if (result f64) (i64.lt_s (local.get 2) (i64.const 0))");
    text.append(" (then (local.get 0)) (else (f64.add (local.get 0) (f64.const 1)))))");
    text.append(" (func (export \"f\") (param $n i32) (result");
    text.append(" i64 i32 i64".repeat(LOCALS)).append(" i64 i32 i64)");
    for (int i = 0; i < LOCALS; i++) {
      text.append(" (local $d" + i + " f64) (local $s" + i + " f32) (local $l" + i + " i64)");
    }
    text.append(" (local $k i32) (local $m i32)");
    for (int i = 0; i < LOCALS; i++) {
      text.append(" (local.set $d" + i + " " + constantF64() + ")");
      text.append(" (local.set $s" + i + " " + constantF32() + ")");
    }
    text.append(" (loop $outer ");
    if (catching) {
      text.append("(block $caught (try_table (catch $t $caught) ");
      statements(text, 2);
      text.append(" (br_if $caught (i32.and (local.get $n) (i32.const 1))) (throw $t)))");
    }
    statements(text, 2);
    text.append(" (br_if $outer (i32.gt_s (local.tee $n (i32.sub (local.get $n)");
    text.append(" (i32.const 1))) (i32.const 0))))");
    for (int i = 0; i < LOCALS; i++) {
      text.append(" (i64.reinterpret_f64 (local.get $d" + i + "))");
      text.append(" (i32.reinterpret_f32 (local.get $s" + i + ")) (local.get $l" + i + ")");
    }
    text.append(" (i64.reinterpret_f64 (global.get $g)) (i32.reinterpret_f32 (global.get $h))");
    text.append(" (i64.load offset=512 (i32.const 0))))");
    return text.toString();
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String local(String type) {
    return "$" + type + random.nextInt(LOCALS);
  }

  private void statements(StringBuilder text, int depth) {
    for (int i = 0; i < STATEMENTS; i++) {
      statement(text, depth);
    }
  }

  private void statement(StringBuilder text, int depth) {
    switch (random.nextInt(depth > 0 ? 16 : 13)) {
      case 0, 1, 2 -> set(text, local("d"), f64(MAX_DEPTH));
      case 3, 4 -> set(text, local("s"), f32(MAX_DEPTH));
      case 5 -> set(text, local("l"), i64(MAX_DEPTH));
      case 6 -> set(text, local("d"), "(local.get " + local("d") + ")");
      case 7 -> {
        String one = local("d");
        String other = local("d");
        text.append("(local.get " + one + ") (local.get " + other + ")");
        text.append("(local.set " + one + ") (local.set " + other + ") ");
      }
      case 8 -> text.append("(f64.store" + address() + " " + f64(2) + ") ");
      case 9 -> text.append("(f32.store" + address() + " " + f32(2) + ") ");
      case 10 -> text.append("(i64.store" + address() + " " + i64(2) + ") ");
      case 11 -> text.append("(global.set $g " + f64(2) + ") ");
      case 12 -> text.append("(global.set $h " + f32(2) + ") ");
      case 13 -> {
        text.append("(if " + condition() + " (then ");
        statement(text, depth - 1);
        statement(text, depth - 1);
        text.append(") (else ");
        statement(text, depth - 1);
        text.append(")) ");
      }
      case 14 -> {
        text.append("(block ");
        statement(text, depth - 1);
        text.append("(br_if 0 " + condition() + ") ");
        statement(text, depth - 1);
        text.append(") ");
      }
      default -> {
        text.append("(local.set $k (i32.const 3)) (loop ");
        statement(text, 0);
        statement(text, 0);
        text.append("(br_if 0 (local.tee $k (i32.sub (local.get $k) (i32.const 1))))) ");
      }
    }
  }

  private void set(StringBuilder text, String local, String value) {
    text.append("(local.set " + local + " " + value + ") ");
  }

  private String address() {
    String offset = " offset=" + 8 * random.nextInt(8);
    return random.nextBoolean()
        ? offset + " (i32.const " + 8 * random.nextInt(8) + ")"
        : offset + " (i32.and (local.get $n) (i32.const 56))";
  }

  private String constantF64() {
    long bits = DOUBLES[random.nextInt(DOUBLES.length)];
    double value = Double.longBitsToDouble(bits);
    return Double.isNaN(value) || Double.isInfinite(value)
        ? "(f64.reinterpret_i64 (i64.const " + bits + "))"
        : "(f64.const " + Double.toHexString(value) + ")";
  }

  private String constantF32() {
    int bits = FLOATS[random.nextInt(FLOATS.length)];
    float value = Float.intBitsToFloat(bits);
    return Float.isNaN(value) || Float.isInfinite(value)
        ? "(f32.reinterpret_i32 (i32.const " + bits + "))"
        : "(f32.const " + Float.toHexString(value) + ")";
  }

  private String f64(int depth) {
    int more = depth - 1;
    return switch (random.nextInt(depth > 0 ? 16 : 4)) {
      case 0, 1 -> "(local.get " + local("d") + ")";
      case 2 -> constantF64();
      case 3 -> "(f64.load" + address() + ")";
      case 4, 5, 6, 7 -> "(f64." + pick(BINARY) + " " + f64(more) + " " + f64(more) + ")";
      case 8 -> "(f64." + pick(UNARY) + " " + f64(more) + ")";
      case 9 -> "(f64.promote_f32 " + f32(more) + ")";
      case 10 -> "(f64.reinterpret_i64 " + i64(more) + ")";
      case 11 -> "(f64.convert_i64_" + sign() + " " + i64(more) + ")";
      case 12 -> "(f64.convert_i32_" + sign() + " " + condition() + ")";
      case 13 -> "(call $c " + f64(more) + " " + f32(more) + " " + i64(more) + ")";
      case 14 -> "(select " + f64(more) + " " + f64(more) + " " + condition() + ")";
      default -> "(local.tee " + local("d") + " " + f64(more) + ")";
    };
  }

  private String f32(int depth) {
    int more = depth - 1;
    return switch (random.nextInt(depth > 0 ? 15 : 4)) {
      case 0, 1 -> "(local.get " + local("s") + ")";
      case 2 -> constantF32();
      case 3 -> "(f32.load" + address() + ")";
      case 4, 5, 6, 7 -> "(f32." + pick(BINARY) + " " + f32(more) + " " + f32(more) + ")";
      case 8 -> "(f32." + pick(UNARY) + " " + f32(more) + ")";
      case 9 -> "(f32.demote_f64 " + f64(more) + ")";
      case 10 -> "(f32.reinterpret_i32 (i32.wrap_i64 " + i64(more) + "))";
      case 11 -> "(f32.convert_i64_" + sign() + " " + i64(more) + ")";
      case 12 -> "(f32.convert_i32_" + sign() + " (i32.wrap_i64 " + i64(more) + "))";
      case 13 -> "(select " + f32(more) + " " + f32(more) + " " + condition() + ")";
      default -> "(local.tee " + local("s") + " " + f32(more) + ")";
    };
  }

  private String i64(int depth) {
    int more = depth - 1;
    return switch (random.nextInt(depth > 0 ? 12 : 3)) {
      case 0 -> "(local.get " + local("l") + ")";
      case 1 -> "(i64.const " + DOUBLES[random.nextInt(DOUBLES.length)] + ")";
      case 2 -> "(i64.load" + address() + ")";
      case 3 -> "(i64.add " + i64(more) + " " + i64(more) + ")";
      case 4 -> "(i64.xor " + i64(more) + " " + i64(more) + ")";
      case 5 -> "(i64.rotl " + i64(more) + " (i64.const " + random.nextInt(64) + "))";
      case 6, 7, 8 -> "(i64.reinterpret_f64 " + f64(more) + ")";
      case 9 -> "(i64.extend_i32_s (i32.reinterpret_f32 " + f32(more) + "))";
      case 10 -> "(i64.trunc_sat_f64_" + sign() + " " + f64(more) + ")";
      default -> "(i64.extend_i32_u (i32.trunc_sat_f32_" + sign() + " " + f32(more) + "))";
    };
  }

  private String sign() {
    return random.nextBoolean() ? "s" : "u";
  }

  private String condition() {
    String condition =
        switch (random.nextInt(5)) {
          case 0 -> "(i64.lt_s " + i64(1) + " " + i64(1) + ")";
          case 1 -> "(i32.trunc_sat_f64_" + sign() + " " + f64(1) + ")";
          case 2 -> "(f32." + pick(COMPARISONS) + " " + f32(1) + " " + f32(1) + ")";
          default -> "(f64." + pick(COMPARISONS) + " " + f64(1) + " " + f64(1) + ")";
        };
    return random.nextInt(3) == 0 ? "(i32.eqz " + condition + ")" : condition;
  }
}
