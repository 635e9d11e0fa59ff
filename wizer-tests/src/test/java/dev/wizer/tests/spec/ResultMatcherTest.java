package dev.wizer.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.HeapObject;
import dev.wizer.engine.HeapType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WastParser;
import dev.wizer.wasm.text.WatParser;
import dev.wizer.wasm.text.script.WastCommand;
import dev.wizer.wasm.text.script.WastPattern;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultMatcherTest {

  private static final String MODULE = "(module (type (func)) (type (struct)) (type (array i8)))";

  private final ResultMatcher matcher =
      new ResultMatcher(ModuleReader.read(WatParser.parse(MODULE)));

  private boolean matches(String patterns, WasmValue... values) {
    String script = "(assert_return (invoke \"f\") " + patterns + ")";
    WastCommand command = WastParser.parse(script).get(0);
    List<WastPattern> parsed = ((WastCommand.AssertReturn) command).results();
    return matcher.matches(parsed, values);
  }

  private static WasmValue f32(int bits) {
    return new WasmValue.F32(bits);
  }

  private static WasmValue f64(long bits) {
    return new WasmValue.F64(bits);
  }

  private static WasmValue nullRef(HeapType type) {
    return new WasmValue.NullRef(new RefType(true, type));
  }

  /** A structure or an array without content. */
  private record EmptyObject(boolean isArray) implements HeapObject {
    @Override
    public int typeIndex() {
      return FOREIGN_TYPE;
    }

    @Override
    public int length() {
      return 0;
    }

    @Override
    public WasmValue get(int index) {
      throw new IndexOutOfBoundsException(index);
    }
  }

  @Test
  void matches_severalResults_comparesEach() {
    WasmValue[] values = {new WasmValue.I32(1), new WasmValue.I64(2)};

    assertTrue(matches("(i32.const 1) (i64.const 2)", values));
    assertFalse(matches("(i32.const 1) (i64.const 3)", values));
    assertFalse(matches("(i32.const 1)", values));
    assertFalse(matches("(i32.const 1) (i64.const 2) (i32.const 3)", values));
    assertFalse(matches("(i64.const 1)", new WasmValue.I32(1)));
    assertTrue(matches(""));
  }

  @Test
  void matches_floats_comparesBits() {
    assertTrue(matches("(f32.const -0)", f32(0x8000_0000)));
    assertFalse(matches("(f32.const 0)", f32(0x8000_0000)));
    assertTrue(matches("(f64.const nan:0x4)", f64(0x7FF0_0000_0000_0004L)));
    assertFalse(matches("(f64.const nan)", f64(0x7FF0_0000_0000_0004L)));
  }

  @Test
  void matches_canonicalNan_takesEitherSignAndNoOtherPayload() {
    assertTrue(matches("(f32.const nan:canonical)", f32(0x7FC0_0000)));
    assertTrue(matches("(f32.const nan:canonical)", f32(0xFFC0_0000)));
    assertFalse(matches("(f32.const nan:canonical)", f32(0x7FC0_0001)));
    assertFalse(matches("(f32.const nan:canonical)", f64(0x7FF8_0000_0000_0000L)));
    assertTrue(matches("(f64.const nan:canonical)", f64(0xFFF8_0000_0000_0000L)));
    assertFalse(matches("(f64.const nan:canonical)", f64(0x7FF8_0000_0000_0001L)));
    assertFalse(matches("(f64.const nan:canonical)", f64(0x7FF0_0000_0000_0000L)));
  }

  @Test
  void matches_arithmeticNan_takesAnyPayloadWithItsFirstBitSet() {
    assertTrue(matches("(f32.const nan:arithmetic)", f32(0xFFC0_0001)));
    assertFalse(matches("(f32.const nan:arithmetic)", f32(0x7FA0_0000)));
    assertFalse(matches("(f32.const nan:arithmetic)", f32(0x7F80_0000)));
    assertTrue(matches("(f64.const nan:arithmetic)", f64(0x7FF8_0000_0000_0001L)));
    assertFalse(matches("(f64.const nan:arithmetic)", f64(0x7FF4_0000_0000_0000L)));
  }

  @Test
  void matches_vectors_comparesEachLane() {
    assertTrue(matches("(v128.const i64x2 1 2)", new WasmValue.V128(1, 2)));
    assertFalse(matches("(v128.const i64x2 1 2)", new WasmValue.V128(2, 1)));
    String lanes = "(v128.const f32x4 nan:canonical 0 nan:arithmetic 1)";
    assertTrue(matches(lanes, new WasmValue.V128(0x7FC0_0000L, 0x3F80_0000_FFC0_0001L)));
    assertFalse(matches(lanes, new WasmValue.V128(0x1_7FC0_0000L, 0x3F80_0000_FFC0_0001L)));
    assertFalse(matches(lanes, new WasmValue.V128(0x7FC0_0000L, 0x3F80_0001_FFC0_0001L)));
    String doubles = "(v128.const f64x2 1 nan:canonical)";
    assertTrue(
        matches(doubles, new WasmValue.V128(0x3FF0_0000_0000_0000L, 0x7FF8_0000_0000_0000L)));
    assertFalse(matches(doubles, new WasmValue.V128(0x3FF0_0000_0000_0000L, 0)));
  }

  @Test
  void matches_either_takesOneOfTheValues() {
    String pattern = "(either (i32.const 1) (i32.const 2))";

    assertTrue(matches(pattern, new WasmValue.I32(1)));
    assertTrue(matches(pattern, new WasmValue.I32(2)));
    assertFalse(matches(pattern, new WasmValue.I32(3)));
  }

  @Test
  void matches_hostObjects_comparesTheirNumbersAndTypes() {
    WasmValue extern = new WasmValue.ExternRef(new HostObject(1));
    WasmValue internal = new WasmValue.InternalizedRef(new HostObject(1));

    assertTrue(matches("(ref.extern 1)", extern));
    assertFalse(matches("(ref.extern 2)", extern));
    assertFalse(matches("(ref.extern 1)", internal));
    assertTrue(matches("(ref.host 1)", internal));
    assertFalse(matches("(ref.host 1)", extern));
  }

  @Test
  void matches_functions_comparesTheirIndices() {
    assertTrue(matches("(ref.func 1)", new WasmValue.FuncRef(1)));
    assertFalse(matches("(ref.func 1)", new WasmValue.FuncRef(0)));
    assertFalse(matches("(ref.func 1)", new WasmValue.ForeignFuncRef(1)));
    assertTrue(matches("(ref.func)", new WasmValue.ForeignFuncRef(1)));
  }

  @Test
  void matches_null_takesNullsOfTheSameHierarchy() {
    assertTrue(matches("(ref.null)", nullRef(AbstractHeapType.EXTERN)));
    assertTrue(matches("(ref.null any)", nullRef(AbstractHeapType.NONE)));
    assertTrue(matches("(ref.null none)", nullRef(AbstractHeapType.I31)));
    assertTrue(matches("(ref.null func)", nullRef(new ConcreteHeapType(0))));
    assertTrue(matches("(ref.null struct)", nullRef(new ConcreteHeapType(1))));
    assertTrue(matches("(ref.null noexn)", nullRef(AbstractHeapType.EXN)));
    assertFalse(matches("(ref.null func)", nullRef(AbstractHeapType.EXTERN)));
    assertFalse(matches("(ref.null any)", nullRef(new ConcreteHeapType(0))));
    assertFalse(matches("(ref.null func)", new WasmValue.FuncRef(0)));
  }

  @ParameterizedTest
  @CsvSource({
    "func, 1000000",
    "extern, 0100001",
    "any, 0011110",
    "eq, 0011100",
    "i31, 0010000",
    "struct, 0001000",
    "array, 0000100",
    "host, 0000010"
  })
  void matches_kindsOfReference_takesThoseBelowTheKind(String kind, String expected) {
    List<WasmValue> values =
        List.of(
            new WasmValue.FuncRef(0),
            new WasmValue.ExternRef(new HostObject(0)),
            new WasmValue.I31Ref(0),
            new WasmValue.HeapRef(new EmptyObject(false)),
            new WasmValue.HeapRef(new EmptyObject(true)),
            new WasmValue.InternalizedRef(new HostObject(0)),
            new WasmValue.ExternalizedRef(new WasmValue.I31Ref(0)));
    StringBuilder actual = new StringBuilder();

    for (WasmValue value : values) {
      actual.append(matches("(ref." + kind + ")", value) ? 1 : 0);
    }

    assertEquals(expected, actual.toString());
    assertFalse(matches("(ref." + kind + ")", nullRef(AbstractHeapType.ANY)));
    assertFalse(matches("(ref." + kind + ")", new WasmValue.ExnRef(new Object())));
  }

  @Test
  void matches_exception_takesAny() {
    assertTrue(matches("(ref.exn)", new WasmValue.ExnRef(new Object())));
    assertFalse(matches("(ref.exn)", new WasmValue.I31Ref(0)));
  }
}
