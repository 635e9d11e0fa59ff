package dev.wizer.tests.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the port's documentation promises of values that cross it, for any engine. */
abstract class ValueContract {

  abstract WasmEngine engine();

  private EngineInstance instantiate(String module) {
    return engine().instantiate(Modules.read(module), List.of());
  }

  static Stream<WasmValue> values() {
    return Stream.of(
        new WasmValue.I32(0),
        new WasmValue.I32(-1),
        new WasmValue.I32(Integer.MIN_VALUE),
        new WasmValue.I64(Long.MIN_VALUE),
        new WasmValue.I64(0x1_0000_0000L),
        new WasmValue.F32(Float.floatToRawIntBits(-0.0f)),
        new WasmValue.F32(0x7FC0_0000),
        new WasmValue.F32(0xFFC0_0001),
        new WasmValue.F32(0x7FA0_0001),
        new WasmValue.F32(0xFF80_0001),
        new WasmValue.F64(Double.doubleToRawLongBits(-0.0)),
        new WasmValue.F64(0x7FF8_0000_0000_0000L),
        new WasmValue.F64(0xFFF8_0000_0000_0001L),
        new WasmValue.F64(0x7FF4_0000_0000_0001L),
        new WasmValue.F64(0xFFF0_0000_0000_0001L),
        new WasmValue.FuncRef(3),
        new WasmValue.ExternRef("an object"),
        new WasmValue.NullRef(RefType.FUNCREF),
        new WasmValue.NullRef(RefType.EXTERNREF));
  }

  @ParameterizedTest
  @MethodSource("values")
  void invoke_anyValue_comesBackWithAllItsBits(WasmValue value) {
    EngineInstance instance = instantiate("values");

    assertArrayEquals(
        new WasmValue[] {value}, instance.invoke(value.type().text(), value), value.toString());
  }

  @Test
  void invoke_noParametersNoResults_givesEmptyArray() {
    assertEquals(0, instantiate("values").invoke("nothing").length);
  }

  @Test
  void invoke_severalValues_keepTheirOrder() {
    WasmValue[] results =
        instantiate("values")
            .invoke(
                "reversed",
                new WasmValue.I32(1),
                new WasmValue.I64(2),
                new WasmValue.F32(3),
                new WasmValue.F64(4));

    assertArrayEquals(
        new WasmValue[] {
          new WasmValue.F64(4), new WasmValue.F32(3), new WasmValue.I64(2), new WasmValue.I32(1)
        },
        results);
  }

  @Test
  void invoke_localsNeverSet_areZeroAndNull() {
    assertArrayEquals(
        new WasmValue[] {
          new WasmValue.I32(0),
          new WasmValue.I64(0),
          new WasmValue.F32(0),
          new WasmValue.F64(0),
          new WasmValue.NullRef(RefType.FUNCREF),
          new WasmValue.NullRef(RefType.EXTERNREF)
        },
        instantiate("values").invoke("unsetLocals"));
  }

  @Test
  void invoke_resultIsReference_givesNullOrFunctionIndex() {
    EngineInstance instance = instantiate("values");

    assertEquals(new WasmValue.NullRef(RefType.FUNCREF), instance.invoke("nullFuncref")[0]);
    assertEquals(new WasmValue.NullRef(RefType.EXTERNREF), instance.invoke("nullExternref")[0]);
    assertEquals(new WasmValue.FuncRef(0), instance.invoke("funcrefOfNothing")[0]);
  }

  @Test
  void invoke_nullArgument_isNullToTheGuest() {
    EngineInstance instance = instantiate("values");

    assertEquals(
        new WasmValue.I32(1),
        instance.invoke("isNullFuncref", new WasmValue.NullRef(RefType.FUNCREF))[0]);
    assertEquals(
        new WasmValue.I32(1),
        instance.invoke("isNullExternref", new WasmValue.NullRef(RefType.EXTERNREF))[0]);
    assertEquals(
        new WasmValue.I32(0), instance.invoke("isNullFuncref", new WasmValue.FuncRef(0))[0]);
    assertEquals(
        new WasmValue.I32(0),
        instance.invoke("isNullExternref", new WasmValue.ExternRef("object"))[0]);
  }

  @Test
  void invoke_equalButDistinctObjects_stayDistinct() {
    EngineInstance instance = instantiate("values");
    Object first = new ArrayList<>();
    Object second = new ArrayList<>();

    WasmValue.ExternRef gotFirst =
        (WasmValue.ExternRef) instance.invoke("externref", new WasmValue.ExternRef(first))[0];
    WasmValue.ExternRef gotSecond =
        (WasmValue.ExternRef) instance.invoke("externref", new WasmValue.ExternRef(second))[0];

    assertTrue(gotFirst.object() == first, "the first object");
    assertTrue(gotSecond.object() == second, "the second object");
  }
}
