package dev.wizer.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmFrame;
import dev.wizer.engine.WasmValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the port's documentation promises of traps, for any engine. */
abstract class TrapContract {

  abstract WasmEngine engine();

  final EngineInstance instantiate(String module) {
    return engine().instantiate(Modules.read(module), List.of());
  }

  private TrapKind trapOf(String module, String export) {
    EngineInstance instance = instantiate(module);
    return assertThrows(TrapException.class, () -> instance.invoke(export), export).kind();
  }

  @ParameterizedTest
  @ValueSource(strings = {"unreachable", "unreachable, three calls deep"})
  void invoke_unreachable_traps(String export) {
    assertEquals(TrapKind.UNREACHABLE, trapOf("traps", export));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i32.div_s by zero",
        "i32.div_u by zero",
        "i32.rem_s by zero",
        "i32.rem_u by zero",
        "i64.div_s by zero",
        "i64.div_u by zero",
        "i64.rem_s by zero",
        "i64.rem_u by zero"
      })
  void invoke_divisionByZero_traps(String export) {
    assertEquals(TrapKind.INTEGER_DIVIDE_BY_ZERO, trapOf("traps", export));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i32.div_s overflows",
        "i64.div_s overflows",
        "i32.trunc_f32_s overflows",
        "i32.trunc_f32_u overflows",
        "i32.trunc_f64_s overflows",
        "i32.trunc_f64_u overflows",
        "i64.trunc_f32_s overflows",
        "i64.trunc_f32_u overflows",
        "i64.trunc_f64_s overflows",
        "i64.trunc_f64_u overflows"
      })
  void invoke_resultDoesNotFit_traps(String export) {
    assertEquals(TrapKind.INTEGER_OVERFLOW, trapOf("traps", export));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i32.trunc_f32_s of NaN",
        "i32.trunc_f64_u of NaN",
        "i64.trunc_f32_u of NaN",
        "i64.trunc_f64_s of NaN"
      })
  void invoke_truncationOfNan_traps(String export) {
    assertEquals(TrapKind.INVALID_CONVERSION_TO_INTEGER, trapOf("traps", export));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "load8 behind the end",
        "load16 across the end",
        "load32 across the end",
        "load64 across the end",
        "loadf32 across the end",
        "loadf64 across the end",
        "load at the last address",
        "load, offset carries over 2^32",
        "load, greatest offset",
        "store8 behind the end",
        "store16 across the end",
        "store32 across the end",
        "store64 across the end",
        "storef32 across the end",
        "storef64 across the end",
        "store8, offset carries over 2^32",
        "store32 of i64, offset carries over 2^32",
        "memory.fill across the end",
        "memory.fill of 2^32-1 bytes",
        "memory.fill of nothing behind the end",
        "memory.copy from across the end",
        "memory.copy to across the end",
        "memory.copy of 2^32-1 bytes",
        "memory.init from across the segment's end",
        "memory.init to across the end",
        "memory.init from the last address"
      })
  void invoke_addressOutsideMemory_traps(String export) {
    assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trapOf("traps", export));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table.get behind the end",
        "table.get of the last index",
        "table.set behind the end",
        "table.set of the last index",
        "table.fill across the end",
        "table.copy from across the end",
        "table.copy to across the end",
        "table.copy from the last index",
        "table.copy from 2^31-1",
        "table.init from across the segment's end",
        "table.init to across the end",
        "table.init from the last index",
        "table.init from a dropped segment"
      })
  void invoke_indexOutsideTable_traps(String export) {
    assertEquals(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, trapOf("traps", export));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"table.fill from 2^31-1", "table.fill of 2^31-1 elements", "table.init to 2^31-1"})
  void invoke_tableRangeWithEndOf2To31OrMore_traps(String export) {
    assertEquals(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, trapOf("traps", export));
  }

  @ParameterizedTest
  @CsvSource({
    "call_indirect behind the end, UNDEFINED_ELEMENT",
    "call_indirect of the last index, UNDEFINED_ELEMENT",
    "call_indirect of null, UNINITIALIZED_ELEMENT",
    "call_indirect with another type, INDIRECT_CALL_TYPE_MISMATCH"
  })
  void invoke_badIndirectCall_traps(String export, TrapKind kind) {
    assertEquals(kind, trapOf("traps", export));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "memory.grow too far",
        "memory.grow by 2^32-1",
        "table.grow too far",
        "table.grow by 2^31-1",
        "table.grow by 2^32-1",
        "memory.init of nothing",
        "table.copy to a shorter table"
      })
  void invoke_growingTooFarAndTheLike_givesMinusOne(String export) {
    assertEquals(new WasmValue.I32(-1), instantiate("traps").invoke(export)[0]);
  }

  @Test
  void invoke_afterTrap_works() {
    EngineInstance instance = instantiate("traps");

    assertThrows(TrapException.class, () -> instance.invoke("unreachable, three calls deep"));

    assertEquals(new WasmValue.I32(1), instance.invoke("one")[0]);
  }

  /** An engine may not know the calls; if it does, they are the right ones. */
  @Test
  void invoke_trap_backtraceIsEmptyOrInnermostFirst() {
    EngineInstance instance = instantiate("traps");
    assertThrows(TrapException.class, () -> instance.invoke("unreachable"));

    TrapException trap =
        assertThrows(TrapException.class, () -> instance.invoke("unreachable, three calls deep"));

    List<Integer> funcIndices = trap.backtrace().stream().map(WasmFrame::funcIndex).toList();
    assertTrue(
        funcIndices.isEmpty() || funcIndices.equals(List.of(1, 4, 3, 2)), funcIndices::toString);
  }
}
