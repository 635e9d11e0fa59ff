package dev.wizer.tests.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.Wizer;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.tests.Interp;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables take memory for what is touched of them: with 8 MB for the guest, or none would fit. */
class SparseTablesTest {

  private static final long MEMORY = 8_000_000;

  private static byte[] run(Interp tier, byte[] module) {
    return Wizer.builder().engine(tier.engine()).maxMemory(MEMORY).build().run(module).bytes();
  }

  private static int call(byte[] output, String name, int argument) {
    try (EngineInstance instance = InterpEngine.create().instantiate(output, List.of())) {
      return ((WasmValue.I32) instance.invoke(name, new WasmValue.I32(argument))[0]).value();
    }
  }

  @ParameterizedTest
  @EnumSource(Interp.class)
  void run_manyLargeTables_takeNoMemory(Interp tier) {
    byte[] module = Guests.init("(table 10000000 funcref)".repeat(100), "");

    byte[] output = run(tier, module);

    assertTrue(output.length < module.length + 100, "length: " + output.length);
  }

  @ParameterizedTest
  @EnumSource(Interp.class)
  void run_tableOfMoreThanEnginesGrow_isMade(Interp tier) {
    run(tier, Guests.init("(table 10000001 funcref)", ""));
  }

  private static final String CALLED =
      "(type $t (func (result i32))) (func $one (result i32) (i32.const 1))"
          + "(func $two (result i32) (i32.const 2)) (elem declare func $one $two)"
          + "(func (export \"call\") (param i32) (result i32)"
          + " (call_indirect $t (type $t) (local.get 0)))"
          + "(func (export \"isNull\") (param i32) (result i32)"
          + " (ref.is_null (table.get $t (local.get 0))))";

  @ParameterizedTest
  @EnumSource(Interp.class)
  void run_elementsFarApart_areThere(Interp tier) {
    byte[] output =
        run(
            tier,
            Guests.init(
                "(table $t 9000000 funcref)" + CALLED,
                "(table.set $t (i32.const 8999999) (ref.func $one))"
                    + "(table.set $t (i32.const 4000000) (ref.func $two))"
                    + "(table.set $t (i32.const 4000001) (ref.func $one))"
                    + "(table.copy $t $t (i32.const 70000) (i32.const 4000000) (i32.const 2))"
                    + "(table.set $t (i32.const 4000001) (ref.null func))"
                    + "(table.fill $t (i32.const 100000) (ref.func $two) (i32.const 300))"
                    // Called here too, where it is not in the array.
                    + "(if (i32.ne (call_indirect $t (type $t) (i32.const 8999999))"
                    + " (i32.const 1)) (then unreachable))"
                    + "(if (i32.ne (call_indirect $t (type $t) (i32.const 70000))"
                    + " (i32.const 2)) (then unreachable))"));

    assertEquals(1, call(output, "call", 8_999_999));
    assertEquals(2, call(output, "call", 4_000_000));
    assertEquals(1, call(output, "isNull", 4_000_001));
    assertEquals(2, call(output, "call", 70_000));
    assertEquals(1, call(output, "call", 70_001));
    assertEquals(1, call(output, "isNull", 70_002));
    assertEquals(1, call(output, "isNull", 99_999));
    assertEquals(2, call(output, "call", 100_000));
    assertEquals(2, call(output, "call", 100_299));
    assertEquals(1, call(output, "isNull", 100_300));
  }

  @ParameterizedTest
  @EnumSource(Interp.class)
  void run_tableGrownByMuch_hasTheNewElement(Interp tier) {
    byte[] output =
        run(
            tier,
            Guests.init(
                "(table $t 3 funcref)" + CALLED,
                "(if (i32.ne (table.grow $t (ref.null func) (i32.const 9000000)) (i32.const 3))"
                    + " (then unreachable))"
                    + "(if (i32.ne (table.grow $t (ref.null func) (i32.const 900000))"
                    + " (i32.const 9000003)) (then unreachable))"
                    + "(table.set $t (i32.const 9500000) (ref.func $one))"
                    + "(if (i32.ne (table.grow $t (ref.null func) (i32.const 900000))"
                    + " (i32.const -1)) (then unreachable))"));

    assertEquals(1, call(output, "call", 9_500_000));
    assertEquals(1, call(output, "isNull", 2));
    assertEquals(1, call(output, "isNull", 9_000_000));
  }

  @ParameterizedTest
  @EnumSource(Interp.class)
  void run_tableFilledByItsOwnExpression_takesNoMemory(Interp tier) {
    byte[] output =
        run(
            tier,
            Guests.init(
                "(table $t 9000000 funcref (ref.func $two))" + CALLED,
                "(table.set $t (i32.const 8000000) (ref.func $one))"));

    assertEquals(2, call(output, "call", 5));
    assertEquals(2, call(output, "call", 8_999_999));
    assertEquals(1, call(output, "call", 8_000_000));
  }
}
