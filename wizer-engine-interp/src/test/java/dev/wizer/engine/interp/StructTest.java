package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.HeapObject;
import dev.wizer.engine.RefType;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.WasmValue;
import org.junit.jupiter.api.Test;

class StructTest {

  /** A structure with a field of each kind, references and vectors among the others. */
  private static final String ALL =
      """
      (module
        (rec (type $all (struct
          (field $i8 (mut i8)) (field $a (mut externref)) (field $i16 (mut i16))
          (field $v (mut v128)) (field $i32 (mut i32)) (field $i64 (mut i64))
          (field $b (mut (ref null $all))) (field $f32 (mut f32)) (field $f64 (mut f64))
          (field $w (mut v128)))))
        (global $s (mut (ref null $all)) (ref.null $all))
        (func $new (export "new") (param externref) (result (ref $all))
          (struct.new $all (i32.const 0x1FE) (local.get 0) (i32.const 0x1FFFD)
            (v128.const i64x2 1 2) (i32.const -4) (i64.const 0x500000000) (global.get $s)
            (f32.const 6) (f64.const 7) (v128.const i64x2 8 9)))
        (func (export "default") (result (ref $all)) (struct.new_default $all))
        (func (export "packed") (result i32 i32 i32 i32) (local $x (ref null $all))
          (local.set $x (call $new (ref.null extern)))
          (struct.get_s $all $i8 (local.get $x)) (struct.get_u $all $i8 (local.get $x))
          (struct.get_s $all $i16 (local.get $x)) (struct.get_u $all $i16 (local.get $x)))
        (func (export "change") (param externref) (result externref i32 i64 f32 f64 v128 v128 i32)
          (global.set $s (call $new (ref.null extern)))
          (struct.set $all $a (global.get $s) (local.get 0))
          (struct.set $all $b (global.get $s) (global.get $s))
          (struct.set $all $i8 (global.get $s) (i32.const -1))
          (struct.set $all $i16 (global.get $s) (i32.const 0x12345))
          (struct.set $all $i32 (global.get $s) (i32.const 40))
          (struct.set $all $i64 (global.get $s) (i64.const -50))
          (struct.set $all $f32 (global.get $s) (f32.const 60))
          (struct.set $all $f64 (global.get $s) (f64.const 70))
          (struct.set $all $v (global.get $s) (v128.const i64x2 10 20))
          (struct.set $all $w (global.get $s) (v128.const i64x2 80 90))
          (struct.get $all $a (global.get $s)) (struct.get $all $i32 (global.get $s))
          (struct.get $all $i64 (global.get $s)) (struct.get $all $f32 (global.get $s))
          (struct.get $all $f64 (global.get $s)) (struct.get $all $v (global.get $s))
          (struct.get $all $w (struct.get $all $b (global.get $s)))
          (i32.add (struct.get_u $all $i8 (global.get $s)) (struct.get_u $all $i16 (global.get $s))))
        (func (export "getOfNull") (result i64) (struct.get $all $i64 (ref.null $all)))
        (func (export "getVectorOfNull") (result v128) (struct.get $all $v (ref.null $all)))
        (func (export "setOfNull") (struct.set $all $a (ref.null $all) (ref.null extern))))
      """;

  private final EngineInstance instance = Wat.instantiate(ALL);

  private static WasmValue[] i32s(int... values) {
    WasmValue[] all = new WasmValue[values.length];
    for (int i = 0; i < values.length; i++) {
      all[i] = new WasmValue.I32(values[i]);
    }
    return all;
  }

  private static WasmValue f32(float value) {
    return new WasmValue.F32(Float.floatToRawIntBits(value));
  }

  private static WasmValue f64(double value) {
    return new WasmValue.F64(Double.doubleToRawLongBits(value));
  }

  private TrapKind trap(String name) {
    return assertThrows(TrapException.class, () -> instance.invoke(name)).kind();
  }

  @Test
  void structNew_keepsAllKindsOfFields() {
    WasmValue external = new WasmValue.ExternRef(new Object());
    HeapObject object = ((WasmValue.HeapRef) instance.invoke("new", external)[0]).object();
    WasmValue[] fields = new WasmValue[object.length()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = object.get(i);
    }
    assertFalse(object.isArray());
    assertEquals(0, object.typeIndex());
    assertArrayEquals(
        new WasmValue[] {
          new WasmValue.I32(0xFE),
          external,
          new WasmValue.I32(0xFFFD),
          new WasmValue.V128(1, 2),
          new WasmValue.I32(-4),
          new WasmValue.I64(0x500000000L),
          fields[6],
          f32(6),
          f64(7),
          new WasmValue.V128(8, 9)
        },
        fields);
    assertEquals(WasmValue.NullRef.class, fields[6].getClass());
  }

  @Test
  void structNewDefault_isZeroAndNull() {
    HeapObject object = ((WasmValue.HeapRef) instance.invoke("default")[0]).object();
    assertEquals(new WasmValue.I32(0), object.get(0));
    assertEquals(new WasmValue.NullRef(RefType.EXTERNREF), object.get(1));
    assertEquals(new WasmValue.V128(0, 0), object.get(3));
    assertEquals(f64(0), object.get(8));
  }

  @Test
  void fieldIndex_beyondTheLast_isRefused() {
    HeapObject object = ((WasmValue.HeapRef) instance.invoke("default")[0]).object();
    assertThrows(IndexOutOfBoundsException.class, () -> object.get(10));
  }

  @Test
  void packedFields_areReadWithAndWithoutSign() {
    assertArrayEquals(i32s(-2, 0xFE, -3, 0xFFFD), instance.invoke("packed"));
  }

  @Test
  void structSet_changesEachField() {
    WasmValue external = new WasmValue.ExternRef(new Object());
    assertArrayEquals(
        new WasmValue[] {
          external,
          new WasmValue.I32(40),
          new WasmValue.I64(-50),
          f32(60),
          f64(70),
          new WasmValue.V128(10, 20),
          new WasmValue.V128(80, 90),
          new WasmValue.I32(0xFF + 0x2345)
        },
        instance.invoke("change", external));
  }

  @Test
  void null_traps() {
    assertEquals(TrapKind.NULL_STRUCTURE_REFERENCE, trap("getOfNull"));
    assertEquals(TrapKind.NULL_STRUCTURE_REFERENCE, trap("getVectorOfNull"));
    assertEquals(TrapKind.NULL_STRUCTURE_REFERENCE, trap("setOfNull"));
  }

  @Test
  void constantExpressions_makeObjects() {
    EngineInstance constants =
        Wat.instantiate(
            """
            (module
              (type $s (struct (field v128) (field i32) (field anyref)))
              (type $b (array i8)) (type $v (array v128)) (type $a (array anyref))
              (global (export "s") (ref $s)
                (struct.new $s (v128.const i64x2 1 2) (i32.const 3) (ref.i31 (i32.const -1))))
              (global (export "b") (ref $b) (array.new $b (i32.const 0x102) (i32.const 3)))
              (global (export "v") (ref $v) (array.new_fixed $v 2
                (v128.const i64x2 1 2) (v128.const i64x2 3 4)))
              (global $d (export "d") (ref $a) (array.new_default $a (i32.const 5)))
              (global (export "x") externref (extern.convert_any (struct.new_default $s)))
              (global (export "y") anyref
                (any.convert_extern (extern.convert_any (global.get $d)))))
            """);
    assertEquals(new WasmValue.V128(1, 2), object(constants, "s").get(0));
    assertEquals(new WasmValue.I32(3), object(constants, "s").get(1));
    assertEquals(new WasmValue.I31Ref(-1), object(constants, "s").get(2));
    assertEquals(3, object(constants, "b").length());
    assertEquals(new WasmValue.I32(2), object(constants, "b").get(2));
    assertEquals(new WasmValue.V128(3, 4), object(constants, "v").get(1));
    assertEquals(5, object(constants, "d").length());
    assertEquals(object(constants, "d"), object(constants, "y"));
    WasmValue.ExternalizedRef external = (WasmValue.ExternalizedRef) constants.state().global("x");
    assertEquals(0, ((WasmValue.HeapRef) external.internal()).object().typeIndex());
  }

  private static HeapObject object(EngineInstance constants, String global) {
    return ((WasmValue.HeapRef) constants.state().global(global)).object();
  }
}
