package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.interp.compile.RegionLimits;
import dev.wizer.engine.interp.exec.Compilation;
import dev.wizer.engine.interp.runtime.Geometry;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.wasm.text.WatParser;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects that only slots of compiled code have stay what they are, however often others go. */
class CompiledReleaseTest {

  private static final List<Compilation> COMPILATIONS =
      List.of(
          Compilation.OFF,
          Compilation.ALWAYS,
          TestedEngine.SMALL_REGIONS,
          Compilation.soon(3, 3, RegionLimits.OF_HOTSPOT));

  private static final String TEXT =
      """
      (module
        (type $box (struct (field (mut i32))))
        (type $node (struct (field (mut i32)) (field (mut (ref null $box))) (field anyref)
          (field (ref null $node)) (field (mut (ref null $node)))))
        (type $array (array (mut anyref))) (type $small (array (mut (ref null $box))))
        (tag $e (param (ref null $node) i32))
        (global $kept (mut (ref null $node)) (ref.null $node))
        (table $t 8 anyref)
        (func $garbage (param $n i32) (result i32) (local $s i32)
          (loop $l
            (local.set $s (i32.add (local.get $s)
              (struct.get $box 0 (struct.new $box (local.get $n)))))
            (drop (array.new_default $small (i32.and (local.get $n) (i32.const 7))))
            (br_if $l (i32.gt_s (local.tee $n (i32.sub (local.get $n) (i32.const 1)))
              (i32.const 0))))
          (local.get $s))
        (func $make (param $i i32) (param $next (ref null $node)) (result (ref $node))
          (local $b (ref null $box)) (local $c (ref null $box))
          (local.set $b (struct.new $box (local.get $i)))
          (drop (call $garbage (i32.const 3)))
          (local.set $c (struct.new $box (i32.const 70)))
          (struct.new $node (local.get $i) (local.get $b) (local.get $c) (local.get $next)
            (ref.null $node)))
        (func $check (param $x (ref null $node)) (result i32) (local $s i32)
          (block $end
            (loop $l
              (br_if $end (ref.is_null (local.get $x)))
              (local.set $s (i32.add (i32.mul (local.get $s) (i32.const 31))
                (i32.add
                  (struct.get $box 0 (struct.get $node 1 (local.get $x)))
                  (i32.mul (i32.const 3) (struct.get $box 0
                    (ref.cast (ref $box) (struct.get $node 2 (local.get $x))))))))
              (local.set $x (struct.get $node 3 (local.get $x)))
              (br $l)))
          (local.get $s))
        (func $thrown (param $x (ref null $node)) (result i32) (local $y (ref null $node))
          (local $n i32)
          (block $h (result (ref null $node) i32)
            (try_table (catch $e $h)
              (throw $e (call $make (i32.const 5) (local.get $x)) (call $garbage (i32.const 2))))
            (unreachable))
          (local.set $n) (local.set $y)
          (drop (call $garbage (i32.const 4)))
          (i32.add (local.get $n) (call $check (local.get $y))))
        (func $again (param $n i32) (param $x (ref null $node)) (result (ref null $node))
          (if (i32.eqz (local.get $n)) (then (return (local.get $x))))
          (return_call $again (i32.sub (local.get $n) (i32.const 1))
            (call $make (local.get $n) (local.get $x))))
        (func (export "f") (param $n i32) (result i32) (local $x (ref null $node))
          (local $a (ref null $array)) (local $i i32) (local $h i32) (local $same anyref)
          (local.set $a (array.new_default $array (local.get $n)))
          (loop $l
            (local.set $x (call $make (local.get $i) (local.get $x)))
            (array.set $array (local.get $a) (local.get $i) (struct.get $node 1 (local.get $x)))
            (local.set $same (struct.get $node 2 (local.get $x)))
            (table.set $t (i32.and (local.get $i) (i32.const 7)) (struct.get $node 1 (local.get $x)))
            (drop (call $garbage (i32.const 5)))
            (if (i32.eqz (ref.eq (ref.cast eqref (local.get $same))
                (ref.cast eqref (struct.get $node 2 (local.get $x))))) (then (unreachable)))
            (if (i32.eqz (ref.eq (ref.cast eqref (table.get $t
                  (i32.and (local.get $i) (i32.const 7))))
                (ref.cast eqref (array.get $array (local.get $a) (local.get $i)))))
              (then (unreachable)))
            (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
              (local.get $n))))
          (struct.set $node 4 (local.get $x) (local.get $x))
          (struct.set $node 1 (struct.get $node 4 (local.get $x)) (struct.new $box (i32.const 9)))
          (global.set $kept (local.get $x))
          (local.set $h (i32.add (call $check (local.get $x)) (call $thrown (local.get $x))))
          (local.set $x (call $again (local.get $n) (ref.null $node)))
          (local.set $h (i32.add (local.get $h) (call $check (global.get $kept))))
          (i32.add (i32.mul (i32.const 7) (local.get $h)) (call $check (local.get $x)))))
      """;

  private static int result(Compilation compilation, int crowd, int count) {
    InterpStore store =
        new InterpStore(
            new Store(crowd, Geometry.STANDARD, RunBudget.unlimited()), 1_000, compilation);
    EngineInstance instance = store.instantiate(WatParser.parse(TEXT), List.of());
    int first = Wat.i32(instance, "f", count);
    assertEquals(first, Wat.i32(instance, "f", count));
    return first;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 30})
  void objects_inSlots_stay(int crowd) {
    int expected = result(Compilation.OFF, 1 << 20, 100);
    for (Compilation compilation : COMPILATIONS) {
      assertEquals(expected, result(compilation, crowd, 100), compilation.toString());
    }
  }
}
