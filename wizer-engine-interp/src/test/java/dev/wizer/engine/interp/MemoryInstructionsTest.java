package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.text.WatParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Memories and tables of all kinds, through the whole engine. */
class MemoryInstructionsTest {

  private static EngineInstance instance(String fields) {
    return TestedEngine.create().instantiate(WatParser.parse("(module " + fields + ")"), List.of());
  }

  private static WasmValue i32(int value) {
    return new WasmValue.I32(value);
  }

  private static WasmValue i64(long value) {
    return new WasmValue.I64(value);
  }

  private static void check(
      WasmValue expected, EngineInstance instance, String name, WasmValue... arguments) {
    assertEquals(expected, instance.invoke(name, arguments)[0]);
  }

  private static void checkTrap(
      TrapKind kind, EngineInstance instance, String name, WasmValue... arguments) {
    TrapException trap = assertThrows(TrapException.class, () -> instance.invoke(name, arguments));
    assertEquals(kind, trap.kind());
  }

  @Test
  void wideAddresses_beyondAnInt_trap() {
    EngineInstance instance =
        instance(
            "(memory i64 1) (data (i64.const 65532) \"\\01\\02\\03\\04\")"
                + "(func (export \"load\") (param i64) (result i32) (i32.load (local.get 0)))"
                + "(func (export \"store\") (param i64) (i64.store (local.get 0) (i64.const 5)))"
                + "(func (export \"vector\") (param i64) (result i32)"
                + "  (i32x4.extract_lane 0 (v128.load32_zero (local.get 0))))");
    check(i32(0x04030201), instance, "load", i64(65_532));
    check(i32(0x04030201), instance, "vector", i64(65_532));
    for (long address : new long[] {65_533, 1L << 31, (1L << 32) + 8, 1L << 62, 1L << 63, -4}) {
      for (String name : List.of("load", "store", "vector")) {
        checkTrap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, instance, name, i64(address));
      }
    }
  }

  @Test
  void wideOffsets_areAddedWithoutOverflow() {
    EngineInstance instance =
        instance(
            "(memory i64 1) (data (i64.const 0) \"\\07\")"
                + "(func (export \"f\") (param i64) (result i32)"
                + "  (i32.load8_u offset=0xFFFFFFFFFFFFFFFF (local.get 0)))"
                + "(func (export \"g\") (param i64)"
                + "  (i32.store8 offset=0x100000000 (local.get 0) (i32.const 1)))"
                + "(func (export \"h\") (param i64) (result i32)"
                + "  (i32.load8_u offset=0x7FFFFFFF (local.get 0)))");
    for (long address : new long[] {0, 1, -1, 1L << 63, -(1L << 32), -0x7FFFFFFFL}) {
      for (String name : List.of("f", "g", "h")) {
        checkTrap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, instance, name, i64(address));
      }
    }
  }

  @Test
  void wideMemory_hasWideSizes() {
    EngineInstance instance =
        instance(
            "(memory i64 1 3)"
                + "(func (export \"size\") (result i64) (memory.size))"
                + "(func (export \"grow\") (param i64) (result i64)"
                + "  (memory.grow (local.get 0)))");
    check(i64(1), instance, "grow", i64(1));
    check(i64(-1), instance, "grow", i64(1L << 32));
    check(i64(-1), instance, "grow", i64(-1));
    check(i64(2), instance, "size");
  }

  @Test
  void copy_betweenAddressTypes_hasAnI32Count() {
    EngineInstance instance =
        instance(
            "(memory $a 1) (memory $b i64 1) (data (memory $a) (i32.const 1) \"abc\")"
                + "(func (export \"f\") (param i64 i32) (result i32)"
                + "  (memory.copy $b $a (local.get 0) (i32.const 1) (local.get 1))"
                + "  (i32.load8_u $b (local.get 0)))");
    check(i32('a'), instance, "f", i64(9), i32(3));
    checkTrap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, instance, "f", i64(1L << 32), i32(0));
    checkTrap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, instance, "f", i64(9), i32(-1));
  }

  @Test
  void wideTable_hasWideIndices() {
    EngineInstance instance =
        instance(
            "(table i64 2 9 funcref)"
                + "(func (export \"get\") (param i64) (result i32)"
                + "  (ref.is_null (table.get (local.get 0))))"
                + "(func (export \"grow\") (param i64) (result i64)"
                + "  (table.grow (ref.null func) (local.get 0)))"
                + "(func (export \"fill\") (param i64)"
                + "  (table.fill (i64.const 0) (ref.null func) (local.get 0)))");
    check(i64(2), instance, "grow", i64(2));
    check(i64(-1), instance, "grow", i64((1L << 32) + 1));
    check(i32(1), instance, "get", i64(3));
    instance.invoke("fill", i64(4));
    checkTrap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, instance, "get", i64(1L << 32));
    checkTrap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, instance, "get", i64(-1));
    checkTrap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, instance, "fill", i64(1L << 32));
  }

  @Test
  void bytePages_boundToTheByte() {
    EngineInstance instance =
        instance(
            "(memory 5 9 (pagesize 1))"
                + "(func (export \"load\") (param i32) (result i32) (i32.load (local.get 0)))"
                + "(func (export \"grow\") (param i32) (result i32)"
                + "  (memory.grow (local.get 0)))");
    check(i32(0), instance, "load", i32(1));
    checkTrap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, instance, "load", i32(2));
    check(i32(5), instance, "grow", i32(3));
    check(i32(-1), instance, "grow", i32(2));
    check(i32(0), instance, "load", i32(4));
    checkTrap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, instance, "load", i32(5));
  }

  @Test
  void atomics_afterUnreachableOnes_work() {
    EngineInstance instance =
        instance(
            "(memory 1 1 shared)"
                + "(func (export \"f\") (param i32 i64) (result i64)"
                + "  (block (br 0) (atomic.fence)"
                + "    (drop (i32.atomic.load offset=300 (i32.const 0))))"
                + "  (atomic.fence)"
                + "  (i64.atomic.store offset=8 (local.get 0) (local.get 1))"
                + "  (i64.atomic.rmw.cmpxchg offset=8 (local.get 0) (local.get 1) (i64.const 4))"
                + "  (i64.add (i64.atomic.load offset=8 (local.get 0))))");
    check(i64(104), instance, "f", i32(16), i64(100));
    checkTrap(TrapKind.UNALIGNED_ATOMIC, instance, "f", i32(4), i64(1));
  }

  @Test
  void memory_ofMoreThanAnArray_isUsable() {
    for (String type : List.of("i32", "i64")) {
      EngineInstance instance = instance(bigMemory(type));
      for (int round = 0; round < 3; round++) {
        for (long address : new long[] {8, (1 << 24) - 4, 1L << 31, (1L << 31) + (1 << 24) - 1}) {
          WasmValue argument = type.equals("i32") ? i32((int) address) : i64(address);
          check(i64(address * 3), instance, "f", argument);
        }
      }
      WasmValue last = type.equals("i32") ? i32((int) (33_200L << 16) - 8) : i64(33_200L << 16);
      checkTrap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, instance, "f", last);
      assertEquals(33_200L << 16, instance.state().memory("memory").lengthInBytes());
    }
  }

  /** Two loads and stores of each address in the same activation, and bulk operations. */
  private static String bigMemory(String type) {
    String tripled =
        type.equals("i32")
            ? "(i64.mul (i64.extend_i32_u (local.get 0)) (i64.const 3))"
            : "(i64.mul (local.get 0) (i64.const 3))";
    return "(memory (export \"memory\") "
        + (type.equals("i64") ? "i64 " : "")
        + "33200)"
        + "(func (export \"f\") (param "
        + type
        + ") (result i64)"
        + "  (i64.store (local.get 0) "
        + tripled
        + ") (i64.store offset=70000 (local.get 0) (i64.load (local.get 0)))"
        + "  (memory.copy (local.get 0) ("
        + type
        + ".add (local.get 0) ("
        + type
        + ".const 70000)) ("
        + type
        + ".const 8)) (i64.load (local.get 0)))";
  }
}
