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
import dev.wizer.wasm.module.ModuleReader;
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
          (func (export "leads-to-itself") (result i32)
            (ref.eq
              (ref.cast (ref $square) (global.get $first))
              (struct.get $square $next (ref.cast (ref $square) (global.get $first)))))
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

  private static WizerException refusal(byte[] module, String initFunc) {
    Wizer wizer =
        Wizer.builder()
            .engine(InterpEngine.create())
            .initFunc(initFunc)
            .startFunction(false)
            .build();
    WizerException failure = assertThrows(WizerException.class, () -> wizer.run(module));
    assertEquals(FailureKind.UNSUPPORTED, failure.kind());
    return failure;
  }

  @Test
  void cycle_withoutStartFunction_isRefusedByName() {
    String message = refusal(MODULE, "cycle").getMessage();
    assertTrue(message.startsWith("cannot snapshot global 1: it leads to a structure"), message);
  }

  @Test
  void cycle_leftBehind_isClosedByTheStartFunction() {
    byte[] result = wizen("cycle").bytes();

    assertTrue(ModuleReader.read(result).start().isPresent());
    try (EngineInstance instance = Modules.instantiate(result)) {
      assertEquals(1, callI32(instance, "leads-to-itself"));
    }
  }

  private static final byte[] STRICT =
      WatParser.parse(
          """
          (module
            (type $link (struct (field (mut (ref eq))) (field (ref eq))))
            (global $link (mut (ref null $link)) (ref.null $link))
            (func (export "links") (local $a (ref $link)) (local $b (ref $link))
              (local.set $a (struct.new $link (ref.i31 (i32.const 1)) (ref.i31 (i32.const 2))))
              (local.set $b (struct.new $link (local.get $a) (local.get $a)))
              (struct.set $link 0 (local.get $a) (local.get $b))
              (global.set $link (local.get $a)))
            (func (export "check") (result i32)
              (ref.eq
                (global.get $link)
                (struct.get $link 1 (ref.cast (ref $link)
                  (struct.get $link 0 (global.get $link)))))))
          """);

  /** A slot that can't be null holds an integer until the start function has run. */
  @Test
  void cycle_ofReferencesThatAreNotNull_isClosedByTheStartFunction() {
    byte[] result =
        Wizer.builder().engine(InterpEngine.create()).initFunc("links").build().run(STRICT).bytes();
    try (EngineInstance instance = Modules.instantiate(result)) {
      assertEquals(1, callI32(instance, "check"));
    }
  }

  private static final byte[] LONG =
      WatParser.parse(
          """
          (module
            (type $bytes (array (mut i8)))
            (type $doubles (array (mut f64)))
            (type $refs (array (mut i31ref)))
            (global $bytes (ref $bytes) (array.new $bytes (i32.const 7) (i32.const 20000)))
            (global $doubles (mut (ref null $doubles)) (ref.null $doubles))
            (global $refs (mut (ref null $refs)) (ref.null $refs))
            (func (export "wizer.initialize") (local $i i32)
              (global.set $doubles (array.new_default $doubles (i32.const 10001)))
              (global.set $refs (array.new_default $refs (i32.const 12345)))
              (loop $l
                (array.set $bytes (global.get $bytes) (local.get $i) (local.get $i))
                (array.set $doubles (global.get $doubles) (local.get $i)
                  (f64.convert_i32_u (local.get $i)))
                (array.set $refs (global.get $refs) (local.get $i) (ref.i31 (local.get $i)))
                (br_if $l (i32.lt_u
                  (local.tee $i (i32.add (local.get $i) (i32.const 3))) (i32.const 10001)))))
            (func (export "sum") (param $i i32) (result i32)
              (i32.add
                (i32.add
                  (array.get_u $bytes (global.get $bytes) (local.get $i))
                  (i32.trunc_f64_u (array.get $doubles (global.get $doubles) (local.get $i))))
                (i31.get_s (array.get $refs (global.get $refs) (local.get $i))))))
          """);

  @Test
  void longArrays_areFilledByTheStartFunction() {
    byte[] result = Wizer.builder().engine(InterpEngine.create()).build().run(LONG).bytes();
    try (EngineInstance instance = Modules.instantiate(result)) {
      for (int i = 0; i < 10_001; i += 3) {
        assertEquals((i & 0xFF) + i + i, callI32(instance, "sum", i));
      }
    }
    String message = refusal(LONG, "wizer.initialize").getMessage();
    assertTrue(message.contains("constant expressions make arrays of at most 10000"), message);
  }
}
