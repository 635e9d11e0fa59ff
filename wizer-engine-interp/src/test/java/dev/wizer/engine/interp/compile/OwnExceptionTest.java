package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.interp.Tiers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An exception that its own function catches goes to the same handler in each tier. */
class OwnExceptionTest {

  @Test
  void exception_ofAnyTag_goesToTheInnermostHandlerForIt() {
    String text =
        """
        (module (tag $a (param i32)) (tag $b (param i32 i64 v128)) (tag $c) (tag $d (param i32))
          (func $body (param $x i32) (result i32) (local $n i32) (local $v v128) (local $l i64)
            (local.set $n (i32.const 5))
            (block $all
              (block $b (result i32 i64 v128)
                (block $a (result i32)
                  (try_table (catch $a $a) (catch_all $all)
                    (block $inner (result i32)
                      (try_table (catch $d $inner) (catch $b $b)
                        (local.set $n (i32.const 6))
                        (if (i32.eq (local.get $x) (i32.const 1))
                          (then (throw $a (i32.add (local.get $x) (i32.const 10)))))
                        (if (i32.eq (local.get $x) (i32.const 2))
                          (then (i64.const 99) (throw $b (i32.const 20) (i64.const 30)
                            (v128.const i32x4 1 2 3 4))))
                        (if (i32.eq (local.get $x) (i32.const 3)) (then (throw $c)))
                        (local.set $n (i32.const 7))
                        (if (i32.eq (local.get $x) (i32.const 4))
                          (then (throw $d (local.get $n)))))
                      (i32.const 0))
                    (local.set $n (i32.add (local.get $n)))
                    (if (i32.eq (local.get $x) (i32.const 5)) (then (throw $a (i32.const 50))))
                    (if (i32.eq (local.get $x) (i32.const 6)) (then (throw $d (i32.const 60)))))
                  (if (i32.eq (local.get $x) (i32.const 7)) (then (throw $a (i32.const 70))))
                  (return (i32.add (i32.const 100) (local.get $n))))
                (return (i32.add (i32.const 200) (i32.add (local.get $n)))))
              (local.set $v) (local.set $l)
              (return (i32.add (i32.add (i32.wrap_i64 (local.get $l))
                (i32x4.extract_lane 3 (local.get $v))))))
            (i32.add (i32.const 400) (local.get $n)))
          (func (export "f") (param $x i32) (result i32)
            (i32.add (i32.const 1000) (call $body (local.get $x)))))
        """
            .replace("(local.set $n (i32.add (local.get $n)))", "(drop)")
            .replace("(i32.add (local.get $n)))))", "(local.get $n) (i32.add))))");
    assertOutcomes(text);
  }

  private static void assertOutcomes(String text) {
    List<String> outcomes = new Tiers(text).call(0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6);
    assertTrue(outcomes.get(0).startsWith("[I32"), outcomes.get(0));
    assertEquals("[I32[value=1054]]", outcomes.get(2));
    assertEquals("[I32[value=1406]]", outcomes.get(3));
    assertTrue(outcomes.get(7).startsWith("UncaughtException"), outcomes.get(7));
    assertEquals(3, outcomes.get(7).split("WasmFrame").length, outcomes.get(7));
  }

  @Test
  void exceptionReference_canBeThrownAgain() {
    String text =
        """
        (module (tag $a (param i32 (ref null $box))) (type $box (struct (field i32)))
          (func $catch (param $x i32) (result i32) (local $e exnref) (local $b (ref null $box))
            (block $h (result i32 (ref null $box) exnref)
              (try_table (catch_ref $a $h)
                (throw $a (i32.add (local.get $x) (i32.const 5))
                  (struct.new $box (local.get $x))))
              (unreachable))
            (local.set $e) (local.set $b)
            (i32.add (struct.get $box 0 (local.get $b))) (local.set $x)
            (if (i32.and (local.get $x) (i32.const 64)) (then (throw_ref (local.get $e))))
            (block $all (result exnref)
              (try_table (catch_all_ref $all) (throw_ref (local.get $e)))
              (unreachable))
            (local.set $e)
            (if (i32.and (local.get $x) (i32.const 32)) (then (throw_ref (local.get $e))))
            (local.get $x))
          (func (export "f") (param $x i32) (result i32) (local $b (ref null $box))
            (block $h (result i32 (ref null $box))
              (try_table (catch $a $h) (return (call $catch (local.get $x))))
              (unreachable))
            (local.set $b)
            (i32.add (i32.mul (i32.const 1000) (struct.get $box 0 (local.get $b))))))
        """;
    List<String> outcomes = new Tiers(text).call(0, 1, 10, 14, 15, 30, 31, 3, 0, 14, 30);
    assertEquals("[I32[value=5]]", outcomes.get(0));
    assertEquals("[I32[value=14019]]", outcomes.get(3));
    assertEquals("[I32[value=30035]]", outcomes.get(5));
  }

  @Test
  void payload_thatOverlapsWhereItComesFrom_isWhole() {
    String text =
        """
        (module (tag $e (param i32 i32 i32 i32))
          (func (export "f") (param $x i32) (result i32) (local $i i32) (local $h i32)
            (loop $again
              (i32.const 1) (i32.const 2)
              (block $h (result i32 i32 i32 i32)
                (try_table (catch $e $h)
                  (i32.const 77)
                  (throw $e (local.get $x) (i32.add (local.get $x) (i32.const 1))
                    (i32.add (local.get $i) (i32.const 2)) (i32.const 9)))
                (unreachable))
              (i32.sub) (i32.mul) (i32.sub) (i32.sub) (i32.mul)
              (local.set $h (i32.add (i32.mul (local.get $h) (i32.const 31))))
              (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                (i32.const 300))))
            (local.get $h)))
        """
            .replace(
                "(local.set $h (i32.add (i32.mul (local.get $h) (i32.const 31))))",
                "(i32.mul (local.get $h) (i32.const 31)) (i32.add) (local.set $h)");
    new Tiers(text).call(0, 1, 2, 100, -1);
  }

  @Test
  void olderInstructions_catchAndThrowAgain() {
    String text =
        """
        (module (tag $a (param i32)) (tag $b)
          (func $g (param $x i32) (result i32)
            try (result i32)
              try (result i32)
                local.get $x
                i32.const 1
                i32.and
                if
                  local.get $x
                  throw $a
                end
                local.get $x
                i32.const 2
                i32.and
                if
                  throw $b
                end
                i32.const 3
              catch $a
                i32.const 4
                i32.and
                if
                  rethrow 1
                end
                i32.const 10
              end
            catch_all
              local.get $x
              i32.const 8
              i32.and
              if
                rethrow 1
              end
              i32.const 20
            end)
          (func (export "f") (param $x i32) (result i32)
            (i32.add (i32.const 100) (call $g (local.get $x)))))
        """;
    List<String> outcomes =
        new Tiers(text).call(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    assertEquals("[I32[value=103]]", outcomes.get(0));
    assertEquals("[I32[value=110]]", outcomes.get(1));
    assertEquals("[I32[value=120]]", outcomes.get(2));
    assertTrue(outcomes.get(13).startsWith("UncaughtException"), outcomes.get(13));
  }
}
