package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results, failures and backtraces are the same, whichever functions are compiled. */
class TiersTest {

  /** A frame that is too large to be compiled: such functions stay interpreted. */
  private static final String MANY_LOCALS = "(local" + " i64".repeat(5_000) + ")";

  private static final String SIGNATURE = "(param i32) (result i32)";

  private static void assertAllContain(String expected, List<String> outcomes) {
    outcomes.forEach(outcome -> assertTrue(outcome.contains(expected), outcome));
  }

  private static int frames(String outcome) {
    return outcome.split("WasmFrame", -1).length - 1;
  }

  /** Calls that can be compiled and such that can't, in turn, around {@code leaf}. */
  private static String mixed(String imports, String leaf) {
    return "(module "
        + imports
        + " (memory 1) (tag $t (param i32)) (tag $u)"
        + (" (func $a " + SIGNATURE + leaf + ")")
        + (" (func $b " + SIGNATURE + MANY_LOCALS + "(i32.add (i32.const 1) (call $a ")
        + "(local.get 0))))"
        + (" (func $c " + SIGNATURE + " (i32.add (i32.const 1) (call $b (local.get 0))))")
        + (" (func $d " + SIGNATURE + " (i32.add (i32.const 1) (call $c (local.get 0))))")
        + (" (func $e " + SIGNATURE + MANY_LOCALS + "(i32.add (i32.const 1) (call $d ")
        + "(local.get 0))))"
        + (" (func $f (export \"f\") " + SIGNATURE)
        + " (i32.mul (i32.const 2) (call $e (local.get 0)))))";
  }

  @Test
  void trap_inMixedCalls_hasAllFrames() {
    List<String> outcomes =
        new Tiers(mixed("", "(i32.div_u (i32.const 100) (local.get 0))"))
            .call(5, 0, 3, 0, 2, 1, 0, 10);
    assertEquals(6, frames(outcomes.get(1)), outcomes.get(1));
    assertTrue(outcomes.get(0).contains("value=48"), outcomes.get(0));
  }

  @Test
  void failureOfTheHost_inMixedCalls_hasAllFrames() {
    String host = "(import \"h\" \"fail\" (func $h " + SIGNATURE + "))";
    List<String> outcomes =
        new Tiers(mixed(host, "(call $h (local.get 0))")).call(0, 1, 2, 3, 4, 5, 6);
    assertAllContain("TrapException", outcomes);
    outcomes.forEach(outcome -> assertEquals(6, frames(outcome), outcome));
  }

  @Test
  void exitByTheHost_inMixedCalls_hasAllFrames() {
    String host = "(import \"h\" \"exit\" (func $h " + SIGNATURE + "))";
    List<String> outcomes =
        new Tiers(mixed(host, "(call $h (local.get 0))")).call(0, 1, 2, 3, 4, 5, 6);
    assertAllContain("GuestExitException", outcomes);
    outcomes.forEach(outcome -> assertEquals(6, frames(outcome), outcome));
  }

  @Test
  void uncaughtException_inMixedCalls_isUncaught() {
    List<String> outcomes =
        new Tiers(mixed("", "(throw $t (local.get 0))")).call(0, 1, 2, 3, 4, 5, 6);
    assertAllContain("UncaughtExceptionException", outcomes);
  }

  @Test
  void trap_belowTheHost_hasTheFramesOfItsOwnCall() {
    String text =
        "(module (import \"h\" \"back\" (func $h "
            + SIGNATURE
            + ")) (func $g (export \"g\") "
            + SIGNATURE
            + " (i32.div_u (i32.const 12) (local.get 0)))"
            + " (func $m "
            + SIGNATURE
            + " (i32.add (i32.const 1) (call $h (local.get 0))))"
            + " (func (export \"f\") "
            + SIGNATURE
            + " (i32.add (i32.const 1) (call $m (local.get 0)))))";
    List<String> outcomes = new Tiers(text).call(1, 0, 2, 0, 3, 0, 4, 0);
    assertTrue(outcomes.get(1).contains("integer divide by zero"), outcomes.get(1));
  }

  @Test
  void exception_throughCompiledCalls_isCaughtWhereItMatches() {
    String text =
        "(module (tag $t (param i32)) (tag $u)"
            + " (func $throw "
            + SIGNATURE
            + "  (if (i32.and (local.get 0) (i32.const 1)) (then (throw $t (local.get 0))))"
            + "  (if (i32.and (local.get 0) (i32.const 2)) (then (throw $u)))"
            + "  (i32.div_u (i32.const 7) (i32.and (local.get 0) (i32.const 4))))"
            + " (func $between "
            + SIGNATURE
            + MANY_LOCALS
            + "(i32.add (i32.const 1) (call $throw (local.get 0))))"
            + " (func $inner "
            + SIGNATURE
            + "  (block $u (try_table (catch $u $u) (return (call $between (local.get 0)))))"
            + "  (i32.const 100))"
            + " (func (export \"f\") "
            + SIGNATURE
            + " (local $kept i32)"
            + "  (local.set $kept (i32.mul (local.get 0) (i32.const 1000)))"
            + "  (block $t (result i32)"
            + "   (try_table (catch $t $t)"
            + "    (return (i32.add (local.get $kept) (call $inner (local.get 0)))))"
            + "   (unreachable))"
            + "  (i32.add (local.get $kept))))";
    List<String> outcomes = new Tiers(text).call(1, 2, 4, 8, 1, 2, 4, 8, 1, 2, 4, 8);
    assertTrue(outcomes.get(0).contains("value=1001"), outcomes.get(0));
    assertTrue(outcomes.get(1).contains("value=2100"), outcomes.get(1));
    assertTrue(outcomes.get(2).contains("value=4002"), outcomes.get(2));
    assertTrue(outcomes.get(3).contains("integer divide by zero"), outcomes.get(3));
  }

  @Test
  void recursion_toTheLimitAndBeyond_isExhausted() {
    String text =
        "(module (func $f (export \"f\") "
            + SIGNATURE
            + " (if (result i32) (local.get 0)"
            + "  (then (i32.add (i32.const 1) (call $g (i32.sub (local.get 0) (i32.const 1)))))"
            + "  (else (i32.const 0))))"
            + " (func $g "
            + SIGNATURE
            + " (i32.add (i32.const 1) (call $f (local.get 0)))))";
    List<String> outcomes = new Tiers(text).call(10, 148, 149, 150, 151, 100_000, 149, 150);
    assertTrue(outcomes.get(1).contains("value=296"), outcomes.get(1));
    assertTrue(outcomes.get(5).contains("call stack exhausted"), outcomes.get(5));
    assertTrue(outcomes.get(6).contains("value=298"), outcomes.get(6));
  }

  private static final String[] LOADS = {
    "i32.load8_u",
    "i32.load8_s",
    "i32.load16_u",
    "i32.load16_s",
    "i32.load",
    "i64.load8_u",
    "i64.load8_s",
    "i64.load16_u",
    "i64.load16_s",
    "i64.load32_u",
    "i64.load32_s",
    "i64.load",
    "f32.load",
    "f64.load"
  };

  private static final String[] STORES = {
    "i32.store8",
    "i32.store16",
    "i32.store",
    "i64.store8",
    "i64.store16",
    "i64.store32",
    "i64.store",
    "f32.store",
    "f64.store"
  };

  /** Around the beginning and the end of a page, and around 2 and 4 GiB. */
  private static final int[] ADDRESSES = {
    0,
    1,
    8,
    65_400,
    65_519,
    65_520,
    65_521,
    65_526,
    65_527,
    65_528,
    65_529,
    65_530,
    65_531,
    65_532,
    65_533,
    65_534,
    65_535,
    65_536,
    0x7FFF_FFFF,
    0x8000_0000,
    -65_536,
    -17,
    -16,
    -9,
    -8,
    -4,
    -1
  };

  private static String asInt(String load) {
    String value = "(" + load + " offset=OFFSET (local.get $address))";
    return switch (load.substring(0, 3)) {
      case "i64" ->
          "(i32.wrap_i64 (i64.xor (i64.shr_u " + value + " (i64.const 32)) " + value + "))";
      case "f32" -> "(i32.reinterpret_f32 " + value + ")";
      case "f64" -> "(i32.wrap_i64 (i64.shr_u (i64.reinterpret_f64 " + value + ") (i64.const 32)))";
      default -> value;
    };
  }

  /**
   * Loads and stores of each kind, one after the other at the same address: what comes before the
   * one that traps has been done, and what has been computed so far is not lost where the
   * interpreter goes on.
   */
  private static String accesses(String access) {
    return "(module (memory 1 2) (func (export \"f\") (param $address i32) (result i32)"
        + " (local $sum i32) (local $count i32)"
        + " (local.set $sum (i32.load (i32.const 96)))"
        + " (local.set $count (i32.add (i32.load (i32.const 100)) (i32.const 1)))"
        + " (i32.store (i32.const 100) (local.get $count))"
        + " (i32.store8 (local.get $address) (local.get $count))"
        + access
        + " (i32.store (i32.const 96) (local.get $sum))"
        + " (i64.store (local.get $address) (i64.const 0x0123456789ABCDEF))"
        + " (i32.add (local.get $sum) (local.get $count))))";
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 65_527, 65_528, 65_535, 65_536, 0x7FFF_FFFF, -1, -16})
  void loadsAndStores_atAnyAddress_doTheSame(int offset) {
    String unsigned = Integer.toUnsignedString(offset);
    for (String load : LOADS) {
      String access = "(local.set $sum (i32.add (local.get $sum) " + asInt(load) + "))";
      new Tiers(accesses(access.replace("OFFSET", unsigned))).call(ADDRESSES);
    }
    for (String store : STORES) {
      String type = store.substring(0, 3);
      String access =
          ("(local.set $sum (i32.rotl (local.get $sum) (i32.const 5)))"
              + ("(" + store + " offset=OFFSET (local.get $address) ")
              + ("(" + type + ".const 77))")
              + ("(" + store + " offset=OFFSET (local.get $address) ")
              + (type.equals("i32") ? "(local.get $sum))" : "(" + type + ".load (i32.const 96)))"));
      new Tiers(accesses(access.replace("OFFSET", unsigned))).call(ADDRESSES);
    }
  }

  /** The head of a shared memory ends at 256 MiB: the rest is in chunks. */
  @Test
  void access_beyondTheHead_reachesTheChunksAndNoFurther() {
    String text =
        "(module (memory 1 4200 shared) (func (export \"f\") "
            + SIGNATURE
            + " (if (i32.eq (memory.size) (i32.const 1))"
            + "  (then (drop (memory.grow (i32.const 4199)))))"
            + " (i32.store offset=8 (local.get 0) (i32.add (local.get 0) (i32.const 1)))"
            + " (i32.add (i32.load offset=8 (local.get 0)) (i32.load8_u offset=9 (local.get 0)))))";
    List<String> outcomes =
        new Tiers(text)
            .callFew(
                4, 65_530, 270_000_000, 275_251_188, 275_251_189, 300_000_000, -9, 270_000_001, 4);
    assertTrue(outcomes.get(3).contains("value="), outcomes.get(3));
    assertAllContain("out of bounds memory access", outcomes.subList(4, 7));
  }

  @Test
  void memoryGrow_inAHotLoop_isSeenByTheLoop() {
    String text =
        "(module (memory 1 20) (func (export \"f\") "
            + SIGNATURE
            + " (local $at i32) (local $sum i32)"
            + " (loop $again"
            + "  (i32.store (local.get $at) (local.get $at))"
            + "  (if (i32.eqz (i32.rem_u (local.get $at) (i32.const 65532)))"
            + "   (then (local.set $sum (i32.add (local.get $sum)"
            + "    (memory.grow (i32.const 1))))))"
            + "  (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $at))))"
            + "  (local.set $at (i32.add (local.get $at) (i32.const 4)))"
            + "  (br_if $again (i32.lt_u (local.get $at) (local.get 0))))"
            + " (i32.xor (local.get $sum) (memory.size))))";
    List<String> outcomes = new Tiers(text).call(400, 65_536, 500_000, 500_000, 1_400_000);
    assertTrue(outcomes.get(2).contains("value="), outcomes.get(2));
    assertTrue(outcomes.get(4).contains("out of bounds memory access"), outcomes.get(4));
  }

  @Test
  void loopAtTheBeginning_enteredAsItRuns_keepsItsLocals() {
    String text =
        "(module (func (export \"f\") "
            + SIGNATURE
            + " (local $sum i32) (local $long i64) (local $double f64)"
            + " (loop $again"
            + "  (local.set $sum (i32.add (local.get $sum) (local.get 0)))"
            + "  (local.set $long (i64.add (local.get $long) (i64.const 0x100000001)))"
            + "  (local.set $double (f64.add (local.get $double) (f64.const 0.5)))"
            + "  (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))"
            + " (i32.xor (i32.xor (local.get $sum) (i32.wrap_i64"
            + "   (i64.shr_u (local.get $long) (i64.const 32))))"
            + "  (i32.trunc_f64_s (local.get $double)))))";
    List<String> outcomes = new Tiers(text).call(1, 2, 50, 1_000, 1_000, 7);
    assertEquals(outcomes.get(3), outcomes.get(4));
    assertTrue(outcomes.get(0).contains("value=0"), outcomes.get(0));
  }

  @Test
  void loopOfMoreLocalsThanAMethodMayHave_isInterpreted() {
    int locals = 300;
    StringBuilder body = new StringBuilder();
    for (int i = 1; i <= locals; i++) {
      body.append("(local.set ").append(i).append(" (i64.add (local.get ").append(i);
      body.append(") (i64.const ").append(1L << i % 40).append(")))");
    }
    StringBuilder sum = new StringBuilder("(i64.const 0)");
    for (int i = 1; i <= locals; i++) {
      sum.append("(i64.xor (local.get ").append(i).append("))");
    }
    String text =
        "(module (func (export \"f\") "
            + SIGNATURE
            + " (local"
            + " i64".repeat(locals)
            + ") (loop $again "
            + body
            + " (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))"
            + " (i32.wrap_i64 (block (result i64) "
            + sum
            + "))))";
    List<String> outcomes = new Tiers(text).call(1, 7, 1_000);
    assertEquals(3, outcomes.size());
  }

  @Test
  void nestedLoops_enteredAsTheyRun_keepWhatIsOnTheStack() {
    String text =
        "(module (func (export \"f\") "
            + SIGNATURE
            + " (local $i i32) (local $j i32) (local $sum i32)"
            + " (i32.mul (local.get 0) (i32.const 3))"
            + " (loop $outer (local.set $j (i32.const 0))"
            + "  (local.get 0)"
            + "  (loop $inner"
            + "   (local.set $sum (i32.add (local.get $sum) (i32.mul (local.get $i)"
            + "    (local.get $j))))"
            + "   (br_if $inner (i32.lt_u (local.tee $j (i32.add (local.get $j) (i32.const 1)))"
            + "    (i32.const 30))))"
            + "  (local.set $sum (i32.add (local.get $sum)))"
            + "  (br_if $outer (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))"
            + "   (local.get 0))))"
            + " (i32.add (local.get $sum))))";
    List<String> outcomes = new Tiers(text).call(1, 5, 200, 200, 1);
    assertEquals("[I32[value=4]]", outcomes.get(0));
  }

  @Test
  void trap_inALoopThatBecameHot_isWhereItIs() {
    String text =
        "(module (func $inner "
            + SIGNATURE
            + " (loop $again (drop (i32.div_u (i32.const 1) (local.get 0)))"
            + "  (local.set 0 (i32.sub (local.get 0) (i32.const 1))) (br $again)) (unreachable))"
            + " (func (export \"f\") "
            + SIGNATURE
            + " (i32.add (i32.const 1) (call $inner (local.get 0)))))";
    List<String> outcomes = new Tiers(text).call(0, 1, 200, 200, 3, 1_000);
    outcomes.forEach(outcome -> assertEquals(2, frames(outcome), outcome));
  }

  @Test
  void tailCalls_betweenCompiledAndInterpreted_takeNoStackAndLeaveNoFrames() {
    String text =
        "(module (type $f (func "
            + SIGNATURE
            + ")) (table funcref (elem $a $b $c))"
            + " (func $a (type $f)"
            + "  (if (i32.eqz (local.get 0)) (then (return (i32.const 5))))"
            + "  (return_call $b (i32.sub (local.get 0) (i32.const 1))))"
            + " (func $b (type $f)"
            + MANY_LOCALS
            + "  (if (i32.eqz (local.get 0)) (then (return (i32.const 6))))"
            + "  (return_call_indirect (type $f)"
            + "   (i32.sub (local.get 0) (i32.const 1)) (i32.const 2)))"
            + " (func $c (type $f)"
            + "  (if (i32.eqz (local.get 0)) (then (return (i32.div_u (local.get 0) (local.get 0)))))"
            + "  (return_call_indirect (type $f)"
            + "   (i32.sub (local.get 0) (i32.const 1)) (i32.rem_u (local.get 0) (i32.const 3))))"
            + " (func (export \"f\") (type $f)"
            + "  (i32.add (i32.const 10) (call $a (local.get 0)))))";
    List<String> outcomes = new Tiers(text).call(0, 1, 2, 3, 2_000, 2_001, 2_002, 2_003, 2, 0);
    assertTrue(outcomes.get(0).contains("value=15"), outcomes.get(0));
    assertTrue(outcomes.get(1).contains("value=16"), outcomes.get(1));
    assertEquals(2, frames(outcomes.get(2)), outcomes.get(2));
  }

  @Test
  void brTable_ofManyTargets_takesTheDefaultForAllLargeIndices() {
    int targets = 120;
    StringBuilder text = new StringBuilder("(module (func (export \"f\") " + SIGNATURE);
    text.append(" (local $n i32) (loop $again ");
    for (int i = 0; i <= targets; i++) {
      text.append("(block ");
    }
    text.append("(br_table");
    for (int i = 0; i <= targets; i++) {
      text.append(' ').append(i);
    }
    text.append(" (local.get 0)))");
    for (int i = 0; i < targets; i++) {
      text.append(" (local.set $n (i32.add (local.get $n) (i32.const " + (i * i + 1) + ")))");
      if (i % 7 == 3) {
        text.append(" (local.set 0 (i32.add (local.get 0) (i32.const " + (i % 20 + 1) + ")))");
        text.append(" (br $again)");
      }
      text.append(")");
    }
    text.append(") (local.get $n)))");
    int[] arguments = new int[2 * targets];
    Random random = new Random(1);
    int[] edges = {
      0, 1, -1, targets - 1, targets, targets + 1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x10000
    };
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i < edges.length ? edges[i] : random.nextInt(targets + 2);
    }
    List<String> outcomes = new Tiers(text.toString()).call(arguments);
    assertEquals("[I32[value=0]]", outcomes.get(2));
    assertEquals("[I32[value=0]]", outcomes.get(6));
    assertTrue(outcomes.stream().distinct().count() > targets / 2);
  }
}
