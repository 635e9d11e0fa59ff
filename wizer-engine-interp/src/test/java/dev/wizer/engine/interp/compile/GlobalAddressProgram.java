package dev.wizer.engine.interp.compile;

import java.util.Random;

/**
 * A random program that loads and stores where globals point to, close to the end of its memory,
 * and changes the globals in all ways: itself, by calls, and through the host.
 */
final class GlobalAddressProgram {

  private static final int MEMORY_END = 65_536;
  private static final int NEAR = 40;
  private static final int STATEMENTS = 9;

  private final Random random;

  GlobalAddressProgram(long seed) {
    this.random = new Random(seed);
  }

  /** {@return a module whose {@code f} gives a sum of all that it has loaded} */
  String text() {
    StringBuilder text = new StringBuilder("(module (import \"host\" \"back\"");
    text.append(" (func $back (param i32) (result i32))) (memory 1) (table funcref (elem $c))");
    text.append(" (global $a (mut i32) (i32.const 64)) (global $b (mut i32) (i32.const 128))");
    text.append(" (func $c (export \"g\") (param i32) (result i32)");
    text.append(" (global.set " + global() + " " + address() + ")");
    text.append(" (i32.add (global.get $a) (local.get 0)))");
    text.append(" (func (export \"f\") (param $n i32) (result i32)");
    text.append(" (local $x i32) (local $y i32) (local $sum i32) (local $k i32)");
    text.append(" (global.set $a (i32.const 64)) (global.set $b (i32.const 128))");
    statements(text, 2);
    text.append(" (local.get $sum)))");
    return text.toString();
  }

  private void statements(StringBuilder text, int depth) {
    for (int i = 0; i < STATEMENTS; i++) {
      statement(text, depth);
    }
  }

  private void statement(StringBuilder text, int depth) {
    switch (random.nextInt(depth > 0 ? 21 : 18)) {
      case 0, 1, 2, 3 -> text.append(add(load(base())));
      case 4, 5 -> text.append("(i32.store" + offset() + base() + " (local.get $sum)) ");
      case 6 -> text.append("(global.set " + global() + " " + address() + ") ");
      case 7 -> text.append("(global.set " + global() + " (local.get " + local() + ")) ");
      case 8 -> text.append("(local.set " + local() + " (global.get " + global() + ")) ");
      case 9 -> text.append("(local.set " + local() + " (local.get " + local() + ")) ");
      case 10, 11 -> {
        String global = global();
        text.append("(global.set " + global + " " + moved("(global.get " + global + ")") + ") ");
      }
      case 12 -> text.append("(global.set $a (local.tee $x " + moved("(global.get $a)") + ")) ");
      case 13 -> text.append(add(call()));
      case 15 -> text.append("(local.set " + local() + " " + address() + ") ");
      case 16 -> {
        String sum = moved("(local.get " + local() + ")");
        text.append("(local.set " + local() + " " + sum + ") ");
      }
      case 17 -> {
        String sum = moved("(local.get " + local() + ")");
        text.append("(global.set " + global() + " " + sum + ") ");
      }
      case 14 -> text.append("(global.set " + global() + " (global.get " + global() + ")) ");
      case 18, 19 -> {
        text.append("(if (i32.and (local.get $n) (i32.const " + (1 << random.nextInt(3)) + "))");
        text.append(" (then ");
        statements(text, depth - 1);
        text.append(") (else ");
        statement(text, depth - 1);
        text.append(")) ");
      }
      default -> {
        text.append("(local.set $k (i32.const 3)) (loop $again" + depth + " ");
        statements(text, depth - 1);
        text.append("(br_if $again" + depth + " (i32.gt_s (local.tee $k");
        text.append(" (i32.sub (local.get $k) (i32.const 1))) (i32.const 0)))) ");
      }
    }
  }

  private String add(String value) {
    return "(local.set $sum (i32.add (local.get $sum) " + value + ")) ";
  }

  private String load(String base) {
    return switch (random.nextInt(3)) {
      case 0 -> "(i32.load8_u" + offset() + base + ")";
      case 1 -> "(i32.wrap_i64 (i64.load" + offset() + base + "))";
      default -> "(i32.load" + offset() + base + ")";
    };
  }

  private String call() {
    return switch (random.nextInt(3)) {
      case 0 -> "(call $c (local.get $n))";
      case 1 -> "(call_indirect (param i32) (result i32) (local.get $n) (i32.const 0))";
      default -> "(call $back (local.get $n))";
    };
  }

  private String base() {
    return random.nextInt(3) == 0
        ? " (local.get " + local() + ")"
        : " (global.get " + global() + ")";
  }

  private String moved(String value) {
    String operation = random.nextBoolean() ? "add" : "sub";
    return "(i32." + operation + " " + value + " (i32.const " + random.nextInt(NEAR) + "))";
  }

  private String address() {
    int address =
        switch (random.nextInt(4)) {
          case 0 -> random.nextInt(NEAR);
          case 1 -> -random.nextInt(NEAR);
          default -> MEMORY_END - random.nextInt(2 * NEAR);
        };
    return "(i32.const " + address + ")";
  }

  private String offset() {
    return " offset=" + random.nextInt(NEAR);
  }

  private String global() {
    return random.nextInt(3) == 0 ? "$b" : "$a";
  }

  private String local() {
    return random.nextBoolean() ? "$x" : "$y";
  }
}
