package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.UncaughtExceptionException;
import dev.wizer.engine.WasmFrame;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.text.WatParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExceptionTest {

  private static final String TAGS =
      "(module (tag $i (param i32)) (tag $v (param i32 v128 externref)) (tag $e) ";

  private static int run(String body) {
    return Wat.i32(Wat.instantiate(TAGS + body + ")"), "f");
  }

  @Test
  void tryTable_withoutThrow_givesItsResult() {
    assertEquals(
        3,
        run(
            "(func (export \"f\") (result i32)"
                + " (block $h (result i32)"
                + "  (return (try_table (result i32) (catch $i $h) (i32.const 3)))))"));
  }

  @Test
  void tryTable_keepsOperandsBelowAndLocals() {
    assertEquals(
        111,
        run(
            "(func (export \"f\") (result i32) (local $x i32)"
                + " (i32.const 100)"
                + " (block $h (result i32)"
                + "  (try_table (result i32) (catch $i $h)"
                + "   (local.set $x (i32.const 10)) (throw $i (i32.const 1))))"
                + " (i32.add (local.get $x)) (i32.add))"));
  }

  @Test
  void tryTable_withParameters_takesThem() {
    assertEquals(
        9,
        run(
            "(func (export \"f\") (result i32)"
                + " (block $h (result i32)"
                + "  (i32.const 4) (i32.const 5)"
                + "  (try_table (param i32 i32) (result i32) (catch $i $h) (i32.add))))"));
  }

  @Test
  void payload_ofAllKinds_arrives() {
    assertEquals(
        20,
        run(
            "(func (export \"f\") (result i32)"
                + " (block $h (result i32 v128 externref)"
                + "  (try_table (catch $v $h)"
                + "   (throw $v (i32.const 8) (v128.const i32x4 1 2 3 11) (ref.null extern)))"
                + "  (unreachable))"
                + " (ref.is_null) (i32.const 10) (i32.mul) (i32.const 9) (i32.sub)"
                + " (call $sum))"
                + "(func $sum (param i32 v128 i32) (result i32)"
                + " (i32.add (local.get 0)"
                + "  (i32.add (i32x4.extract_lane 3 (local.get 1)) (local.get 2))))"));
  }

  @Test
  void clauses_areTriedInOrderAndFromInsideOut() {
    assertEquals(
        2,
        run(
            "(func (export \"f\") (result i32)"
                + " (block $one (block $two (block $three"
                + "  (try_table (catch_all $three)"
                + "   (try_table (catch $e $two) (catch_all $one) (throw $e)))"
                + "  (return (i32.const 0)))"
                + "  (return (i32.const 3)))"
                + "  (return (i32.const 2)))"
                + " (i32.const 1))"));
  }

  @Test
  void throwInAHandler_goesFurtherOut() {
    assertEquals(
        7,
        run(
            "(func (export \"f\") (result i32)"
                + " (block $out (result i32)"
                + "  (try_table (catch $i $out)"
                + "   (block $in (try_table (catch_all $in) (throw $e)) (unreachable))"
                + "   (throw $i (i32.const 7)))"
                + "  (unreachable)))"));
  }

  @Test
  void exnref_thrownAgain_isTheSameException() {
    assertEquals(
        6,
        run(
            "(func $again (param exnref) (throw_ref (local.get 0)))"
                + "(func (export \"f\") (result i32)"
                + " (block $out (result i32)"
                + "  (try_table (catch $i $out)"
                + "   (block $in (result exnref)"
                + "    (try_table (catch_all_ref $in) (throw $i (i32.const 6)))"
                + "    (unreachable))"
                + "   (call $again))"
                + "  (unreachable)))"));
  }

  @Test
  void tryTable_catchesAtTheFunctionsLabel() {
    assertEquals(
        5,
        run(
            "(func (export \"f\") (result i32)"
                + " (try_table (result i32) (catch $i 0) (throw $i (i32.const 5))))"));
  }

  @Test
  void loop_isEnteredAgainByItsHandler() {
    assertEquals(
        5,
        run(
            "(func (export \"f\") (result i32) (local $n i32)"
                + " (loop $again"
                + "  (if (i32.lt_u (local.get $n) (i32.const 5)) (then"
                + "   (local.set $n (i32.add (local.get $n) (i32.const 1)))"
                + "   (try_table (catch $e $again) (throw $e)))))"
                + " (local.get $n))"));
  }

  @Test
  void legacyTry_catchesAndRethrows() {
    assertEquals(
        31,
        run(
            "(func (export \"f\") (result i32)"
                + " (try (result i32)"
                + "  (do (try (result i32)"
                + "   (do (throw $i (i32.const 30)))"
                + "   (catch $e (i32.const 1))"
                + "   (catch $i (drop) (rethrow 0))))"
                + "  (catch $i (i32.add (i32.const 1)))))"));
  }

  @Test
  void legacyDelegate_skipsTheBlocksBetween() {
    assertEquals(
        2,
        run(
            "(func (export \"f\") (result i32)"
                + " (try $outer (result i32)"
                + "  (do (try (result i32)"
                + "   (do (try (do (throw $e)) (delegate $outer)) (i32.const 0))"
                + "   (catch_all (i32.const 1))))"
                + "  (catch_all (i32.const 2))))"));
  }

  @Test
  void traps_areNotCaught() {
    EngineInstance instance =
        Wat.instantiate(
            TAGS
                + "(func (export \"f\") (block $h (try_table (catch_all $h) (unreachable))))"
                + "(func (export \"g\") (try (do (unreachable)) (catch_all))))");
    for (String name : List.of("f", "g")) {
      TrapException trap = assertThrows(TrapException.class, () -> instance.invoke(name));
      assertEquals(TrapKind.UNREACHABLE, trap.kind());
    }
  }

  @Test
  void uncaughtException_namesItsTagAndTheCalls() {
    EngineInstance instance =
        Wat.instantiate(
            TAGS + "(func $g (throw $i (i32.const 1))) (func (export \"f\") (call $g)))");
    UncaughtExceptionException failure =
        assertThrows(UncaughtExceptionException.class, () -> instance.invoke("f"));
    assertEquals("uncaught exception: tag 0", failure.getMessage());
    assertEquals(List.of(new WasmFrame(0, 3), new WasmFrame(1, 1)), failure.backtrace());
  }

  @Test
  void throwRef_ofNull_traps() {
    EngineInstance instance =
        Wat.instantiate("(module (func (export \"f\") (throw_ref (ref.null exn))))");
    TrapException trap = assertThrows(TrapException.class, () -> instance.invoke("f"));
    assertEquals(TrapKind.NULL_EXCEPTION_REFERENCE, trap.kind());
  }

  @Test
  void exception_passesThroughTheHost() {
    EngineInstance[] self = new EngineInstance[1];
    HostFunction callBack =
        (context, arguments) -> {
          self[0].invoke("throw");
          return new WasmValue[0];
        };
    self[0] =
        TestedEngine.create()
            .instantiate(
                WatParser.parse(
                    "(module (import \"h\" \"f\" (func $host)) (tag $t (param i32))"
                        + " (func (export \"throw\") (throw $t (i32.const 4)))"
                        + " (func (export \"f\") (result i32)"
                        + "  (block $h (result i32)"
                        + "   (try_table (catch $t $h) (call $host)) (i32.const 0))))"),
                List.of(new FunctionImport("h", "f", FuncType.EMPTY, callBack)));
    assertEquals(4, Wat.i32(self[0], "f"));
    assertEquals(4, Wat.i32(self[0], "f"));
  }

  @Test
  void exception_ofAnotherStore_isNotTakenForOneOfOurs() {
    EngineInstance other =
        Wat.instantiate(TAGS + "(func (export \"f\") (throw $i (i32.const 1))))");
    String catching =
        "(module (import \"host\" \"f\" (func $f)) (tag $i (param i32))"
            + " (func (export \"f\") (result i32)"
            + "  (block $h (result i32)"
            + "   (try_table (catch $i $h) (call $f)) (unreachable))))";
    FunctionImport host =
        new FunctionImport(
            "host", "f", new FuncType(List.of(), List.of()), (context, args) -> other.invoke("f"));
    EngineInstance instance =
        TestedEngine.create().newStore().instantiate(WatParser.parse(catching), List.of(host));
    assertThrows(UncaughtExceptionException.class, () -> instance.invoke("f"));
  }
}
