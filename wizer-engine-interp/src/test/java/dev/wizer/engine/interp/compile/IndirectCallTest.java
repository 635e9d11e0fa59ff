package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.InstanceImport;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.CompilationMode;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.engine.interp.Tiers;
import dev.wizer.engine.interp.Wat;
import dev.wizer.wasm.text.WatParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call through a table goes to the same function, or fails alike, whichever are compiled. */
class IndirectCallTest {

  private static final String TYPE = "(type $f (func (param i32) (result i32)))";
  private static final String EXPORTED = "(func (export \"f\") (type $f) ";
  private static final String OUT_OF_BOUNDS = "undefined element";
  private static final String NULL_ELEMENT = "uninitialized element";
  private static final String WRONG_TYPE = "indirect call type mismatch";

  private static void assertContains(String expected, String outcome) {
    assertTrue(outcome.contains(expected), outcome);
  }

  private static void assertValue(int expected, String outcome) {
    assertEquals("[I32[value=" + expected + "]]", outcome);
  }

  @Test
  void element_ofAnyKind_isCalledOrTraps() {
    String text =
        "(module "
            + TYPE
            + " (import \"h\" \"back\" (func $host (type $f)))"
            + " (import \"h\" \"fail\" (func $fail (type $f)))"
            + " (table funcref (elem $square)) (table $t 10 funcref)"
            + " (elem (table $t) (i32.const 0) func $twice $square $host $fail $wide $none)"
            + " (elem (table $t) (i32.const 7) func $twice)"
            + " (func $twice (type $f) (i32.mul (local.get 0) (i32.const 2)))"
            + " (func $square (type $f) (i32.mul (local.get 0) (local.get 0)))"
            + " (func $wide (param i64) (result i64) (local.get 0))"
            + " (func $none)"
            + " (func (export \"g\") (type $f) (i32.add (local.get 0) (i32.const 5)))"
            + EXPORTED
            + " (i32.add (i32.const 1000)"
            + "  (call_indirect $t (type $f) (i32.const 30) (local.get 0)))))";
    List<String> outcomes =
        new Tiers(text)
            .call(
                0,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                10,
                11,
                -1,
                -2,
                -10,
                0x7FFF_FFFF,
                0x8000_0000,
                0x8000_0001,
                0xFFFF_0000,
                0x10000,
                0,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                -1,
                0);
    assertValue(1060, outcomes.get(0));
    assertValue(1900, outcomes.get(1));
    assertValue(1035, outcomes.get(2));
    assertContains("failed", outcomes.get(3));
    assertContains(WRONG_TYPE, outcomes.get(4));
    assertContains(WRONG_TYPE, outcomes.get(5));
    assertContains(NULL_ELEMENT, outcomes.get(6));
    assertValue(1060, outcomes.get(7));
    assertContains(NULL_ELEMENT, outcomes.get(9));
    outcomes.subList(10, 20).forEach(outcome -> assertContains(OUT_OF_BOUNDS, outcome));
    assertEquals(outcomes.subList(0, 8), outcomes.subList(20, 28));
  }

  @Test
  void element_ofASubtype_isCalled() {
    String text =
        "(module (type $f (sub (func (param i32) (result i32))))"
            + " (type $sub (sub $f (func (param i32) (result i32))))"
            + " (type $other (sub $f (func (param i32) (result i32)) ))"
            + " (type $beside (sub (func (param i32) (result i32))))"
            + " (type $subsub (sub final $sub (func (param i32) (result i32))))"
            + " (table funcref (elem $a $b $c))"
            + " (func $a (type $f) (i32.const 1))"
            + " (func $b (type $sub) (i32.const 2))"
            + " (func $c (type $subsub) (i32.const 3))"
            + EXPORTED
            + "  (if (result i32) (i32.and (local.get 0) (i32.const 4))"
            + "   (then (call_indirect (type $sub)"
            + "    (i32.const 30) (i32.and (local.get 0) (i32.const 3))))"
            + "   (else (call_indirect (type $f)"
            + "    (i32.const 30) (i32.and (local.get 0) (i32.const 3)))))))";
    List<String> outcomes = new Tiers(text).call(0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 4, 5, 6, 0);
    assertValue(1, outcomes.get(0));
    assertValue(2, outcomes.get(1));
    assertValue(3, outcomes.get(2));
    assertContains(WRONG_TYPE, outcomes.get(4));
    assertValue(2, outcomes.get(5));
    assertValue(3, outcomes.get(6));
  }

  @Test
  void table_thatChanges_isSeenByTheSameCall() {
    String text =
        "(module "
            + TYPE
            + " (table $t 2 funcref) (elem (i32.const 0) $a $b) (elem declare func $b)"
            + " (func $a (type $f) (i32.const 1))"
            + " (func $b (type $f) (i32.const 2))"
            + EXPORTED
            + " (if (i32.eq (local.get 0) (i32.const 100))"
            + "  (then (return (table.grow $t (ref.func $b) (i32.const 10)))))"
            + " (if (i32.eq (local.get 0) (i32.const 101))"
            + "  (then (table.set $t (i32.const 0) (ref.null func)) (return (i32.const -1))))"
            + " (if (i32.eq (local.get 0) (i32.const 102))"
            + "  (then (table.copy $t $t (i32.const 0) (i32.const 5) (i32.const 1))"
            + "   (return (i32.const -2))))"
            + " (call $through (local.get 0)))"
            // Without an operation on references, which would have it keep all in the frame.
            + " (func $through (type $f)"
            + "  (call_indirect (type $f) (i32.const 30) (local.get 0))))";
    List<String> outcomes =
        new Tiers(text)
            .call(
                0, 1, 2, 11, 0, 1, 2, 3, 100, 1, 0, 2, 11, 12, 13, 17, 18, 101, 0, 1, 102, 0, 100,
                12, 21, 22, 31);
    assertContains(OUT_OF_BOUNDS, outcomes.get(3));
    assertValue(2, outcomes.get(12));
    outcomes.subList(13, 17).forEach(outcome -> assertContains(OUT_OF_BOUNDS, outcome));
    assertContains(NULL_ELEMENT, outcomes.get(18));
    assertValue(2, outcomes.get(21));
    assertValue(2, outcomes.get(24));
    assertContains(OUT_OF_BOUNDS, outcomes.get(25));
  }

  @Test
  void index_inTheLowHalfOfANumber_isTaken() {
    String text =
        "(module (type $f (func (param i32) (result i32)))"
            + " (type $g (func (param i64 f64 v128) (result i32 v128 i64)))"
            + " (table funcref (elem $a $b $wrong))"
            + " (func $a (type $g) (i32.const 1) (local.get 2) (local.get 0))"
            + " (func $b (type $g) (i32.const 2) (v128.not (local.get 2)) (i64.const 9))"
            + " (func $wrong (type $f) (local.get 0))"
            + EXPORTED
            + " (local $n i64) (local $v v128) (local $l i64)"
            + " (local.set $n (i64.or (i64.const 0x1234567800000000)"
            + "  (i64.extend_i32_u (local.get 0))))"
            + " (call_indirect (type $g) (local.get $n) (f64.const 2)"
            + "  (v128.const i32x4 1 2 3 4) (i32.wrap_i64 (local.get $n)))"
            + " (local.set $l) (local.set $v)"
            + " (i32.add (i32x4.extract_lane 2 (local.get $v)))"
            + " (i32.add (i32.wrap_i64 (i64.shr_u (local.get $l) (i64.const 32))))))";
    List<String> outcomes = new Tiers(text).call(0, 1, 2, 3, -1, 0x7FFF_FFFF, 0, 1, 2, 3, -1);
    assertValue(1 + 3 + 0x12345678, outcomes.get(0));
    assertValue(2 + ~3, outcomes.get(1));
    assertContains(WRONG_TYPE, outcomes.get(2));
    assertContains(OUT_OF_BOUNDS, outcomes.get(3));
  }

  @Test
  void indexOf64Bits_isTakenWhole() {
    String text =
        "(module "
            + TYPE
            + " (table i64 funcref (elem $a))"
            + " (func $a (type $f) (i32.const 1))"
            + EXPORTED
            + " (call_indirect (type $f) (i32.const 0)"
            + "  (i64.shl (i64.extend_i32_s (local.get 0)) (i64.const 32)))))";
    List<String> outcomes = new Tiers(text).call(0, 1, -1, 0, 1);
    assertValue(1, outcomes.get(0));
    assertContains(OUT_OF_BOUNDS, outcomes.get(1));
    assertContains(OUT_OF_BOUNDS, outcomes.get(2));
  }

  @Test
  void recursion_toTheLimitAndBeyond_isExhausted() {
    String text =
        "(module "
            + TYPE
            + " (table funcref (elem $even $odd))"
            + " (func $odd (type $f)"
            + "  (i32.add (i32.const 1) (call_indirect (type $f)"
            + "   (i32.sub (local.get 0) (i32.const 1)) (i32.const 0))))"
            + " (func $even (type $f)"
            + "  (if (i32.eqz (local.get 0)) (then (return (i32.const 0))))"
            + "  (i32.add (i32.const 1) (call_indirect (type $f)"
            + "   (i32.sub (local.get 0) (i32.const 1)) (i32.const 1))))"
            + EXPORTED
            + " (call_indirect (type $f) (local.get 0) (i32.const 0))))";
    List<String> outcomes =
        new Tiers(text).call(10, 296, 298, 300, 100_000, 20, 298, 300, 100_000, 296);
    assertValue(10, outcomes.get(0));
    assertValue(298, outcomes.get(2));
    assertContains("ExhaustionException", outcomes.get(3));
    assertEquals(outcomes.get(4), outcomes.get(8));
  }

  @Test
  void frames_thatNeedMoreStack_getIt() {
    String text =
        "(module "
            + TYPE
            + " (table funcref (elem $f))"
            + " (func $f (type $f) (local"
            + " i64".repeat(150)
            + ")"
            + "  (if (i32.eqz (local.get 0)) (then (return (i32.const 0))))"
            + "  (local.set 9 (i64.extend_i32_u (local.get 0)))"
            + "  (i32.add (call_indirect (type $f)"
            + "   (i32.sub (local.get 0) (i32.const 1)) (i32.const 0))"
            + "   (i32.wrap_i64 (i64.add (local.get 9) (local.get 100)))))"
            + EXPORTED
            + " (call_indirect (type $f) (local.get 0) (i32.const 0))))";
    List<String> outcomes = new Tiers(text).call(1, 2, 3, 4, 290, 5, 290);
    assertValue(290 * 291 / 2, outcomes.get(4));
  }

  @Test
  void exception_isCaughtWhereTheCallWas() {
    String text =
        "(module "
            + TYPE
            + " (tag $t (param i32)) (table funcref (elem $throw $fine))"
            + " (func $throw (type $f) (throw $t (local.get 0)))"
            + " (func $fine (type $f) (i32.const 7))"
            + EXPORTED
            + " (local $kept i32)"
            + " (local.set $kept (call_indirect (type $f) (i32.const 3) (i32.const 1)))"
            + " (block $h (result i32)"
            + "  (try_table (catch $t $h)"
            + "   (local.set $kept (i32.add (local.get $kept)"
            + "    (call_indirect (type $f) (i32.const 400)"
            + "     (i32.and (local.get 0) (i32.const 3))))))"
            + "  (i32.const 50))"
            + " (i32.add (local.get $kept))"
            + " (i32.add (call_indirect (type $f) (i32.const 5000)"
            + "  (i32.shr_u (local.get 0) (i32.const 2))))))";
    List<String> outcomes = new Tiers(text).call(0, 1, 2, 4, 5, 6, 0, 4, 5, 1, 4, 5, 6);
    assertContains("UncaughtException", outcomes.get(0));
    assertContains(OUT_OF_BOUNDS, outcomes.get(2));
    assertValue(400 + 7 + 7, outcomes.get(3));
    assertValue(50 + 14 + 7, outcomes.get(4));
  }

  @Test
  void callsInALoop_enteredAsItRuns_goOn() {
    String text =
        "(module "
            + TYPE
            + " (memory 1) (table funcref (elem $a $b $c $d))"
            + " (func $a (type $f) (i32.add (local.get 0) (i32.const 3)))"
            + " (func $b (type $f) (i32.store (i32.const 8) (local.get 0)) (local.get 0))"
            + " (func $c (type $f) (i32.xor (local.get 0) (i32.load (i32.const 8))))"
            + " (func $d (type $f) (drop (memory.grow (i32.const 0)))"
            + "  (i32.rotl (local.get 0) (i32.const 5)))"
            + EXPORTED
            + " (local $i i32) (local $sum i32)"
            + " (loop $again"
            + "  (local.set $sum (call_indirect (type $f)"
            + "   (i32.add (local.get $sum) (i32.load (i32.const 8)))"
            + "   (i32.and (local.get $sum) (i32.const 3))))"
            + "  (i32.store (i32.const 4) (local.get $sum))"
            + "  (br_if $again (i32.lt_u"
            + "   (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get 0))))"
            + " (local.get $sum)))";
    new Tiers(text).call(1, 10, 1_000, 10_000, 5);
  }

  @Test
  void functionOfAnotherInstance_hasItsOwnState() {
    String other =
        "(module "
            + TYPE
            + " (table (export \"table\") 4 funcref) (elem (i32.const 0) $load $divide)"
            + " (memory 1) (data (i32.const 0) \"\\2a\")"
            + " (global $calls (mut i32) (i32.const 100))"
            + " (func $load (type $f)"
            + "  (global.set $calls (i32.add (global.get $calls) (i32.const 1)))"
            + "  (i32.add (i32.load8_u (local.get 0)) (global.get $calls)))"
            + " (func $divide (type $f) (i32.div_u (i32.const 10) (local.get 0))))";
    String text =
        "(module "
            + TYPE
            + " (import \"other\" \"table\" (table 4 funcref)) (elem (i32.const 2) $own)"
            + " (memory 1) (data (i32.const 0) \"\\07\")"
            + " (func $own (type $f) (i32.load8_u (local.get 0)))"
            + EXPORTED
            + " (i32.add (i32.load8_u (i32.const 0))"
            + "  (i32.mul (i32.const 1000)"
            + "   (call_indirect (type $f) (i32.const 0) (local.get 0))))))";
    List<String> outcomes = new Tiers(other, text).call(0, 1, 2, 3, 4, 0, 1, 2, 0);
    assertValue(143_007, outcomes.get(0));
    assertContains("integer divide by zero", outcomes.get(1));
    assertValue(7_007, outcomes.get(2));
    assertContains(NULL_ELEMENT, outcomes.get(3));
    assertValue(144_007, outcomes.get(5));
  }

  @Test
  void functionsOfLaterInstances_areFoundByCodeThatWasMadeBefore() {
    String first =
        "(module "
            + TYPE
            + " (table (export \"table\") 100 funcref) (elem (i32.const 0) $a)"
            + " (func $a (type $f) (i32.const 1))"
            + EXPORTED
            + " (call_indirect (type $f) (i32.const 0) (local.get 0))))";
    for (CompilationMode mode : CompilationMode.values()) {
      EngineStore store = InterpEngine.builder().compilation(mode).build().newStore();
      EngineInstance instance = store.instantiate(WatParser.parse(first), List.of());
      assertEquals(1, Wat.i32(instance, "f", 0));
      for (int i = 1; i < 100; i++) {
        Wat.instantiate(
            store,
            instance,
            "(module "
                + TYPE
                + " (import \"m\" \"table\" (table 1 funcref)) (elem (i32.const "
                + i
                + ") $b) (func $b (type $f) (i32.const "
                + (i + 1)
                + ")))");
        assertEquals(i + 1, Wat.i32(instance, "f", i));
        assertEquals(1, Wat.i32(instance, "f", 0));
      }
    }
  }

  @Test
  void functionOfAnotherStore_isRefused() {
    String text =
        "(module "
            + TYPE
            + " (import \"h\" \"get\" (func $get (result funcref)))"
            + " (table $t 1 funcref)"
            + " (func $own (type $f) (local.get 0)) (elem declare func $own)"
            + " (func (export \"set\") (table.set $t (i32.const 0) (call $get)))"
            + EXPORTED
            + " (call_indirect (type $f) (i32.const 0) (local.get 0))))";
    FuncType type = new FuncType(List.of(), List.of(RefType.FUNCREF));
    for (WasmValue foreign :
        List.of(new WasmValue.ForeignFuncRef(new Object()), functionOfAnotherStore())) {
      FunctionImport get =
          new FunctionImport("h", "get", type, (context, arguments) -> new WasmValue[] {foreign});
      for (CompilationMode mode : CompilationMode.values()) {
        InterpEngine engine = InterpEngine.builder().compilation(mode).build();
        EngineInstance instance =
            engine.newStore().instantiate(WatParser.parse(text), List.of(get));
        instance.invoke("set");
        EngineException failure =
            assertThrows(EngineException.class, () -> instance.invoke("f", new WasmValue.I32(0)));
        assertContains("a function of another store", failure.getMessage());
      }
    }
  }

  /** One at the address that a function of the other store has there. */
  private static WasmValue functionOfAnotherStore() {
    EngineStore store = InterpEngine.create().newStore();
    EngineInstance owner =
        store.instantiate(
            WatParser.parse(
                "(module "
                    + TYPE
                    + " (func $f (type $f) (i32.const 7)) (func $g (type $f) (i32.const 8))"
                    + " (table (export \"t\") funcref (elem $f $g)))"),
            List.of());
    EngineInstance other =
        store.instantiate(
            WatParser.parse(
                "(module (import \"m\" \"t\" (table 2 funcref)) (export \"t\" (table 0)))"),
            List.of(new InstanceImport("m", "t", owner.export("t"))));
    return other.state().table("t").get(1);
  }
}
