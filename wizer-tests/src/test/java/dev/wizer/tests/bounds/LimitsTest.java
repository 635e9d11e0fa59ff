package dev.wizer.tests.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.FailureKind;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.chicory.ChicoryEngine;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.tests.Interp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a guest may have at most: nested calls, memory, tables; and how long the result may be. */
class LimitsTest {

  private static Wizer.Builder builder(Interp tier) {
    return Wizer.builder().engine(tier.engine());
  }

  private static int result(byte[] output) {
    try (EngineInstance instance = InterpEngine.create().instantiate(output, List.of())) {
      return ((WasmValue.I32) instance.invoke("r")[0]).value();
    }
  }

  /** A module that notes in {@code r} what an expression gives. */
  private static byte[] noting(String fields, String expression) {
    return Guests.init(
        "(global $r (mut i32) (i32.const 0)) (func (export \"r\") (result i32) (global.get $r))"
            + fields,
        "(global.set $r " + expression + ")");
  }

  private static WizerException failureOf(Wizer.Builder builder, byte[] module) {
    return assertThrows(WizerException.class, () -> builder.build().run(module));
  }

  private static String last(WizerException failure) {
    return failure.details().get(failure.details().size() - 1);
  }

  /** With many locals, so that frames are large. */
  private static byte[] recursion(int depth) {
    StringBuilder locals = new StringBuilder();
    StringBuilder sum = new StringBuilder("(i64.const 0)");
    for (int i = 0; i < 60; i++) {
      locals.append("(local $l").append(i).append(" i64)");
      sum.insert(0, "(i64.add (local.get $l" + i + ") ").append(')');
    }
    return Guests.init(
        "(global $g (mut i64) (i64.const 0)) (func $down (param $n i32) "
            + locals
            + "(if (i32.gt_u (local.get $n) (i32.const 1)) (then"
            + " (call $down (i32.sub (local.get $n) (i32.const 1)))"
            + " (global.set $g "
            + sum
            + "))))",
        "(call $down (i32.const " + depth + "))");
  }

  @ParameterizedTest
  @EnumSource(Interp.class)
  void run_maxCallDepth_isTheNumberOfNestedCalls(Interp tier) {
    for (int depth : new int[] {2, 10, 5_000, 60_000}) {
      // The initialization itself is the first.
      builder(tier).maxCallDepth(depth).build().run(recursion(depth - 1));

      WizerException failure = failureOf(builder(tier).maxCallDepth(depth), recursion(depth));

      assertEquals(FailureKind.LIMIT, failure.kind());
      assertEquals("wasm trap: call stack exhausted", last(failure));
    }
  }

  @ParameterizedTest
  @EnumSource(Interp.class)
  void run_memoryBeyondTheLimit_doesNotGrow(Interp tier) {
    byte[] module =
        noting(
            "(memory 1)",
            "(i32.add (i32.mul (memory.grow (i32.const 3)) (i32.const 100))"
                + " (memory.grow (i32.const 1)))");

    assertEquals(1 * 100 + 4, result(builder(tier).build().run(module).bytes()));
    assertEquals(1 * 100 - 1, result(builder(tier).maxMemory(4 << 16).build().run(module).bytes()));
    assertEquals(-100 + 1, result(builder(tier).maxMemory(3 << 16).build().run(module).bytes()));
  }

  @ParameterizedTest
  @EnumSource(Interp.class)
  void run_memoryThatIsLargerThanTheLimitAtFirst_isALimit(Interp tier) {
    WizerException failure =
        failureOf(builder(tier).maxMemory(100_000), Guests.init("(memory 2)", ""));

    assertEquals(FailureKind.LIMIT, failure.kind());
    assertEquals("out of memory: the limit is 100000 bytes", last(failure));
  }

  @ParameterizedTest
  @EnumSource(Interp.class)
  void run_tableBeyondTheLimit_doesNotGrow(Interp tier) {
    byte[] module =
        noting(
            "(elem declare func $init) (table $t 1 funcref)",
            "(table.grow $t (ref.func $init) (i32.const 10000))");

    assertEquals(1, result(builder(tier).build().run(module).bytes()));
    assertEquals(-1, result(builder(tier).maxMemory(50_000).build().run(module).bytes()));
  }

  @ParameterizedTest
  @EnumSource(Interp.class)
  void run_elementsBeyondTheLimit_areALimit(Interp tier) {
    byte[] module =
        Guests.init(
            "(elem declare func $init) (table $t 5000000 funcref)",
            "(local $i i32) (loop $l (table.set $t (local.get $i) (ref.func $init))"
                + "(local.set $i (i32.add (local.get $i) (i32.const 1000)))"
                + "(br_if $l (i32.lt_u (local.get $i) (i32.const 5000000))))");

    WizerException failure = failureOf(builder(tier).maxMemory(1_000_000), module);

    assertEquals(FailureKind.LIMIT, failure.kind());
    assertEquals("wasm trap: out of memory: the limit is 1000000 bytes", last(failure));
  }

  @ParameterizedTest
  @EnumSource(Interp.class)
  void run_objectsBeyondTheLimit_areALimit(Interp tier) {
    String list =
        "(type $s (struct (field i64) (field (ref null $s)))) (global $o (mut (ref null $s))"
            + " (ref.null $s))";
    String body =
        "(local $i i32) (loop $l (global.set $o (struct.new $s (i64.const 1) %s))"
            + "(local.set $i (i32.add (local.get $i) (i32.const 1)))"
            + "(br_if $l (i32.lt_u (local.get $i) (i32.const 1000000))))"
            + "(global.set $o (ref.null $s))";

    WizerException failure =
        failureOf(
            builder(tier).maxMemory(4_000_000),
            Guests.init(list, body.formatted("(global.get $o)")));

    assertEquals(FailureKind.LIMIT, failure.kind());
    assertEquals("wasm trap: out of memory: the limit is 4000000 bytes", last(failure));
    // As many, but none is kept.
    builder(tier)
        .maxMemory(4_000_000)
        .build()
        .run(Guests.init(list, body.formatted("(ref.null $s)")));
  }

  @ParameterizedTest
  @EnumSource(Interp.class)
  void run_arrayBeyondTheLimit_isALimit(Interp tier) {
    WizerException failure =
        failureOf(
            builder(tier).maxMemory(1_000_000),
            Guests.init(
                "(type $a (array (mut i64)))", "(drop (array.new_default $a (i32.const 200000)))"));

    assertEquals(FailureKind.LIMIT, failure.kind());
    assertEquals("wasm trap: out of memory: the limit is 1000000 bytes", last(failure));
  }

  @Test
  void run_resultBeyondTheLimit_isALimit() {
    byte[] module =
        Guests.init("(memory 1)", "(memory.fill (i32.const 0) (i32.const 1) (i32.const 1000))");
    int length = builder(Interp.USUAL).build().run(module).bytes().length;

    builder(Interp.USUAL).maxOutput(length).build().run(module);
    WizerException failure = failureOf(builder(Interp.USUAL).maxOutput(length - 1), module);

    assertEquals(FailureKind.LIMIT, failure.kind());
    assertEquals(
        "the pre-initialized module has " + length + " bytes; the limit is " + (length - 1),
        failure.getMessage());
  }

  @Test
  void run_boundsThatChicoryCannotHold_areRefused() {
    for (WasmEngine engine : List.of(ChicoryEngine.interpreter(), ChicoryEngine.compiler())) {
      WizerException failure =
          failureOf(Wizer.builder().engine(engine).fuel(1_000), Guests.init("", ""));

      assertEquals(FailureKind.UNSUPPORTED, failure.kind());
      assertTrue(last(failure).contains("bounds"), last(failure));
    }
  }
}
