package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.NumType;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.WasmFrame;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.text.WatParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class TailCallTest {

  private static final int MANY = 1_000_000;

  private final EngineStore store = TestedEngine.withMaxCallDepth(100).newStore();

  private EngineInstance instantiate(String text) {
    return store.instantiate(WatParser.parse(text), List.of());
  }

  @Test
  void returnCall_manyTimes_takesNoStack() {
    EngineInstance instance =
        instantiate(
            "(module (func $even (export \"even\") (param i32) (result i32)"
                + "  (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 1))"
                + "   (else (return_call $odd (i32.sub (local.get 0) (i32.const 1))))))"
                + " (func $odd (param i32) (result i32) (local i64 i64 i64 i64 i64 i64)"
                + "  (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 0))"
                + "   (else (return_call $even (i32.sub (local.get 0) (i32.const 1)))))))");
    assertEquals(1, Wat.i32(instance, "even", MANY));
    assertEquals(0, Wat.i32(instance, "even", MANY + 1));
  }

  @Test
  void returnCallIndirect_andReturnCallRef_takeNoStack() {
    EngineInstance instance =
        instantiate(
            "(module (type $f (func (param i32) (result i32))) (table funcref (elem $a))"
                + " (func $a (export \"a\") (type $f)"
                + "  (if (i32.eqz (local.get 0)) (then (return (i32.const 5))))"
                + "  (return_call_ref $f (i32.sub (local.get 0) (i32.const 1)) (ref.func $b)))"
                + " (func $b (type $f)"
                + "  (if (i32.eqz (local.get 0)) (then (return (i32.const 6))))"
                + "  (return_call_indirect (type $f)"
                + "   (i32.sub (local.get 0) (i32.const 1)) (i32.const 0)))"
                + " (elem declare func $b))");
    assertEquals(5, Wat.i32(instance, "a", MANY));
    assertEquals(6, Wat.i32(instance, "a", MANY + 1));
  }

  @Test
  void returnCall_betweenInstances_takesNoStack() {
    EngineInstance first =
        instantiate(
            "(module (type $f (func (param i32) (result i32)))"
                + " (table (export \"t\") 1 funcref) (memory 1) (data (i32.const 0) \"\\03\")"
                + " (func (export \"a\") (type $f)"
                + "  (if (i32.eqz (local.get 0)) (then (return (i32.load (i32.const 0)))))"
                + "  (return_call_indirect (type $f)"
                + "   (i32.sub (local.get 0) (i32.const 1)) (i32.const 0))))");
    Wat.instantiate(
        store,
        first,
        "(module (type $f (func (param i32) (result i32)))"
            + " (import \"m\" \"t\" (table 1 funcref)) (import \"m\" \"a\" (func $a (type $f)))"
            + " (memory 1) (data (i32.const 0) \"\\04\")"
            + " (func $b (type $f)"
            + "  (if (i32.eqz (local.get 0)) (then (return (i32.load (i32.const 0)))))"
            + "  (return_call $a (i32.sub (local.get 0) (i32.const 1))))"
            + " (elem (i32.const 0) $b))");
    assertEquals(3, Wat.i32(first, "a", MANY));
    assertEquals(4, Wat.i32(first, "a", MANY + 1));
  }

  @Test
  void returnCall_withMoreArgumentsAndResults_movesThem() {
    EngineInstance instance =
        instantiate(
            "(module (func (export \"f\") (param i32) (result i32 i32)"
                + "  (return_call $g (i32.const 1) (local.get 0) (v128.const i64x2 3 4)))"
                + " (func $g (param i32 i32 v128) (result i32 i32) (local i32)"
                + "  (i32.add (local.get 0) (local.get 3))"
                + "  (i32.add (local.get 1) (i32x4.extract_lane 2 (local.get 2)))))");
    WasmValue[] results = instance.invoke("f", new WasmValue.I32(10));
    assertEquals(List.of(new WasmValue.I32(1), new WasmValue.I32(14)), List.of(results));
  }

  @Test
  void returnCall_ofAHostFunction_returnsItsResult() {
    FuncType type = new FuncType(List.of(NumType.I32), List.of(NumType.I32));
    EngineInstance instance =
        store.instantiate(
            WatParser.parse(
                "(module (import \"h\" \"f\" (func $f (param i32) (result i32)))"
                    + " (func $g (param i32) (result i32) (return_call $f (local.get 0)))"
                    + " (func (export \"g\") (param i32) (result i32)"
                    + "  (i32.add (i32.const 100) (call $g (local.get 0)))))"),
            List.of(
                new FunctionImport(
                    "h",
                    "f",
                    type,
                    (context, arguments) ->
                        new WasmValue[] {
                          new WasmValue.I32(((WasmValue.I32) arguments[0]).value() * 2)
                        })));
    assertEquals(142, Wat.i32(instance, "g", 21));
  }

  @Test
  void trap_afterATailCall_isInTheCallee() {
    EngineInstance instance =
        instantiate("(module (func (export \"f\") (return_call $g)) (func $g (unreachable)))");
    TrapException trap = assertThrows(TrapException.class, () -> instance.invoke("f"));
    assertEquals(TrapKind.UNREACHABLE, trap.kind());
    assertEquals(List.of(new WasmFrame(1, 1)), trap.backtrace());
  }

  @Test
  void callRef_ofNull_traps() {
    EngineInstance instance =
        instantiate(
            "(module (type $f (func)) (func (export \"f\") (call_ref $f (ref.null $f)))"
                + " (func (export \"g\") (return_call_ref $f (ref.null $f))))");
    for (String name : List.of("f", "g")) {
      TrapException trap = assertThrows(TrapException.class, () -> instance.invoke(name));
      assertEquals(TrapKind.NULL_FUNCTION_REFERENCE, trap.kind());
    }
  }
}
