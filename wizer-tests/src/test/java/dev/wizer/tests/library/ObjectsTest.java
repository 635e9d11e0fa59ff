package dev.wizer.tests.library;

import static dev.wizer.tests.library.Modules.callI32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.FailureKind;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.WizerResult;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.tests.Interp;
import dev.wizer.wasm.text.WatParser;
import org.junit.jupiter.api.Test;

/** Structures and arrays, restored by the constant expressions of the result. */
class ObjectsTest {

  private static final byte[] MODULE =
      WatParser.parse(
          """
          (rec
            (type $method (func (param (ref $shape)) (result i32)))
            (type $vtable (struct (field (ref $method))))
            (type $shape (sub (struct (field (ref $vtable)) (field $size (mut i32))))))
          (type $square (sub $shape (struct
            (field (ref $vtable)) (field (mut i32)) (field $next (mut (ref null $shape))))))
          (type $text (array (mut i8)))
          (type $list (array (mut anyref)))

          (global $list (mut (ref null $list)) (ref.null $list))
          (global $first (mut anyref) (ref.null any))
          (global $shown (mut externref) (ref.null extern))
          (global $squares (ref $vtable) (struct.new $vtable (ref.func $area)))
          (global $text (ref $text) (array.new $text (i32.const 97) (i32.const 5)))
          (table $t 2 (ref null $shape))
          (data $hello "hello")

          (func $area (type $method)
            (i32.mul
              (struct.get $shape $size (local.get 0)) (struct.get $shape $size (local.get 0))))
          (func $cons (param i32) (param (ref null $shape)) (result (ref $square))
            (struct.new $square (global.get $squares) (local.get 0) (local.get 1)))

          (func (export "wizer.initialize") (local $i i32) (local $s (ref null $shape))
            (global.set $list (array.new_default $list (i32.const 300)))
            (loop $next
              (local.set $s (call $cons (local.get $i) (local.get $s)))
              (array.set $list (global.get $list) (local.get $i) (local.get $s))
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (br_if $next (i32.lt_u (local.get $i) (i32.const 300))))
            (array.set $list (global.get $list) (i32.const 7) (ref.i31 (i32.const -7)))
            (global.set $first (local.get $s))
            (global.set $shown (extern.convert_any (local.get $s)))
            (array.init_data $text $hello
              (global.get $text) (i32.const 1) (i32.const 0) (i32.const 4))
            (table.set $t (i32.const 1) (local.get $s))
            (drop (table.grow $t (call $cons (i32.const 12) (ref.null none)) (i32.const 2))))

          (func (export "area") (param i32) (result i32) (local $s (ref $shape))
            (local.set $s (ref.cast (ref $shape)
              (array.get $list (ref.as_non_null (global.get $list)) (local.get 0))))
            (call_ref $method (local.get $s)
              (struct.get $vtable 0 (struct.get $shape 0 (local.get $s)))))
          (func (export "small") (result i32)
            (i31.get_s (ref.cast (ref i31)
              (array.get $list (ref.as_non_null (global.get $list)) (i32.const 7)))))
          (func (export "same") (result i32) (local $last eqref)
            (local.set $last (ref.cast eqref
              (array.get $list (ref.as_non_null (global.get $list)) (i32.const 299))))
            (i32.and
              (i32.and
                (ref.eq (local.get $last) (table.get $t (i32.const 1)))
                (ref.eq (table.get $t (i32.const 2)) (table.get $t (i32.const 3))))
              (i32.and
                (ref.eq (local.get $last) (ref.cast eqref (global.get $first)))
                (ref.eq (local.get $last)
                  (ref.cast eqref (any.convert_extern (global.get $shown)))))))
          (func (export "length") (result i32) (local $i i32) (local $s (ref null $square))
            (local.set $s (ref.cast (ref null $square) (global.get $first)))
            (loop $next
              (local.set $i (i32.add (local.get $i) (i32.const 1)))
              (local.set $s (ref.cast (ref null $square)
                (struct.get $square $next (local.get $s))))
              (br_if $next (i32.eqz (ref.is_null (local.get $s)))))
            (local.get $i))
          (func (export "letter") (param i32) (result i32)
            (array.get_u $text (global.get $text) (local.get 0)))
          (func (export "last-of-two") (result i32)
            (struct.get $shape $size (table.get $t (i32.const 3))))

          (func (export "cycle")
            (local $s (ref $square))
            (local.set $s (call $cons (i32.const 1) (ref.null none)))
            (struct.set $square $next (local.get $s) (local.get $s))
            (global.set $first (local.get $s)))
          """);

  private static WizerResult wizen(String initFunc) {
    return Wizer.builder()
        .engine(InterpEngine.create())
        .initFunc(initFunc)
        .verify(true)
        .crossCheck(Interp.COMPILED.engine())
        .build()
        .run(MODULE);
  }

  private static void check(EngineInstance instance) {
    assertEquals(299 * 299, callI32(instance, "area", 299));
    assertEquals(36, callI32(instance, "area", 6));
    assertEquals(-7, callI32(instance, "small"));
    assertEquals(1, callI32(instance, "same"));
    assertEquals(300, callI32(instance, "length"));
    assertEquals('a', callI32(instance, "letter", 0));
    assertEquals('l', callI32(instance, "letter", 4));
    assertEquals(12, callI32(instance, "last-of-two"));
  }

  @Test
  void objects_afterInitialization_areRestored() {
    try (EngineInstance instance = Modules.instantiate(MODULE)) {
      instance.invoke("wizer.initialize");
      check(instance);
    }
    try (EngineInstance instance = Modules.instantiate(wizen("wizer.initialize").bytes())) {
      check(instance);
    }
  }

  @Test
  void objects_report_countsThem() {
    // 300 in the list and the list, one in the table twice, the text, and the table of methods.
    assertEquals(304, wizen("wizer.initialize").report().objects());
  }

  @Test
  void cycle_leftBehind_isRefusedByName() {
    WizerException failure = assertThrows(WizerException.class, () -> wizen("cycle"));

    assertEquals(FailureKind.UNSUPPORTED, failure.kind());
    assertTrue(
        failure.getMessage().startsWith("cannot snapshot global 1: it leads to a structure"),
        failure.getMessage());
  }
}
