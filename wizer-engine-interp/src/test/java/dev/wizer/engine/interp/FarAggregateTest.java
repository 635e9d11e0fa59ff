package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.WasmValue;
import org.junit.jupiter.api.Test;

/** Instructions on objects in a function with so many locals that slots don't fit 16 bits. */
class FarAggregateTest {

  private final EngineInstance instance =
      Wat.instantiate(
          """
          (module
            (type $s (struct (field i32) (field (mut v128)) (field (mut anyref))))
            (type $a (array (mut v128))) (type $b (array (mut i16)))
            (func (export "struct") (result i32 v128 anyref) (local LOCALS) (local $x (ref null $s))
              (local.set $x (struct.new $s (i32.const 1) (v128.const i64x2 2 3) (ref.null any)))
              (struct.set $s 1 (local.get $x) (v128.const i64x2 4 5))
              (struct.set $s 2 (local.get $x) (ref.i31 (i32.const 6)))
              (struct.get $s 0 (local.get $x))
              (struct.get $s 1 (local.get $x))
              (struct.get $s 2 (local.get $x)))
            (func (export "array") (result v128 v128 i32) (local LOCALS)
              (local $x (ref null $a)) (local $y (ref null $a)) (local $i i32)
              (local.set $x (array.new $a (v128.const i64x2 1 2) (i32.const 4)))
              (local.set $y (array.new_fixed $a 2 (v128.const i64x2 3 4) (v128.const i64x2 5 6)))
              (local.set $i (i32.const 2))
              (array.set $a (local.get $x) (local.get $i) (v128.const i64x2 7 8))
              (array.copy $a $a (local.get $y) (i32.const 0) (local.get $x) (local.get $i)
                (i32.const 1))
              (array.fill $a (local.get $x) (local.get $i) (v128.const i64x2 9 10) (i32.const 2))
              (array.get $a (local.get $y) (i32.const 0))
              (array.get $a (local.get $x) (i32.const 3))
              (array.len (array.new_default $b (local.get $i))))
            (func (export "cast") (param anyref) (result i32) (local LOCALS) (local $x anyref)
              (local.set $x (local.get 0))
              (block $b (result (ref i31))
                (br_on_cast $b anyref (ref i31) (local.get $x))
                (drop)
                (return (i32.add (i32.const 100)
                  (struct.get $s 0 (ref.cast (ref $s) (local.get $x))))))
              (i31.get_u)
              (i32.add (ref.test (ref eq) (local.get $x))))
            (func (export "new") (result anyref) (struct.new_default $s)))
          """
              .replace("LOCALS", "v128 ".repeat(40_000)));

  @Test
  void structs_work() {
    assertArrayEquals(
        new WasmValue[] {new WasmValue.I32(1), new WasmValue.V128(4, 5), new WasmValue.I31Ref(6)},
        instance.invoke("struct"));
  }

  @Test
  void arrays_work() {
    assertArrayEquals(
        new WasmValue[] {new WasmValue.V128(7, 8), new WasmValue.V128(9, 10), new WasmValue.I32(2)},
        instance.invoke("array"));
  }

  @Test
  void casts_work() {
    assertEquals(new WasmValue.I32(8), instance.invoke("cast", new WasmValue.I31Ref(7))[0]);
    assertEquals(new WasmValue.I32(100), instance.invoke("cast", instance.invoke("new")[0])[0]);
  }
}
