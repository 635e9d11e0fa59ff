package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HostContext;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.RefType;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.exec.Compilation;
import dev.wizer.engine.interp.runtime.Geometry;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.wasm.text.WatParser;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Handles that no slot has are released: what is still in use keeps its identity, and what is not
 * is freed by the JVM. A store with a crowd of 1 looks for unused handles all the time.
 */
class ReleaseTest {

  private static final FuncType TO_EXTERNREF = new FuncType(List.of(), List.of(RefType.EXTERNREF));

  private static EngineStore store(int crowd) {
    return new InterpStore(
        new Store(crowd, Geometry.STANDARD, RunBudget.unlimited()), 1_000, Compilation.WHEN_HOT);
  }

  private static EngineInstance instantiate(int crowd, String text, ModuleImport... imports) {
    return store(crowd).instantiate(WatParser.parse(text), List.of(imports));
  }

  private static ModuleImport maker(HostFunction function) {
    return new FunctionImport("host", "make", TO_EXTERNREF, function);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100})
  void linkedList_staysWhole(int crowd) {
    EngineInstance instance =
        instantiate(
            crowd,
            """
            (module
              (rec (type $node (struct (field $next (mut (ref null $node))) (field $v i32))))
              (func (export "sum") (param $n i32) (result i32)
                (local $x (ref null $node)) (local $s i32)
                (loop $l
                  (local.set $x (struct.new $node (local.get $x) (local.get $n)))
                  (drop (struct.new $node (local.get $x) (i32.const 1000)))
                  (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                (loop $l
                  (local.set $s (i32.add (local.get $s) (struct.get $node $v (local.get $x))))
                  (local.set $x (struct.get $node $next (local.get $x)))
                  (br_if $l (i32.eqz (ref.is_null (local.get $x)))))
                (local.get $s)))
            """);
    assertEquals(1000 * 1001 / 2, Wat.i32(instance, "sum", 1000));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100})
  void tree_inFramesOfManyCalls_staysWhole(int crowd) {
    EngineInstance instance =
        instantiate(
            crowd,
            """
            (module
              (type $tree (array (ref null eq)))
              (func $make (param $d i32) (result (ref eq))
                (if (result (ref eq)) (local.get $d)
                  (then (array.new_fixed $tree 3
                    (call $make (i32.sub (local.get $d) (i32.const 1)))
                    (ref.i31 (local.get $d))
                    (call $make (i32.sub (local.get $d) (i32.const 1)))))
                  (else (ref.i31 (i32.const 1)))))
              (func $sum (param $x (ref null eq)) (result i32)
                (block $leaf (result (ref i31))
                  (br_on_cast $leaf (ref null eq) (ref i31) (local.get $x))
                  (drop)
                  (return (i32.add
                    (call $sum (array.get $tree (ref.cast (ref $tree) (local.get $x)) (i32.const 0)))
                    (i32.add
                      (call $sum (array.get $tree (ref.cast (ref $tree) (local.get $x)) (i32.const 1)))
                      (call $sum
                        (array.get $tree (ref.cast (ref $tree) (local.get $x)) (i32.const 2)))))))
                (i31.get_s))
              (func (export "f") (param i32) (result i32) (call $sum (call $make (local.get 0)))))
            """);
    // 2^8 leaves of 1, and in level d of 8, 2^(8-d) times d.
    assertEquals(256 + 502, Wat.i32(instance, "f", 8));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void identity_survivesTheLossOfAHandle(int crowd) {
    EngineInstance instance =
        instantiate(
            crowd,
            """
            (module
              (type $box (struct (field (mut anyref))))
              (type $boxes (array (mut (ref null $box))))
              (table $t 2 anyref) (global $g (mut (ref null $box)) (ref.null $box))
              (func $garbage (drop (struct.new_default $box)) (drop (struct.new_default $box)))
              (func $eq (param anyref anyref) (result i32)
                (ref.eq (ref.cast eqref (local.get 0)) (ref.cast eqref (local.get 1))))
              (func (export "f") (result i32) (local $x (ref null $box)) (local $a (ref $boxes))
                (local.set $x (struct.new $box (struct.new_default $box)))
                (table.set $t (i32.const 1) (struct.get $box 0 (local.get $x)))
                (global.set $g (struct.new $box (struct.get $box 0 (local.get $x))))
                (local.set $a (array.new $boxes (local.get $x) (i32.const 3)))
                (local.set $x (ref.null $box))
                (call $garbage)
                (local.set $x (array.get $boxes (local.get $a) (i32.const 1)))
                (array.set $boxes (local.get $a) (i32.const 1) (ref.null $box))
                (call $garbage)
                (i32.add
                  (call $eq (struct.get $box 0 (local.get $x)) (table.get $t (i32.const 1)))
                  (i32.add
                    (call $eq (struct.get $box 0 (global.get $g)) (table.get $t (i32.const 1)))
                    (call $eq (local.get $x) (array.get $boxes (local.get $a) (i32.const 2)))))))
            """);
    assertEquals(3, Wat.i32(instance, "f"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void exceptions_keepWhatTheyCarry(int crowd) {
    EngineInstance instance =
        instantiate(
            crowd,
            """
            (module
              (type $box (struct (field i32)))
              (tag $e (param i32 (ref $box) anyref))
              (func $throw (param i32)
                (throw $e (local.get 0) (struct.new $box (local.get 0)) (ref.i31 (local.get 0))))
              (func $rethrow (param i32) (local exnref)
                (block $h (result exnref)
                  (try_table (catch_all_ref $h) (call $throw (local.get 0))) (unreachable))
                (local.set 1)
                (drop (struct.new $box (i32.const 0)))
                (drop (struct.new $box (i32.const 0)))
                (throw_ref (local.get 1)))
              (func (export "sum") (param $n i32) (result i32) (local $s i32)
                (local $b (ref null $box)) (local $a anyref)
                (loop $l
                  (block $h (result i32 (ref $box) anyref)
                    (try_table (catch $e $h) (call $rethrow (local.get $n))) (unreachable))
                  (local.set $a) (local.set $b)
                  (local.set $s (i32.add (local.get $s)))
                  (local.set $s (i32.add (local.get $s) (struct.get $box 0 (local.get $b))))
                  (local.set $s (i32.add (local.get $s)
                    (i31.get_s (ref.cast i31ref (local.get $a)))))
                  (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                (local.get $s)))
            """);
    assertEquals(3 * (500 * 501 / 2), Wat.i32(instance, "sum", 500));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void hostObjects_keepTheirIdentity(int crowd) {
    List<Object> made = new ArrayList<>();
    EngineInstance instance =
        instantiate(
            crowd,
            """
            (module
              (import "host" "make" (func $make (result externref)))
              (type $pair (struct (field externref) (field anyref)))
              (func (export "f") (param i32 externref)
                (result externref externref externref) (local $x (ref null $pair))
                (local.set $x (struct.new $pair (call $make) (any.convert_extern (call $make))))
                (loop $l
                  (drop (struct.new $pair (call $make) (any.convert_extern (call $make))))
                  (br_if $l (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
                (local.get 1)
                (struct.get $pair 0 (local.get $x))
                (extern.convert_any (struct.get $pair 1 (local.get $x)))))
            """,
            maker(
                (context, arguments) -> {
                  made.add(new Object());
                  return new WasmValue[] {new WasmValue.ExternRef(made.get(made.size() - 1))};
                }));
    Object argument = new Object();
    WasmValue[] results =
        instance.invoke("f", new WasmValue.I32(100), new WasmValue.ExternRef(argument));
    assertSame(argument, ((WasmValue.ExternRef) results[0]).object());
    assertSame(made.get(0), ((WasmValue.ExternRef) results[1]).object());
    assertSame(made.get(1), ((WasmValue.ExternRef) results[2]).object());
  }

  @Test
  void hostFunction_thatCallsTheGuest_leavesTheCallersObjects() {
    EngineStore store = store(1);
    EngineInstance inner =
        store.instantiate(
            WatParser.parse(
                """
                (module (type $box (struct (field i32)))
                  (func (export "make") (result externref)
                    (drop (struct.new $box (i32.const 1))) (drop (struct.new $box (i32.const 1)))
                    (extern.convert_any (struct.new $box (i32.const 2)))))
                """),
            List.of());
    EngineInstance outer =
        store.instantiate(
            WatParser.parse(
                """
                (module (type $box (struct (field i32)))
                  (import "host" "make" (func $make (result externref)))
                  (func $get (param anyref) (result i32)
                    (struct.get $box 0 (ref.cast (ref $box) (local.get 0))))
                  (func (export "f") (result i32)
                    (i32.add (call $get (struct.new $box (i32.const 40)))
                      (i32.add (struct.get $box 0 (struct.new $box (i32.const 0)))
                        (call $both (struct.new $box (i32.const 100)) (call $make)))))
                  (func $both (param (ref $box) externref) (result i32)
                    (i32.add (struct.get $box 0 (local.get 0))
                      (call $get (any.convert_extern (local.get 1))))))
                """),
            List.of(maker((context, arguments) -> inner.invoke("make"))));
    assertEquals(142, Wat.i32(outer, "f"));
  }

  /** Makes objects for the guest, and knows how many of them there still are. */
  private static final class Maker implements HostFunction {

    private final List<WeakReference<Object>> made = new ArrayList<>();

    @Override
    public WasmValue[] call(HostContext context, WasmValue[] arguments) {
      Object object = new Object();
      made.add(new WeakReference<>(object));
      return new WasmValue[] {new WasmValue.ExternRef(object)};
    }

    long alive() {
      System.gc();
      return made.stream().filter(reference -> reference.get() != null).count();
    }
  }

  private static final String GARBAGE =
      """
      (module
        (import "host" "make" (func $make (result externref)))
        (type $bytes (array i8)) (type $box (struct (field externref) (field (ref null $bytes))))
        (tag $e (param (ref $box)))
        (func (export "host") (param i32)
          (loop $l (drop (call $make))
            (br_if $l (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
        (func (export "boxes") (param i32)
          (loop $l (drop (struct.new $box (call $make) (ref.null $bytes)))
            (br_if $l (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
        (func (export "exceptions") (param i32)
          (loop $l
            (drop (block $h (result (ref $box)) (try_table (catch $e $h)
              (throw $e (struct.new $box (call $make) (ref.null $bytes)))) (unreachable)))
            (br_if $l (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
        (func (export "large") (param i32)
          (loop $l
            (drop (struct.new $box (call $make) (array.new_default $bytes (i32.const 1048576))))
            (br_if $l (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
      """;

  @ParameterizedTest
  @ValueSource(strings = {"host", "boxes", "exceptions"})
  void unusedObjects_areFreed(String name) {
    Maker maker = new Maker();
    EngineInstance instance = instantiate(100, GARBAGE, maker(maker));
    instance.invoke(name, new WasmValue.I32(10_000));
    assertEquals(10_000, maker.made.size());
    assertTrue(maker.alive() < 1_000, () -> "alive: " + maker.alive());
  }

  @Test
  void unusedHostObjects_ofCallsFromOutside_areFreed() {
    Maker maker = new Maker();
    EngineInstance instance = instantiate(100, "(module (func (export \"f\") (param externref)))");
    for (int i = 0; i < 1_000; i++) {
      instance.invoke("f", maker.call(null, null));
    }
    assertTrue(maker.alive() < 300, () -> "alive: " + maker.alive());
  }

  @Test
  void unusedLargeArrays_areFreedThoughTheyAreFew() {
    Maker maker = new Maker();
    EngineInstance instance =
        TestedEngine.create()
            .newStore()
            .instantiate(WatParser.parse(GARBAGE), List.of(maker(maker)));
    instance.invoke("large", new WasmValue.I32(200));
    assertTrue(maker.alive() < 100, () -> "alive: " + maker.alive());
  }
}
