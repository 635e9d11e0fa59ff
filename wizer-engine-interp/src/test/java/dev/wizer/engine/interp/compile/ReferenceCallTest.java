package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.CompilationMode;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.engine.interp.Tiers;
import dev.wizer.wasm.text.WatParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call or tail call through a reference does the same, whichever functions are compiled. */
class ReferenceCallTest {

  private static final String TYPES =
      "(type $f (sub (func (param i32) (result i32))))"
          + " (type $sub (sub $f (func (param i32) (result i32))))"
          + " (type $many (func (param i64 v128 f64) (result i32 v128 i64)))";

  private static void assertContains(String expected, String outcome) {
    assertTrue(outcome.contains(expected), outcome);
  }

  /** A module whose {@code f} calls the function with the number {@code n mod 16}. */
  private static String text(String call) {
    return "(module "
        + TYPES
        + """
          (import "h" "back" (func $host (type $f))) (import "h" "fail" (func $fail (type $f)))
          (import "other" "far" (func $far (type $f)))
          (import "other" "table" (table $imported 2 funcref))
          (memory 1) (data (i32.const 0) "\\07\\08\\09")
          (table $t 10 funcref)
          (elem (table $t) (i32.const 0) func $twice $square $host $fail $far $load $deep $trap)
          (func $twice (type $f) (i32.mul (local.get 0) (i32.const 2)))
          (func $square (type $sub) (i32.mul (local.get 0) (local.get 0)))
          (func $load (type $f) (i32.load8_u (i32.const 1)))
          (func $deep (type $f) (local $r (ref null $f))
            (if (i32.eqz (local.get 0)) (then (return (i32.const 5))))
            (local.set $r (ref.cast (ref null $f) (table.get $t (i32.const 6))))
            (i32.add (i32.const 1)
              (call_ref $f (i32.sub (local.get 0) (i32.const 1)) (local.get $r))))
          (func $trap (type $f) (i32.div_u (i32.const 1) (i32.const 0)))
          (func (export "g") (type $f) (i32.add (local.get 0) (i32.const 100)))
          (func $get (param $n i32) (result (ref null $f))
            (if (i32.and (local.get $n) (i32.const 0x80)) (then
              (return (ref.cast (ref null $f)
                (table.get $imported (i32.and (local.get $n) (i32.const 1)))))))
            (ref.cast (ref null $f) (table.get $t (i32.and (local.get $n) (i32.const 15)))))
          (func $inner (param $n i32) (result i32) (local $kept i64) (local $r (ref null $f))
            (local.set $kept (i64.const 0x1234567812345678))
            (local.set $r (call $get (local.get $n)))
            CALL)
          (func (export "f") (type $f)
            (i32.add (i32.const 1000000) (call $inner (local.get 0)))))
        """
            .replace("CALL", call);
  }

  private static final String OTHER =
      "(module "
          + TYPES
          + """
            (memory 1) (data (i32.const 0) "\\11\\12\\13") (global $n (mut i32) (i32.const 0))
            (table (export "table") funcref (elem $far $count))
            (func $far (export "far") (type $f) (i32.load8_u (i32.const 2)))
            (func $count (type $f)
              (global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n)))
          """;

  private static final int[] ALL = {
    0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 0x80, 0x81, 0x106, 0x206, 0x1E06, 0x40006, 0, 2, 0x81, 8, 0x206
  };

  private void assertAll(List<String> outcomes, int added) {
    assertEquals("[I32[value=" + (1_000_000 + added) + "]]", outcomes.get(0));
    assertContains("failed", outcomes.get(3));
    assertEquals("[I32[value=" + (1_000_000 + 0x13 + added) + "]]", outcomes.get(4));
    assertContains("divide by zero", outcomes.get(6));
    assertContains("null function reference", outcomes.get(7));
    assertContains("out of bounds table access", outcomes.get(9));
    assertContains("call stack exhausted", outcomes.get(15));
  }

  @Test
  void callRef_ofAnyFunction_callsItOrTraps() {
    List<String> outcomes =
        new Tiers(
                OTHER,
                text(
                    "(i32.add (i32.wrap_i64 (i64.shr_u (local.get $kept) (i64.const 60)))"
                        + " (call_ref $f (i32.shr_u (local.get $n) (i32.const 8))"
                        + " (local.get $r)))"))
            .call(ALL);
    assertAll(outcomes, 1);
  }

  @Test
  void returnCallRef_ofAnyFunction_callsItOrTraps() {
    List<String> outcomes =
        new Tiers(
                OTHER,
                text(
                    "(return_call_ref $f (i32.shr_u (local.get $n) (i32.const 8))"
                        + " (local.get $r))"))
            .leaving()
            .call(ALL);
    assertAll(outcomes, 0);
  }

  @Test
  void returnCallIndirect_ofAnyFunction_callsItOrTraps() {
    List<String> outcomes =
        new Tiers(
                OTHER,
                text(
                    "(return_call_indirect $t (type $f) (i32.shr_u (local.get $n) (i32.const 8))"
                        + " (i32.and (local.get $n) (i32.const 15)))"))
            .leaving()
            .call(0, 1, 2, 3, 4, 5, 7, 0x106, 0x206, 0x40006, 1, 3);
    assertEquals("[I32[value=1000000]]", outcomes.get(1));
    assertContains("failed", outcomes.get(3));
  }

  @Test
  void callRef_ofManyValues_movesThem() {
    String text =
        "(module "
            + TYPES
            + """
              (func $a (type $many) (i32.const 1) (local.get 1) (local.get 0))
              (func $b (type $many) (i32.trunc_f64_s (local.get 2)) (v128.not (local.get 1))
                (i64.const 9))
              (elem declare func $a $b)
              (func (export "f") (type $f) (local $v v128) (local $l i64)
                (call_ref $many (i64.extend_i32_s (local.get 0)) (v128.const i32x4 1 2 3 4)
                  (f64.const 6)
                  (select (result (ref $many)) (ref.func $a) (ref.func $b)
                    (i32.and (local.get 0) (i32.const 1))))
                (local.set $l) (local.set $v)
                (i32.add (i32x4.extract_lane 2 (local.get $v)))
                (i32.add (i32.wrap_i64 (local.get $l)))))
              """;
    List<String> outcomes = new Tiers(text).call(0, 1, 2, 3, -5);
    assertEquals("[I32[value=" + (6 + ~3 + 9) + "]]", outcomes.get(0));
    assertEquals("[I32[value=" + (1 + 3 + 1) + "]]", outcomes.get(1));
  }

  @Test
  void recursionThroughTheHost_toTheLimitAndBeyond_isExhausted() {
    String text =
        "(module "
            + TYPES
            + """
              (import "h" "back" (func $host (type $f))) (elem declare func $host)
              (func $deeper (export "g") (type $f) (local $r (ref null $f))
                (if (i32.eqz (local.get 0)) (then (return (i32.const 0))))
                (local.set $r (ref.func $host))
                (i32.add (i32.const 1)
                  (call_ref $f (i32.sub (local.get 0) (i32.const 1)) (local.get $r))))
              (func (export "f") (type $f) (call $deeper (local.get 0))))
              """;
    int[] arguments = new int[60];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i < 30 ? 130 + i : 270 + i - 30;
    }
    List<String> outcomes = new Tiers(text).call(arguments);
    assertEquals("[I32[value=130]]", outcomes.get(0));
    assertContains("call stack exhausted", outcomes.get(59));
  }

  @Test
  void functionOfAnotherStore_isRefused() {
    FuncType type = new FuncType(List.of(), List.of(RefType.FUNCREF));
    FunctionImport get =
        new FunctionImport(
            "h",
            "get",
            type,
            (context, arguments) -> new WasmValue[] {new WasmValue.ForeignFuncRef(new Object())});
    for (String call : List.of("call_ref", "return_call_ref")) {
      String text =
          "(module "
              + TYPES
              + " (import \"h\" \"get\" (func $get (result funcref)))"
              + " (func (export \"f\") (type $f)"
              + ("  (" + call + " $f (i32.const 0) (ref.cast (ref $f) (call $get)))))");
      for (CompilationMode mode : CompilationMode.values()) {
        InterpEngine engine = InterpEngine.builder().compilation(mode).build();
        EngineInstance instance =
            engine.newStore().instantiate(WatParser.parse(text), List.of(get));
        EngineException failure =
            assertThrows(EngineException.class, () -> instance.invoke("f", new WasmValue.I32(0)));
        assertContains("cast failure", failure.getMessage());
      }
    }
  }
}
