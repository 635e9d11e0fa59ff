package dev.wizer.tests.library;

import static dev.wizer.tests.library.Modules.callI32;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.FailureKind;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.WizerResult;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of state, restored. */
class SnapshotTest {

  @Test
  void tables_changedByInitialization_areRestored() {
    try (EngineInstance instance = Modules.instantiate(Modules.wizen("tables").bytes())) {
      assertEquals(1, callI32(instance, "is-null", 0));
      assertEquals(1, callI32(instance, "call-changed", 1));
      assertEquals(1, callI32(instance, "is-null", 2));
      assertEquals(2, callI32(instance, "call-changed", 3));
      assertEquals(3, callI32(instance, "size"));
      assertEquals(3, callI32(instance, "call-grown", 0));
      assertEquals(2, callI32(instance, "call-grown", 2));
      assertEquals(3, callI32(instance, "call-same", 1));
    }
  }

  @Test
  void tables_report_countsThoseThatChanged() {
    assertEquals(2, Modules.wizen("tables").report().changedTables());
  }

  @Test
  void elementSegment_droppedByInitialization_staysDropped() {
    try (EngineInstance instance = Modules.instantiate(Modules.wizen("tables").bytes())) {
      TrapException trap = assertThrows(TrapException.class, () -> instance.invoke("init-again"));
      assertEquals(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, trap.kind());
    }
  }

  @Test
  void dataSegments_droppedOrNot_areAsInitializationLeftThem() {
    try (EngineInstance instance = Modules.instantiate(Modules.wizen("segments").bytes())) {
      instance.invoke("use-kept");
      assertThrows(TrapException.class, () -> instance.invoke("use-dropped"));
      assertThrows(TrapException.class, () -> instance.invoke("use-active"));
    }
  }

  @Test
  void dataSegments_ofTheOriginal_keepTheirIndices() {
    Module module = ModuleReader.read(Modules.wizen("segments").bytes());

    assertEquals(module.datas().size(), module.dataCount().orElseThrow());
    assertEquals(new Data.Passive(), module.datas().get(1).mode());
    assertEquals(4, module.datas().get(1).bytes().lengthInBytes());
    // Instructions find an active segment as empty as a dropped one.
    assertTrue(module.datas().get(0).isActive());
    assertTrue(module.datas().get(2).isActive());
  }

  @Test
  void references_whoseDeclarationsAreGone_areDeclaredAnew() {
    // That the result is valid has been checked by the run.
    try (EngineInstance instance = Modules.instantiate(Modules.wizen("declared").bytes())) {
      assertEquals(1, callI32(instance, "references"));
    }
  }

  @Test
  void globals_ofEachType_keepTheirBits() {
    try (EngineInstance instance = Modules.instantiate(Modules.wizen("globals").bytes())) {
      assertArrayEquals(
          new WasmValue[] {new WasmValue.I32(Integer.MIN_VALUE)}, instance.invoke("i"));
      assertArrayEquals(new WasmValue[] {new WasmValue.I64(Long.MIN_VALUE)}, instance.invoke("l"));
      assertArrayEquals(new WasmValue[] {new WasmValue.F32(0xFF801234)}, instance.invoke("f32"));
      assertArrayEquals(
          new WasmValue[] {new WasmValue.F64(Long.MIN_VALUE)}, instance.invoke("f64"));
      assertArrayEquals(
          new WasmValue[] {new WasmValue.V128(0x0123456789abcdefL, -2)}, instance.invoke("v"));
      assertArrayEquals(
          new WasmValue[] {new WasmValue.F64(0x7FF0000000012345L)}, instance.invoke("same"));
      assertEquals(0, callI32(instance, "r"));
    }
  }

  @Test
  void memories_several_areRestoredToTheLastByte() {
    WizerResult result = Modules.wizen("memories");

    assertEquals(0, result.report().memories().get(1).minPages());
    assertEquals(2, result.report().memories().get(1).pages());
    try (EngineInstance instance = Modules.instantiate(result.bytes())) {
      assertEquals(1, callI32(instance, "a"));
      assertEquals(-1, callI32(instance, "b-last"));
      assertEquals(2, callI32(instance, "b-size"));
    }
  }

  private static final HostModule OBJECTS =
      (module, name, type) ->
          Optional.of(
              (context, arguments) -> new WasmValue[] {new WasmValue.ExternRef("an object")});

  private static WizerResult wizenExternref(String initFunc) {
    return Wizer.builder()
        .engine(InterpEngine.create())
        .hostFunctions(OBJECTS)
        .initFunc(initFunc)
        .build()
        .run(Modules.read("externref"));
  }

  @ParameterizedTest
  @CsvSource({"in-global, global 0", "in-table, table 0: element 1"})
  void hostObject_leftBehind_isRefusedByName(String initFunc, String where) {
    WizerException failure = assertThrows(WizerException.class, () -> wizenExternref(initFunc));

    assertEquals(FailureKind.UNSUPPORTED, failure.kind());
    assertTrue(failure.getMessage().contains(where), failure.getMessage());
  }

  @Test
  void hostObject_gone_isNoObstacle() {
    assertEquals("cleared", wizenExternref("cleared").report().initCalls().get(0).exportName());
  }

  @Test
  void exports_thatLookLikeOurs_stay() {
    byte[] output = Modules.wizen("own-names").bytes();

    assertEquals(3, ModuleReader.read(output).exports().size());
    try (EngineInstance instance = Modules.instantiate(output)) {
      assertEquals(7, callI32(instance, "x"));
    }
  }
}
