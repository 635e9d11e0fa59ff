package dev.wizer.wasm.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.HeapObject;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.text.WatParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstExprEvaluatorTest {

  private static final String TYPES =
      """
      (type $first (struct (field i8) (field i64) (field (mut anyref))))
      (type $words (array i16))
      (type $equal (struct (field i8) (field i64) (field (mut anyref))))
      """;

  private static ConstExprEvaluator evaluator(String... globals) {
    StringBuilder text = new StringBuilder(TYPES);
    for (String global : globals) {
      text.append("(global ").append(global).append(')');
    }
    return new ConstExprEvaluator(ModuleReader.read(WatParser.parse(text.toString())));
  }

  private static WasmValue value(String global) {
    return evaluator(global).global(0);
  }

  private static HeapObject object(WasmValue value) {
    return ((WasmValue.HeapRef) value).object();
  }

  private static List<WasmValue> slots(WasmValue value) {
    List<WasmValue> slots = new ArrayList<>();
    for (int i = 0; i < object(value).length(); i++) {
      slots.add(object(value).get(i));
    }
    return slots;
  }

  @Test
  void evaluate_extendedConstants_computes() {
    assertEquals(
        new WasmValue.I64(17),
        value("i64 (i64.sub (i64.mul (i64.const 4) (i64.const 5)) (i64.const 3))"));
    assertEquals(
        new WasmValue.I32(Integer.MIN_VALUE),
        value("i32 (i32.add (i32.const 0x7fffffff) (i32.const 1))"));
  }

  @Test
  void evaluate_struct_hasItsFieldsInOrderAndTheLowestEqualType() {
    WasmValue made =
        value("(ref $equal) (struct.new $equal (i32.const -1) (i64.const 5) (ref.null none))");

    assertEquals(0, object(made).typeIndex());
    assertEquals(
        List.of(
            new WasmValue.I32(255),
            new WasmValue.I64(5),
            new WasmValue.NullRef(new RefType(true, AbstractHeapType.NONE))),
        slots(made));
  }

  @Test
  void evaluate_defaultStruct_hasZerosAndNulls() {
    assertEquals(
        List.of(new WasmValue.I32(0), new WasmValue.I64(0), new WasmValue.NullRef(RefType.ANYREF)),
        slots(value("anyref (struct.new_default $first)")));
  }

  @Test
  void evaluate_arrays_haveTheirElements() {
    WasmValue all = new WasmValue.I32(0xFFFE);
    assertEquals(
        List.of(all, all), slots(value("anyref (array.new $words (i32.const -2) (i32.const 2))")));
    assertEquals(
        List.of(new WasmValue.I32(1), new WasmValue.I32(2)),
        slots(value("anyref (array.new_fixed $words 2 (i32.const 1) (i32.const 2))")));
    assertEquals(
        List.of(new WasmValue.I32(0)),
        slots(value("anyref (array.new_default $words (i32.const 1))")));
  }

  @Test
  void evaluate_i31_wrapsTo31Bits() {
    assertEquals(new WasmValue.I31Ref(-1), value("i31ref (ref.i31 (i32.const 0x7fffffff))"));
    assertEquals(new WasmValue.I31Ref(1), value("i31ref (ref.i31 (i32.const 0x80000001))"));
  }

  @Test
  void evaluate_conversions_areInverse() {
    assertEquals(
        new WasmValue.ExternalizedRef(new WasmValue.I31Ref(3)),
        value("externref (extern.convert_any (ref.i31 (i32.const 3)))"));
    assertEquals(
        new WasmValue.I31Ref(3),
        value("anyref (any.convert_extern (extern.convert_any (ref.i31 (i32.const 3))))"));
    assertEquals(
        new WasmValue.NullRef(RefType.EXTERNREF),
        value("externref (extern.convert_any (ref.null any))"));
  }

  @Test
  void global_gotByAnother_isTheSameObject() {
    ConstExprEvaluator evaluator =
        evaluator(
            "anyref (struct.new_default $first)",
            "anyref (global.get 0)",
            "anyref (struct.new_default $first)");

    assertEquals(evaluator.global(0), evaluator.global(1));
    assertNotEquals(evaluator.global(0), evaluator.global(2));
  }

  @Test
  void global_afterALongChain_isComputedWithoutRecursion() {
    String[] globals = new String[100_000];
    globals[0] = "i32 (i32.const 7)";
    for (int i = 1; i < globals.length; i++) {
      globals[i] = "i32 (i32.add (i32.const 1) (global.get " + (i - 1) + "))";
    }

    assertEquals(new WasmValue.I32(100_006), evaluator(globals).global(99_999));
  }
}
