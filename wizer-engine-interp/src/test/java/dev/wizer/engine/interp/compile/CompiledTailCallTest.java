package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.interp.Tiers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tail calls do the same, whichever functions are compiled. */
class CompiledTailCallTest {

  private static void assertContains(String expected, String outcome) {
    assertTrue(outcome.contains(expected), outcome);
  }

  @Test
  void functionThatCallsItself_movesItsArgumentsAndClearsItsLocals() {
    String text =
        """
        (module (type $f (func (param i32) (result i32)))
          (func $loop (param $n i32) (param $a i64) (param $b f64) (param $c i32) (result i32)
            (local $zero i32) (local $l i64)
            (if (i32.or (local.get $zero) (i64.ne (local.get $l) (i64.const 0)))
              (then (return (i32.const -1))))
            (local.set $zero (local.get $n)) (local.set $l (i64.const 5))
            (if (i32.eqz (local.get $n)) (then (return (i32.add (local.get $c)
              (i32.add (i32.wrap_i64 (local.get $a)) (i32.trunc_f64_s (local.get $b)))))))
            (return_call $loop (i32.sub (local.get $n) (i32.const 1))
              (i64.extend_i32_s (local.get $c)) (f64.convert_i64_s (local.get $a))
              (i32.and (i32.const 0xFFFF)
                (i32.add (i32.trunc_f64_s (local.get $b)) (local.get $n)))))
          (func $header (param $n i32) (param $s i32) (result i32) (local $i i32) (local $j i32)
            (loop $l
              (local.set $s (i32.add (local.get $s) (i32.const 3)))
              (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                (i32.const 3))))
            (if (i32.eqz (local.get $n)) (then (return (local.get $s))))
            (if (local.get $j) (then (unreachable)))
            (local.set $j (i32.const 1))
            (return_call $header (i32.sub (local.get $n) (i32.const 1)) (local.get $s)))
          (func (export "f") (type $f)
            (i32.add (i32.mul (i32.const 10)
              (call $loop (local.get 0) (i64.const 1) (f64.const 2) (i32.const 3)))
              (call $header (local.get 0) (i32.const 0)))))
        """;
    List<String> outcomes = new Tiers(text).call(0, 1, 2, 3, 4, 10, 1_000, 30_000);
    assertEquals("[I32[value=69]]", outcomes.get(0));
  }

  @Test
  void functionWithReferences_thatCallsItself_keepsThem() {
    String text =
        """
        (module (type $f (func (param i32) (result i32)))
          (type $n (struct (field (ref null $n)) (field i32)))
          (func $build (param $n i32) (param $l (ref null $n)) (result (ref null $n))
            (local $mine (ref null $n))
            (if (ref.is_null (local.get $mine)) (then (nop)) (else (unreachable)))
            (if (i32.eqz (local.get $n)) (then (return (local.get $l))))
            (local.set $mine (struct.new $n (local.get $l) (local.get $n)))
            (return_call $build (i32.sub (local.get $n) (i32.const 1)) (local.get $mine)))
          (func $sum (param $l (ref null $n)) (param $s i32) (result i32)
            (if (ref.is_null (local.get $l)) (then (return (local.get $s))))
            (return_call $sum (struct.get $n 0 (local.get $l))
              (i32.add (i32.mul (local.get $s) (i32.const 3)) (struct.get $n 1 (local.get $l)))))
          (func (export "f") (type $f)
            (call $sum (call $build (local.get 0) (ref.null $n)) (i32.const 7))))
        """;
    List<String> outcomes = new Tiers(text).call(0, 1, 2, 3, 100, 40_000);
    assertEquals("[I32[value=22]]", outcomes.get(1));
  }

  @Test
  void machineOfManyFunctions_takesNoStack() {
    String text =
        """
        (module (type $f (func (param i32) (result i32)))
          (type $s (func (param i32 i64) (result i32)))
          (import "h" "back" (func $host (type $f)))
          (func (export "g") (type $f) (i32.add (local.get 0) (i32.const 1)))
          (table $t funcref (elem $a $a $c $d $big))
          (func $a (type $s)
            (if (i32.eqz (local.get 0)) (then (return (i32.wrap_i64 (local.get 1)))))
            (return_call $b (i32.sub (local.get 0) (i32.const 1))
              (i64.add (local.get 1) (i64.const 1))))
          (func $b (type $s) (local $x i64)
            (local.set $x (i64.add (local.get $x) (i64.const 3)))
            (return_call_indirect $t (type $s) (local.get 0)
              (i64.mul (local.get 1) (local.get $x)) (i32.rem_u (local.get 0) (i32.const 5))))
          (func $c (type $s)
            (return_call_ref $s (local.get 0) (i64.xor (local.get 1) (i64.const 0x55))
              (ref.func $d)))
          (func $d (type $s)
            (if (i32.eq (i32.and (local.get 0) (i32.const 63)) (i32.const 63))
              (then (return_call $host (i32.wrap_i64 (local.get 1)))))
            (loop $l (local.set 1 (i64.add (local.get 1) (i64.const 7)))
              (br_if $l (i64.ne (i64.and (local.get 1) (i64.const 15)) (i64.const 3))))
            (return_call $a (local.get 0) (local.get 1)))
          (func $big (type $s) (local LOCALS)
            (return_call $a (local.get 0) (i64.add (local.get 1) (local.get 4000))))
          (func (export "f") (type $f)
            (i32.add (i32.const 1) (call $a (local.get 0) (i64.const 0)))))
        """
            .replace("LOCALS", "i64 ".repeat(5_000));
    new Tiers(text).leaving().call(0, 1, 2, 3, 4, 5, 10, 62, 63, 64, 100, 1_000, 60_000);
  }

  @Test
  void trap_afterTailCalls_isInTheLastFunction() {
    String text =
        """
        (module (type $f (func (param i32) (result i32))) (table funcref (elem $c))
          (func $a (type $f) (return_call $b (local.get 0)))
          (func $b (type $f) (nop) (return_call_indirect (type $f)
            (local.get 0) (i32.and (local.get 0) (i32.const 0x100))))
          (func $c (type $f)
            (if (i32.eq (local.get 0) (i32.const 7)) (then (unreachable)))
            (if (i32.gt_u (local.get 0) (i32.const 8))
              (then (return_call $c (i32.sub (local.get 0) (i32.const 1)))))
            (i32.div_u (i32.const 10) (local.get 0)))
          (func $deep (type $f)
            (if (i32.eqz (local.get 0)) (then (return_call $a (i32.const 7))))
            (i32.add (i32.const 1) (call $deep (i32.sub (local.get 0) (i32.const 1)))))
          (func (export "f") (type $f)
            (if (i32.eq (local.get 0) (i32.const 0x1000)) (then (return (call $deep (i32.const 5)))))
            (i32.add (i32.const 1) (call $a (local.get 0)))))
        """;
    List<String> outcomes = new Tiers(text).call(1, 2, 0, 7, 8, 12, 0x100, 0x1000, 0, 7, 0x100);
    assertEquals("[I32[value=11]]", outcomes.get(0));
    for (int i : new int[] {2, 3, 6}) {
      assertEquals(3, outcomes.get(i).split("WasmFrame").length, outcomes.get(i));
    }
    assertEquals(8, outcomes.get(7).split("WasmFrame").length, outcomes.get(7));
  }

  @Test
  void exceptionOfTheCallee_isNotCaughtByWhoseTimeIsOver() {
    String text =
        """
        (module (type $f (func (param i32) (result i32))) (tag $e (param i32))
          (func $throw (type $f)
            (if (i32.gt_u (local.get 0) (i32.const 10))
              (then (return_call $throw (i32.sub (local.get 0) (i32.const 10)))))
            (if (i32.and (local.get 0) (i32.const 1)) (then (throw $e (local.get 0))))
            (local.get 0))
          (func $catches (type $f)
            (block $h (result i32)
              (try_table (catch $e $h) (return_call $throw (local.get 0)))
              (unreachable))
            (i32.add (i32.const 1000)))
          (func (export "f") (type $f)
            (block $h (result i32)
              (try_table (catch $e $h) (return (call $catches (local.get 0))))
              (unreachable))
            (i32.add (i32.const 5000))))
        """;
    List<String> outcomes = new Tiers(text).call(0, 1, 2, 3, 14, 15, 101, 1_000);
    assertEquals("[I32[value=2]]", outcomes.get(2));
    assertEquals("[I32[value=5003]]", outcomes.get(3));
  }

  @Test
  void frameThatNeedsMoreStack_getsIt() {
    String text =
        """
        (module (type $f (func (param i32) (result i32)))
          (func $small (type $f)
            (if (i32.eqz (local.get 0)) (then (return (i32.const 3))))
            (return_call $large (local.get 0)))
          (func $large (type $f) (local LOCALS)
            (local.set 900 (i64.extend_i32_u (local.get 0)))
            (i32.add (i32.wrap_i64 (i64.add (local.get 900) (local.get 901)))
              (call $small (i32.sub (local.get 0) (i32.const 1)))))
          (func (export "f") (type $f) (call $small (local.get 0))))
        """
            .replace("LOCALS", "i64 ".repeat(1_000));
    List<String> outcomes = new Tiers(text).call(1, 5, 100, 290, 400, 3);
    assertEquals("[I32[value=" + (3 + 290 * 291 / 2) + "]]", outcomes.get(3));
    assertContains("call stack exhausted", outcomes.get(4));
  }
}
