package dev.wizer.tests.generate;

import dev.wizer.wasm.text.WatParser;
import java.util.Random;

/**
 * Makes modules whose initialization builds a random heap: objects that share others, lead back to
 * themselves, and have long arrays. They export {@code walk}, which goes through the heap from a
 * root, by steps that its argument decides, and sums up what it finds. It marks what it passes, so
 * that the sum tells which objects are the same.
 */
public final class HeapModule {

  /** Exported: {@code [i32 i32] -> [i64]}, a seed and how many steps to go. */
  public static final String WALK = "walk";

  private static final int POOL = 16;
  private static final int ROOTS = 6;

  private static final String TYPES =
      """
      (rec
        (type $node (sub (struct (field $mark (mut i32))
          (field $a (mut eqref)) (field $b (mut eqref)) (field $up eqref))))
        (type $strict (sub (struct (field $mark (mut i32))
          (field $peer (mut (ref eq))) (field $leaf (mut (ref $leaf))) (field $own (ref $leaf)))))
        (type $leaf (sub (struct (field $mark (mut i32)) (field $small (mut i8)))))
        (type $list (array (mut eqref)))
        (type $full (array (mut (ref eq))))
        (type $shorts (array (mut i16)))
        (type $wide (array (mut f64)))
        (type $outer (sub (struct (field $mark (mut i32)) (field $out (mut externref))))))
      (global $g0 (mut eqref) (ref.null none))
      (global $g1 (ref $node)
        (struct.new $node (i32.const 1) (ref.null none) (ref.null none) (ref.null none)))
      (global $g2 (mut (ref $leaf)) (struct.new_default $leaf))
      (global $g3 (ref $list) (array.new_default $list (i32.const 3)))
      (global $sum (mut i64) (i64.const 0))
      (table $pool 16 eqref)
      (table $roots 6 eqref)
      """;

  private static final String WALKING =
      """
      (func $mix (param i64)
        (global.set $sum (i64.add (local.get 0) (i64.mul (global.get $sum) (i64.const 31)))))
      (func $mark (param $old i32) (param $steps i32) (result i32)
        (call $mix (i64.extend_i32_s (local.get $old)))
        (i32.add (i32.mul (local.get $old) (i32.const 7)) (local.get $steps)))
      (func $next (param $at eqref) (param $choice i32) (param $steps i32) (result eqref)
        (local $node (ref null $node)) (local $strict (ref null $strict))
        (local $leaf (ref null $leaf)) (local $outer (ref null $outer))
        (local $list (ref null $list)) (local $full (ref null $full))
        (if (ref.test (ref $node) (local.get $at)) (then
          (local.set $node (ref.cast (ref $node) (local.get $at)))
          (struct.set $node $mark (local.get $node)
            (call $mark (struct.get $node $mark (local.get $node)) (local.get $steps)))
          (if (i32.and (local.get $choice) (i32.const 1))
            (then (return (struct.get $node $a (local.get $node)))))
          (if (i32.and (local.get $choice) (i32.const 2))
            (then (return (struct.get $node $b (local.get $node)))))
          (return (struct.get $node $up (local.get $node)))))
        (if (ref.test (ref $strict) (local.get $at)) (then
          (local.set $strict (ref.cast (ref $strict) (local.get $at)))
          (struct.set $strict $mark (local.get $strict)
            (call $mark (struct.get $strict $mark (local.get $strict)) (local.get $steps)))
          (if (i32.and (local.get $choice) (i32.const 1))
            (then (return (struct.get $strict $peer (local.get $strict)))))
          (if (i32.and (local.get $choice) (i32.const 2))
            (then (return (struct.get $strict $leaf (local.get $strict)))))
          (return (struct.get $strict $own (local.get $strict)))))
        (if (ref.test (ref $leaf) (local.get $at)) (then
          (local.set $leaf (ref.cast (ref $leaf) (local.get $at)))
          (call $mix (i64.extend_i32_u (struct.get_u $leaf $small (local.get $leaf))))
          (struct.set $leaf $mark (local.get $leaf)
            (call $mark (struct.get $leaf $mark (local.get $leaf)) (local.get $steps)))))
        (if (ref.test (ref $outer) (local.get $at)) (then
          (local.set $outer (ref.cast (ref $outer) (local.get $at)))
          (struct.set $outer $mark (local.get $outer)
            (call $mark (struct.get $outer $mark (local.get $outer)) (local.get $steps)))
          (return (ref.cast eqref
            (any.convert_extern (struct.get $outer $out (local.get $outer)))))))
        (if (ref.test (ref $list) (local.get $at)) (then
          (local.set $list (ref.cast (ref $list) (local.get $at)))
          (call $mix (i64.extend_i32_u (array.len (local.get $list))))
          (if (array.len (local.get $list)) (then
            (return (array.get $list (local.get $list)
              (i32.rem_u (local.get $choice) (array.len (local.get $list)))))))))
        (if (ref.test (ref $full) (local.get $at)) (then
          (local.set $full (ref.cast (ref $full) (local.get $at)))
          (if (array.len (local.get $full)) (then
            (return (array.get $full (local.get $full)
              (i32.rem_u (local.get $choice) (array.len (local.get $full)))))))))
        (if (ref.test (ref $shorts) (local.get $at)) (then
          (if (array.len (ref.cast (ref $shorts) (local.get $at))) (then
            (call $mix (i64.extend_i32_s (array.get_s $shorts
              (ref.cast (ref $shorts) (local.get $at))
              (i32.rem_u (local.get $choice)
                (array.len (ref.cast (ref $shorts) (local.get $at)))))))))))
        (if (ref.test (ref $wide) (local.get $at)) (then
          (if (array.len (ref.cast (ref $wide) (local.get $at))) (then
            (call $mix (i64.reinterpret_f64 (array.get $wide
              (ref.cast (ref $wide) (local.get $at))
              (i32.rem_u (local.get $choice)
                (array.len (ref.cast (ref $wide) (local.get $at)))))))))))
        (if (ref.test (ref i31) (local.get $at)) (then
          (call $mix (i64.extend_i32_s (i31.get_s (ref.cast (ref i31) (local.get $at)))))))
        (ref.null none))
      (func $root (param $choice i32) (result eqref)
        (local.set $choice (i32.rem_u (local.get $choice) (i32.const 10)))
        (if (i32.lt_u (local.get $choice) (i32.const 6))
          (then (return (table.get $roots (local.get $choice)))))
        (if (i32.eq (local.get $choice) (i32.const 6)) (then (return (global.get $g0))))
        (if (i32.eq (local.get $choice) (i32.const 7)) (then (return (global.get $g1))))
        (if (i32.eq (local.get $choice) (i32.const 8)) (then (return (global.get $g2))))
        (global.get $g3))
      (func (export "walk") (param $seed i32) (param $steps i32) (result i64)
        (local $at eqref)
        (loop $more
          (local.set $seed
            (i32.add (i32.mul (local.get $seed) (i32.const 1103515245)) (i32.const 12345)))
          (if (ref.is_null (local.get $at)) (then
            (call $mix (i64.const 17))
            (local.set $at (call $root (i32.shr_u (local.get $seed) (i32.const 8))))))
          (local.set $at (call $next
            (local.get $at) (i32.shr_u (local.get $seed) (i32.const 12)) (local.get $steps)))
          (local.set $steps (i32.sub (local.get $steps) (i32.const 1)))
          (br_if $more (i32.gt_s (local.get $steps) (i32.const 0))))
        (global.get $sum))
      """;

  private final Random random;
  private final StringBuilder init = new StringBuilder();

  private HeapModule(long seed) {
    this.random = new Random(seed);
  }

  /**
   * {@return a module}
   *
   * @param size how many times a step of the initialization is taken
   */
  public static byte[] generate(long seed, int size) {
    HeapModule module = new HeapModule(seed);
    for (int i = 0; i < POOL / 2; i++) {
      module.make();
    }
    for (int i = 0; i < size; i++) {
      module.step();
    }
    module.finish();
    String text = TYPES + "(func (export \"wizer.initialize\")\n" + module.init + ")\n" + WALKING;
    return WatParser.parse(text);
  }

  private void step() {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> make();
      case 3 -> root();
      default -> set();
    }
  }

  private String any() {
    return switch (random.nextInt(9)) {
      case 0 -> "(global.get $g1)";
      case 1 -> "(global.get $g3)";
      case 2 -> "(ref.i31 (i32.const " + random.nextInt(9) + "))";
      default -> "(table.get $pool (i32.const " + random.nextInt(POOL) + "))";
    };
  }

  private String nonNull() {
    return "(block (result (ref eq)) (br_on_non_null 0 " + any() + ") (global.get $g1))";
  }

  private String leaf() {
    int slot = random.nextInt(POOL);
    return random.nextInt(3) == 0
        ? "(global.get $g2)"
        : "(block (result (ref $leaf)) (drop (br_on_cast 0 eqref (ref $leaf) (table.get $pool"
            + " (i32.const "
            + slot
            + ")))) (struct.new $leaf (i32.const 5) (i32.const "
            + slot
            + ")))";
  }

  private void make() {
    String made =
        switch (random.nextInt(12)) {
          case 0, 1, 2 ->
              "(struct.new $node " + i32() + " " + any() + " " + any() + " " + any() + ")";
          case 3, 4 ->
              "(struct.new $strict " + i32() + " " + nonNull() + " " + leaf() + " " + leaf() + ")";
          case 5 -> "(struct.new $leaf " + i32() + " " + i32() + ")";
          case 6 -> "(array.new $list " + any() + " (i32.const " + length() + "))";
          case 7 -> "(array.new $full " + nonNull() + " (i32.const " + length() + "))";
          case 8 -> "(array.new_fixed $list 3 " + any() + " " + any() + " " + any() + ")";
          case 9 -> "(array.new $shorts " + i32() + " (i32.const " + length() + "))";
          case 10 -> "(array.new $wide (f64.const nan:0x123) (i32.const " + length() + "))";
          default -> "(struct.new $outer " + i32() + " (extern.convert_any " + any() + "))";
        };
    init.append("(table.set $pool (i32.const ").append(random.nextInt(POOL)).append(") ");
    init.append(made).append(")\n");
  }

  private String i32() {
    return "(i32.const " + (random.nextInt(1 << 17) - (1 << 16)) + ")";
  }

  /** Long arrays are as long as constant expressions can't make them. */
  private int length() {
    return random.nextInt(25) == 0 ? 10_001 + random.nextInt(900) : random.nextInt(5);
  }

  private void root() {
    switch (random.nextInt(8)) {
      case 0 -> init.append("(global.set $g0 ").append(any()).append(")\n");
      case 1 -> init.append("(global.set $g2 ").append(leaf()).append(")\n");
      case 2 -> set("$g1", "node", random.nextBoolean() ? "$a" : "$b", any());
      case 3 ->
          init.append("(array.set $list (global.get $g3) (i32.const 1) ").append(any() + ")\n");
      default ->
          init.append("(table.set $roots (i32.const ")
              .append(random.nextInt(ROOTS))
              .append(") ")
              .append(any())
              .append(")\n");
    }
  }

  private void set(String global, String type, String field, String value) {
    init.append("(struct.set $").append(type).append(' ').append(field);
    init.append(" (global.get ").append(global).append(") ").append(value).append(")\n");
  }

  /** Sets a slot of an object in the pool, if it is one of the type that has been drawn. */
  private void set() {
    int slot = random.nextInt(POOL);
    switch (random.nextInt(9)) {
      case 0, 1 -> setField(slot, "node", "$a", any());
      case 2 -> setField(slot, "node", "$b", any());
      case 3 -> setField(slot, "strict", "$peer", nonNull());
      case 4 -> setField(slot, "strict", "$leaf", leaf());
      case 5 -> setField(slot, "outer", "$out", "(extern.convert_any " + any() + ")");
      case 6 -> setElement(slot, "list", any());
      case 7 -> setElement(slot, "full", nonNull());
      default -> setElement(slot, "shorts", i32());
    }
  }

  private void setField(int slot, String type, String field, String value) {
    init.append("(if (ref.test (ref $").append(type).append(") ").append(pooled(slot));
    init.append(") (then (struct.set $").append(type).append(' ').append(field);
    init.append(" (ref.cast (ref $").append(type).append(") ").append(pooled(slot));
    init.append(") ").append(value).append(")))\n");
  }

  private void setElement(int slot, String type, String value) {
    String array = "(ref.cast (ref $" + type + ") " + pooled(slot) + ")";
    init.append("(if (ref.test (ref $").append(type).append(") ").append(pooled(slot));
    init.append(") (then (if (array.len ").append(array).append(") (then (array.set $");
    init.append(type).append(' ').append(array).append(" (i32.rem_u (i32.const ");
    init.append(random.nextInt(1 << 20)).append(") (array.len ").append(array);
    init.append(")) ").append(value).append(")))))\n");
  }

  private static String pooled(int slot) {
    return "(table.get $pool (i32.const " + slot + "))";
  }

  /** Most of the pool goes, so that some objects can be reached in one way alone, or in none. */
  private void finish() {
    for (int i = 0; i < ROOTS; i++) {
      if (random.nextInt(3) > 0) {
        init.append("(table.set $roots (i32.const ").append(i).append(") ");
        init.append(any()).append(")\n");
      }
    }
    int first = random.nextInt(3) == 0 ? 0 : random.nextInt(POOL);
    init.append("(table.fill $pool (i32.const ").append(first).append(") (ref.null none) ");
    init.append("(i32.const ").append(POOL - first).append("))\n");
  }
}
