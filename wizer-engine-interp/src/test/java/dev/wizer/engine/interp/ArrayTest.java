package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.HeapObject;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.WasmValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrayTest {

  /** The same functions for each type of elements, so that each kind of array is used alike. */
  private static String module(String storage, String get, String toI32, String fromI32) {
    return """
        (module
          (type $a (array (mut STORAGE)))
          (data $bytes "\\01\\02\\03\\04\\05\\06\\07\\08\\09\\0a\\0b\\0c\\0d\\0e\\0f\\10\\11\\12\\13\\14")
          (func $of (param i32) (result VALUE) (FROM (local.get 0)))
          (func $to (param VALUE) (result i32) (TO (local.get 0)))
          (func $at (param (ref null $a) i32) (result i32)
            (call $to (array.GET $a (local.get 0) (local.get 1))))
          (func $numbered (export "numbered") (param i32) (result (ref $a)) (local (ref $a) i32)
            (local.set 1 (array.new_default $a (local.get 0)))
            (loop $l (if (i32.lt_u (local.get 2) (local.get 0)) (then
              (array.set $a (local.get 1) (local.get 2) (call $of (local.get 2)))
              (local.set 2 (i32.add (local.get 2) (i32.const 1)))
              (br $l))))
            (local.get 1))
          (func (export "new") (param i32) (result i32) (local (ref $a))
            (local.set 1 (array.new $a (call $of (i32.const 7)) (local.get 0)))
            (i32.add (array.len (local.get 1))
              (i32.add (call $at (local.get 1) (i32.const 0))
                (call $at (local.get 1) (i32.sub (local.get 0) (i32.const 1))))))
          (func (export "fixed") (result i32) (local (ref $a))
            (local.set 0 (array.new_fixed $a 3 (call $of (i32.const 7)) (call $of (i32.const 8))
              (call $of (i32.const 9))))
            (i32.add (i32.mul (call $at (local.get 0) (i32.const 1)) (i32.const 10))
              (call $at (local.get 0) (i32.const 2))))
          (func (export "fill") (param i32 i32) (result i32) (local (ref $a))
            (local.set 2 (call $numbered (i32.const 10)))
            (array.fill $a (local.get 2) (local.get 0) (call $of (i32.const 77)) (local.get 1))
            (i32.add (call $at (local.get 2) (i32.const 4)) (call $at (local.get 2) (i32.const 5))))
          (func (export "copy") (param i32 i32 i32) (result i32) (local (ref $a))
            (local.set 3 (call $numbered (i32.const 10)))
            (array.copy $a $a (local.get 3) (local.get 0) (local.get 3) (local.get 1) (local.get 2))
            (i32.add (i32.mul (call $at (local.get 3) (i32.const 4)) (i32.const 10))
              (call $at (local.get 3) (i32.const 6))))
          (func (export "get") (param i32) (result i32)
            (call $at (call $numbered (i32.const 10)) (local.get 0)))
          (func (export "set") (param i32)
            (array.set $a (call $numbered (i32.const 10)) (local.get 0) (call $of (i32.const 1))))
          DATA)
        """
        .replace("DATA", storage.contains("ref") ? "" : DATA)
        .replace("STORAGE", storage)
        .replace("VALUE", storage.matches("i8|i16") ? "i32" : storage)
        .replace("GET", get)
        .replace("(TO ", "(" + toI32 + " ")
        .replace("(FROM ", "(" + fromI32 + " ");
  }

  private static final String DATA =
      """
      (func (export "newData") (param i32 i32) (result (ref $a))
        (array.new_data $a $bytes (local.get 0) (local.get 1)))
      (func (export "initData") (param i32 i32 i32) (result (ref $a)) (local (ref $a))
        (local.set 3 (call $numbered (i32.const 10)))
        (array.init_data $a $bytes (local.get 3) (local.get 0) (local.get 1) (local.get 2))
        (local.get 3))
      (func (export "drop") (data.drop $bytes))
      """;

  private static WasmValue[] i32s(int... values) {
    WasmValue[] all = new WasmValue[values.length];
    for (int i = 0; i < values.length; i++) {
      all[i] = new WasmValue.I32(values[i]);
    }
    return all;
  }

  private static HeapObject array(EngineInstance instance, String name, int... arguments) {
    return ((WasmValue.HeapRef) instance.invoke(name, i32s(arguments))[0]).object();
  }

  private static TrapKind trap(EngineInstance instance, String name, int... arguments) {
    return assertThrows(TrapException.class, () -> instance.invoke(name, i32s(arguments))).kind();
  }

  @ParameterizedTest
  @CsvSource({
    "i8, get_u, nop, nop",
    "i16, get_s, nop, nop",
    "i32, get, nop, nop",
    "i64, get, i32.wrap_i64, i64.extend_i32_u",
    "f32, get, i32.trunc_f32_u, f32.convert_i32_u",
    "f64, get, i32.trunc_f64_u, f64.convert_i32_u",
    "v128, get, i32x4.extract_lane 3, i32x4.splat",
    "i31ref, get, i31.get_u, ref.i31"
  })
  void arrays_ofAllKindsOfElements_workAlike(String storage, String get, String to, String from) {
    String text = module(storage, get, to, from).replace("(nop (local.get 0))", "(local.get 0)");
    EngineInstance instance = Wat.instantiate(text);
    HeapObject numbered = array(instance, "numbered", 3);
    assertTrue(numbered.isArray());
    assertEquals(3, numbered.length());
    assertEquals(20 + 7 + 7, Wat.i32(instance, "new", 20));
    assertEquals(89, Wat.i32(instance, "fixed"));
    assertEquals(77 + 5, Wat.i32(instance, "fill", 1, 4));
    assertEquals(77 + 77, Wat.i32(instance, "fill", 0, 10));
    assertEquals(36, Wat.i32(instance, "copy", 1, 0, 5));
    assertEquals(56, Wat.i32(instance, "copy", 0, 1, 6));
    assertEquals(46, Wat.i32(instance, "copy", 10, 10, 0));
    assertEquals(9, Wat.i32(instance, "get", 9));
    for (int index : new int[] {10, -1, Integer.MIN_VALUE}) {
      assertEquals(TrapKind.OUT_OF_BOUNDS_ARRAY_ACCESS, trap(instance, "get", index));
      assertEquals(TrapKind.OUT_OF_BOUNDS_ARRAY_ACCESS, trap(instance, "set", index));
      assertEquals(TrapKind.OUT_OF_BOUNDS_ARRAY_ACCESS, trap(instance, "fill", index, 1));
      assertEquals(TrapKind.OUT_OF_BOUNDS_ARRAY_ACCESS, trap(instance, "copy", index, 0, 1));
      assertEquals(TrapKind.OUT_OF_BOUNDS_ARRAY_ACCESS, trap(instance, "copy", 0, index, 1));
    }
    assertEquals(TrapKind.OUT_OF_BOUNDS_ARRAY_ACCESS, trap(instance, "fill", 1, -1));
    assertEquals(TrapKind.OUT_OF_BOUNDS_ARRAY_ACCESS, trap(instance, "copy", 1, 1, -1));
  }

  @ParameterizedTest
  @CsvSource({"i8, 1, 0x5, 0x10", "i16, 2, 0x605, 0x1413", "f32, 4, 0x8070605, 0x14131211"})
  void dataSegment_isReadLittleEndian(String storage, int width, String first, String last) {
    String to = storage.equals("f32") ? "i32.trunc_f32_u" : "nop";
    String from = storage.equals("f32") ? "f32.convert_i32_u" : "nop";
    String get = storage.equals("f32") ? "get" : "get_u";
    String text = module(storage, get, to, from).replace("(nop (local.get 0))", "(local.get 0)");
    EngineInstance instance = Wat.instantiate(text);
    HeapObject array = array(instance, "newData", 4, 2);
    assertEquals(2, array.length());
    assertEquals(Integer.decode(first), bits(array.get(0)));
    int count = 16 / width;
    array = array(instance, "newData", width == 1 ? 0 : 4, count);
    assertEquals(Integer.decode(last), bits(array.get(count - 1)));
    array = array(instance, "initData", 7, 4, 1);
    assertEquals(Integer.decode(first), bits(array.get(7)));
    assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap(instance, "newData", 20, 1));
    assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap(instance, "newData", 0, -1));
    assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap(instance, "initData", 0, 20, 1));
    assertEquals(TrapKind.OUT_OF_BOUNDS_ARRAY_ACCESS, trap(instance, "initData", 10, 0, 1));
    instance.invoke("drop");
    assertEquals(0, array(instance, "newData", 0, 0).length());
    assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap(instance, "newData", 0, 1));
  }

  private static int bits(WasmValue value) {
    return value instanceof WasmValue.F32 f32 ? f32.bits() : ((WasmValue.I32) value).value();
  }

  @Test
  void elementSegment_givesReferences() {
    EngineInstance instance =
        Wat.instantiate(
            """
            (module
              (type $s (struct (field i32))) (type $a (array (mut (ref null $s))))
              (elem $e (ref null $s) (item (struct.new $s (i32.const 1)))
                (item (struct.new $s (i32.const 2))) (item (ref.null $s)))
              (func (export "new") (param i32 i32) (result (ref $a))
                (array.new_elem $a $e (local.get 0) (local.get 1)))
              (func (export "same") (result i32)
                (ref.eq (array.get $a (array.new_elem $a $e (i32.const 1) (i32.const 2)) (i32.const 0))
                  (array.get $a (array.new_elem $a $e (i32.const 0) (i32.const 2)) (i32.const 1))))
              (func (export "init") (param i32 i32 i32) (result i32) (local (ref $a))
                (local.set 3 (array.new_default $a (i32.const 4)))
                (array.init_elem $a $e (local.get 3) (local.get 0) (local.get 1) (local.get 2))
                (struct.get $s 0 (array.get $a (local.get 3) (i32.const 3))))
              (func (export "drop") (elem.drop $e)))
            """);
    HeapObject array = array(instance, "new", 1, 2);
    WasmValue.HeapRef two = (WasmValue.HeapRef) array.get(0);
    assertEquals(new WasmValue.I32(2), two.object().get(0));
    assertEquals(1, Wat.i32(instance, "same"));
    assertEquals(2, Wat.i32(instance, "init", 2, 0, 2));
    assertEquals(TrapKind.NULL_STRUCTURE_REFERENCE, trap(instance, "init", 3, 2, 1));
    assertEquals(TrapKind.OUT_OF_BOUNDS_ARRAY_ACCESS, trap(instance, "init", 3, 0, 2));
    assertEquals(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, trap(instance, "init", 0, 3, 1));
    assertEquals(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, trap(instance, "new", 0, 4));
    assertEquals(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, trap(instance, "new", -1, 1));
    instance.invoke("drop");
    assertEquals(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, trap(instance, "new", 0, 1));
    assertEquals(0, array(instance, "new", 0, 0).length());
  }

  @Test
  void null_traps() {
    EngineInstance instance =
        Wat.instantiate(
            """
            (module (type $a (array (mut i32))) (type $f (array (mut funcref)))
              (data $d "1234") (elem $e funcref)
              (func (export "len") (drop (array.len (ref.null $a))))
              (func (export "get") (drop (array.get $a (ref.null $a) (i32.const 0))))
              (func (export "set") (array.set $a (ref.null $a) (i32.const 0) (i32.const 0)))
              (func (export "fill")
                (array.fill $a (ref.null $a) (i32.const 0) (i32.const 0) (i32.const 0)))
              (func (export "copyTo") (array.copy $a $a (ref.null $a) (i32.const 0)
                (array.new_default $a (i32.const 0)) (i32.const 0) (i32.const 0)))
              (func (export "copyFrom") (array.copy $a $a (array.new_default $a (i32.const 0))
                (i32.const 0) (ref.null $a) (i32.const 0) (i32.const 0)))
              (func (export "initData") (array.init_data $a $d (ref.null $a) (i32.const 0)
                (i32.const 0) (i32.const 0)))
              (func (export "initElem") (array.init_elem $f $e (ref.null $f) (i32.const 0)
                (i32.const 0) (i32.const 0))))
            """);
    for (String name :
        new String[] {"len", "get", "set", "fill", "copyTo", "copyFrom", "initData", "initElem"}) {
      assertEquals(TrapKind.NULL_ARRAY_REFERENCE, trap(instance, name), name);
    }
  }

  @ParameterizedTest
  @CsvSource({"i8, -1", "i64, 1073741824", "v128, 536870912", "anyref, 2147483647"})
  void arrayNewDefault_ofMoreThanThereIsRoomFor_exhausts(String storage, int length) {
    EngineInstance instance =
        Wat.instantiate(
            "(module (type $a (array "
                + storage
                + ")) (func (export \"new\") (param i32)"
                + " (drop (array.new_default $a (local.get 0)))))");
    ExhaustionException failure =
        assertThrows(
            ExhaustionException.class, () -> instance.invoke("new", new WasmValue.I32(length)));
    String start =
        "out of memory for an array of " + Integer.toUnsignedString(length) + " elements";
    assertTrue(failure.getMessage().startsWith(start), failure.getMessage());
  }
}
