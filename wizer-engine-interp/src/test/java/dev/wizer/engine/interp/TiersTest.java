package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
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

  /** A data segment of bytes that are negative numbers, and as numbers of more bytes too. */
  private static String negativeBytes(String offset, int count) {
    return " (data " + offset + " \"" + "\\e7\\b9".repeat(count / 2) + "\")";
  }

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
    return "(module (memory 1 2)"
        + negativeBytes("(i32.const 0)", 96)
        + negativeBytes("(i32.const 65392)", 144)
        + " (func (export \"f\") (param $address i32) (result i32)"
        + " (local $sum i32) (local $count i32)"
        + " (local.set $sum (i32.load (i32.const 96)))"
        + " (local.set $count (i32.add (i32.load (i32.const 100)) (i32.const 1)))"
        + " (i32.store (i32.const 100) (local.get $count))"
        + " (i32.store8 (local.get $address) (i32.sub (i32.const 0) (local.get $count)))"
        + access
        + " (i32.store (i32.const 96) (local.get $sum))"
        + " (i64.store (local.get $address) (i64.const 0x0123456789ABCDEF))"
        + " (i32.add (local.get $sum) (local.get $count))))";
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 65_527, 65_528, 65_535, 65_536, 0x7FFF_FFFF, -1, -16})
  void loadsAndStores_atAnyAddress_doTheSame(int offset) {
    for (String text : allAccesses(offset)) {
      new Tiers(text).call(ADDRESSES);
    }
  }

  /** The same addresses as ints have the same low halves, but odd ones are beyond 4 GiB. */
  @ParameterizedTest
  @ValueSource(ints = {0, 16, 65_528, 65_536, -1})
  void loadsAndStores_atAny64BitAddress_doTheSame(int offset) {
    String address =
        " (local $q i64) (local.set $q (i64.xor (i64.extend_i32_s (local.get $address))"
            + " (i64.shl (i64.extend_i32_u (i32.and (local.get $address) (i32.const 1)))"
            + " (i64.const 32))))";
    for (String text : allAccesses(offset)) {
      String wide =
          text.replace("(local.get $address)", "(local.get $q)")
              .replace("(memory 1 2)", "(memory i64 1 2)")
              .replace("load (i32.const", "load (i64.const")
              .replace("store (i32.const", "store (i64.const")
              .replace("(data (i32.const", "(data (i64.const")
              .replace("(local $count i32)", "(local $count i32)" + address);
      List<String> outcomes = new Tiers(wide).callFew(ADDRESSES);
      for (int i = 0; i < ADDRESSES.length; i++) {
        if (ADDRESSES[i] < 0 || ADDRESSES[i] % 2 != 0) {
          assertTrue(outcomes.get(i).contains("out of bounds memory access"), outcomes.get(i));
        }
      }
    }
  }

  /** Offsets of more than 16 bits, with which few operations have a form of their own. */
  @ParameterizedTest
  @ValueSource(ints = {65_536, 65_537, 131_064, 131_071, 196_608})
  void loadsAndStores_withALargeOffset_doTheSame(int offset) {
    for (String text : allAccesses(offset)) {
      List<String> outcomes =
          new Tiers(
                  text.replace(
                      "(memory 1 2)",
                      "(memory 3 4)"
                          + negativeBytes("(i32.const 65536)", 64)
                          + negativeBytes("(i32.const 131000)", 200)
                          + negativeBytes("(i32.const 196400)", 208)))
              .call(ADDRESSES);
      boolean inMemory = offset < 196_600;
      assertEquals(inMemory, outcomes.get(0).contains("value="), outcomes.get(0));
    }
  }

  /** All that is written is read again at the end of each call. */
  @ParameterizedTest
  @ValueSource(strings = {"1 2", "i64 1 2"})
  void loadsAndStores_ofAnotherMemory_doTheSame(String type) {
    for (int offset : new int[] {0, 3, 65_528, 65_536, -1}) {
      for (String text : allAccesses(offset)) {
        boolean wide = type.startsWith("i64");
        String address = wide ? "(i64.extend_i32_s (local.get $address))" : "(local.get $address)";
        String zero = wide ? "(i64.const 0)" : "(i32.const 0)";
        String end = wide ? "(i64.const 65512)" : "(i32.const 65512)";
        String other =
            text.replaceAll(
                    "\\.((?:load|store)\\w*) (offset=\\d+ )?\\(local.get \\$address\\)",
                    ".$1 1 $2" + Matcher.quoteReplacement(address))
                .replace(
                    "(memory 1 2)",
                    "(memory 1 2) (memory "
                        + type
                        + ")"
                        + negativeBytes("(memory 1) " + zero, 96).replace("b9", "c3")
                        + negativeBytes("(memory 1) " + end, 24).replace("b9", "c3"))
                .replace(
                    "(i32.add (local.get $sum) (local.get $count))",
                    "(i32.add (i32.add (local.get $sum) (i32.load 1 offset=4 "
                        + zero
                        + "))"
                        + " (i32.wrap_i64 (i64.rem_u (i64.add (i64.load 1 offset=16 "
                        + end
                        + ")"
                        + " (i64.load 1 offset=8 "
                        + end
                        + ")) (i64.const 0x7FFFFFFF))))");
        new Tiers(other).callFew(ADDRESSES);
      }
    }
  }

  private static List<String> allAccesses(int offset) {
    String unsigned = Integer.toUnsignedString(offset);
    List<String> texts = new ArrayList<>();
    for (String load : LOADS) {
      String access = "(local.set $sum (i32.add (local.get $sum) " + asInt(load) + "))";
      texts.add(accesses(access.replace("OFFSET", unsigned)));
    }
    for (String store : STORES) {
      String type = store.substring(0, 3);
      String access =
          ("(local.set $sum (i32.rotl (local.get $sum) (i32.const 5)))"
              + ("(" + store + " offset=OFFSET (local.get $address) ")
              + ("(" + type + ".const 77))")
              + ("(" + store + " offset=OFFSET (local.get $address) ")
              + (type.equals("i32") ? "(local.get $sum))" : "(" + type + ".load (i32.const 96)))"));
      texts.add(accesses(access.replace("OFFSET", unsigned)));
    }
    return texts;
  }

  /** An address that has been tested is tested again when it has changed, on whichever way. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        // Another value.
        "(drop (i32.load (local.get $p))) (local.set $p (local.get $q))"
            + "(local.set $r (i32.load (local.get $p)))",
        // The result of the load itself.
        "(local.set $p (i32.load (local.get $p))) (local.set $p (i32.load (local.get $p)))"
            + "(local.set $r (i32.load offset=65000 (local.get $p)))",
        // Moved by a constant, up and down, and in a loop until the end.
        "(drop (i32.load offset=60 (local.get $p)))"
            + "(local.set $p (i32.add (local.get $p) (i32.const 32)))"
            + "(local.set $r (i32.load offset=28 (local.get $p)))"
            + "(local.set $r (i32.load offset=29 (local.get $p)))"
            + "(local.set $r (i32.load offset=32 (local.get $p)))",
        "(drop (i32.load (local.get $p)))"
            + "(local.set $p (i32.sub (local.get $p) (i32.const 16)))"
            + "(local.set $r (i32.load (local.get $p)))",
        "(loop $l (local.set $r (i32.add (local.get $r) (i32.load offset=12 (local.get $p))))"
            + "(local.set $p (i32.add (local.get $p) (i32.const 4))) (br $l))",
        "(loop $l (local.set $r (i32.add (local.get $r) (i64.eqz (i64.load (local.get $p)))))"
            + "(local.set $p (i32.sub (local.get $p) (i32.const 8))) (br $l))",
        // Tested on one way only.
        "(if (i32.and (local.get $p) (i32.const 4)) (then (drop (i32.load8_u (local.get $p)))))"
            + "(local.set $r (i32.load8_u (local.get $p)))",
        "(if (i32.and (local.get $p) (i32.const 8)) (then (drop (i32.load offset=8 (local.get $p))))"
            + "(else (drop (i32.load offset=16 (local.get $p)))))"
            + "(local.set $r (i32.load offset=12 (local.get $p)))",
        "(if (i32.and (local.get $p) (i32.const 8)) (then (drop (i32.load offset=16 (local.get $p))))"
            + "(else (drop (i32.load offset=8 (local.get $p)))))"
            + "(local.set $r (i32.load offset=12 (local.get $p)))",
        // Tested before a loop in which it changes.
        "(drop (i32.load offset=4 (local.get $p)))"
            + "(loop $l (local.set $r (i32.add (local.get $r) (i32.load (local.get $p))))"
            + "(local.set $p (i32.add (local.get $p) (i32.or (local.get $q) (i32.const 4096))))"
            + "(br $l))",
        // Copied, and then one of both changed.
        "(local.set $q (local.get $p)) (drop (i32.load (local.get $q)))"
            + "(local.set $p (i32.mul (local.get $p) (i32.const 3)))"
            + "(i32.store (local.get $q) (i32.const 7)) (local.set $r (i32.load (local.get $p)))",
        // In a loop whose address changes behind the test.
        "(loop $l (drop (i32.load (local.get $p)))"
            + "(local.set $r (i32.add (local.get $r) (i32.load (local.get $p))))"
            + "(local.set $p (i32.add (local.get $p) (local.get $p))) "
            + "(br_if $l (i32.lt_u (local.tee $q (i32.add (local.get $q) (i32.const 1)))"
            + " (i32.const 40))))",
        // Wide numbers, of which the low half is the address.
        "(local.set $w (i64.extend_i32_u (local.get $p)))"
            + "(drop (i32.load (i32.wrap_i64 (local.get $w))))"
            + "(local.set $w (i64.mul (local.get $w) (i64.const 5)))"
            + "(local.set $r (i32.load (i32.wrap_i64 (local.get $w))))",
        // A call in between, which may change nothing.
        "(drop (i32.load (local.get $p))) (local.set $p (call $next (local.get $p)))"
            + "(local.set $r (i32.load (local.get $p)))"
      })
  void address_thatChanges_isTestedAgain(String body) {
    String text =
        "(module (memory 1 1) (data (i32.const 0) \"\\ff\\ff\\00\\00\\00\\00\\01\\00\\f8\\ff\\ff\\ff\")"
            + " (func $next (param i32) (result i32) (i32.shl (local.get 0) (i32.const 1)))"
            + " (func (export \"f\") (param $p i32) (result i32)"
            + " (local $q i32) (local $r i32) (local $w i64)"
            + " (local.set $q (i32.mul (local.get $p) (i32.const 5)))"
            + body
            + " (local.get $r)))";
    new Tiers(text).call(ADDRESSES);
    new Tiers(text).call(32_770, 21_850, 13_110, 13_106, 65_500, 65_472, 65_473, 4, 12, 16, 40_000);
  }

  /** How many kinds of instructions the machine has: too many for one region. */
  private static final int INSTRUCTIONS = 24;

  /**
   * A machine with a program in memory, like the loop of an interpreter: a table of branches leads
   * to what each instruction does. One calls the machine, one may trap.
   */
  private static String machine() {
    StringBuilder text = new StringBuilder("(module (memory 1)");
    text.append(" (func $run (param $pc i32) (param $x i32) (param $steps i32) (result i32)");
    text.append(" (local $y i32) (local $z i64) (local $t i32) (loop $next");
    text.append(" (if (i32.eqz (local.get $steps)) (then (return (i32.xor (local.get $x)");
    text.append(" (i32.wrap_i64 (local.get $z))))))");
    text.append(" (local.set $steps (i32.sub (local.get $steps) (i32.const 1)))");
    text.append(
        " (local.set $pc (i32.and (i32.add (local.get $pc) (i32.const 1)) (i32.const 1023)))");
    text.append(" (block ".repeat(INSTRUCTIONS)).append("(br_table");
    for (int i = 0; i < INSTRUCTIONS; i++) {
      text.append(' ').append(i);
    }
    // Half of all instructions are among the first eight.
    text.append(" (i32.and (i32.load8_u offset=1024 (local.get $pc))");
    text.append(" (select (i32.const 7) (i32.const 31)");
    text.append(" (i32.and (i32.load8_u offset=1024 (local.get $pc)) (i32.const 128))))))");
    for (int i = 0; i < INSTRUCTIONS; i++) {
      text.append(instruction(i)).append(" (br $next)");
      // What follows the last one is not within a block.
      text.append(i < INSTRUCTIONS - 1 ? ")" : "");
    }
    return text.append(") (unreachable))").toString();
  }

  private static String instruction(int number) {
    String address =
        "(i32.and (i32.add (local.get $x) (i32.const " + number + ")) (i32.const 511))";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      text.append(" (local.set $t (i32.load offset=" + 8 * i + " " + address + "))")
          .append(" (local.set $x (i32.rotl (i32.add (local.get $x) (local.get $t))")
          .append(" (i32.const " + (number + i + 1) + ")))")
          .append(" (i32.store offset=" + (4 * i + 4) + " " + address + " (local.get $x))")
          .append(" (local.set $z (i64.add (i64.load " + address + ") (local.get $z)))");
    }
    if (number == 5) {
      text.append(" (if (i32.eqz (i32.and (local.get $steps) (i32.const 3))) (then")
          .append(" (local.set $y (call $run (local.get $x) (local.get $pc)")
          .append(" (i32.shr_u (local.get $steps) (i32.const 2))))))");
    } else if (number == 6) {
      text.append(" (local.set $x (i32.add (local.get $x) (i32.div_u (local.get $y)")
          .append(" (i32.load (i32.const 2048)))))");
    } else {
      text.append(" (local.set $y (i32.xor (local.get $y) (local.get $x)))");
    }
    return text.toString();
  }

  @Test
  void machine_whileItIsCompiledAgainByAProfile_goesOnAsBefore() {
    String text =
        machine()
            + " (func (export \"f\") (param $seed i32) (result i32) (local $i i32)"
            + " (i32.store (i32.const 2048) (i32.ne (local.get $seed) (i32.const 13)))"
            + " (loop $fill (i32.store8 offset=1024 (local.get $i) (i32.shr_u (local.get $seed)"
            + " (i32.const 16)))"
            + " (local.set $seed (i32.add (i32.mul (local.get $seed) (i32.const 1103515245))"
            + " (i32.const 12345)))"
            + " (br_if $fill (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))"
            + " (i32.const 1024))))"
            + " (call $run (i32.const 0) (local.get $seed) (i32.const 3000))))";
    List<String> outcomes = new Tiers(text).call(1, 2, 13, 3, 4, 13, 5, 6);
    assertTrue(outcomes.get(0).contains("value="), outcomes.get(0));
    assertTrue(outcomes.get(2).contains("divide by zero"), outcomes.get(2));
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

  /**
   * The head of a memory of 64 MiB is 16 MiB at first, and becomes longer as the calls go on: then
   * nobody may go on with the old one.
   */
  @Test
  void access_inPages_staysInTheSameMemoryWhileTheHeadBecomesLonger() {
    String text =
        "(module (memory 1024)"
            + " (func $increment (param $at i32)"
            + "  (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1))))"
            + " (func (export \"f\") (param $step i32) (result i32)"
            + "  (local $at i32) (local $count i32) (local $wrong i32)"
            + "  (loop $write"
            + "   (i32.store (local.get $at) (local.get $count))"
            + "   (call $increment (local.get $at))"
            + "   (i32.store8 offset=3 (local.get $at) (i32.const 0x5A))"
            + "   (local.set $at (i32.add (local.get $at) (local.get $step)))"
            + "   (local.set $count (i32.add (local.get $count) (i32.const 1)))"
            + "   (br_if $write (i32.lt_u (local.get $at) (i32.const 0x3FFFFFA))))"
            + "  (loop $read"
            + "   (local.set $at (i32.sub (local.get $at) (local.get $step)))"
            + "   (local.set $wrong (i32.add (local.get $wrong)"
            + "    (i32.ne (i32.load (local.get $at))"
            + "     (i32.add (local.get $count) (i32.const 0x5A000000)))))"
            + "   (br_if $read"
            + "    (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))"
            + "  (i32.add (local.get $wrong) (local.get $at))))";
    List<String> outcomes = new Tiers(text).leaving().call(6_001, 4_099, 1_603, 0x3FFFFFA, 2_047);
    outcomes.forEach(outcome -> assertEquals("[I32[value=0]]", outcome));
  }

  /** An offset that is beyond the head: compiled code has a method do such loads and stores. */
  @Test
  void access_withALargeOffset_staysInTheSameMemoryWhileTheHeadBecomesLonger() {
    String text =
        "(module (memory 1024)"
            + " (func $add (param $at i32) (param $value i32) (result i32)"
            + "  (i32.store offset=20000000 (local.get $at)"
            + "   (i32.add (i32.load offset=20000000 (local.get $at)) (local.get $value)))"
            + "  (i32.load offset=20000000 (local.get $at)))"
            + " (func (export \"f\") (param $count i32) (result i32)"
            + "  (local $i i32) (local $at i32) (local $sum i32)"
            + "  (loop $again"
            + "   (local.set $at (i32.mul (i32.rem_u (local.get $i) (i32.const 1000))"
            + "    (i32.const 20003)))"
            + "   (i32.store (local.get $at) (local.get $i))"
            + "   (local.set $sum (i32.add (local.get $sum)"
            + "    (call $add (local.get $at) (local.get $i))))"
            + "   (local.set $sum (i32.add (local.get $sum)"
            + "    (i32.load offset=19999999 (local.get $at))))"
            + "   (local.set $sum (i32.xor (local.get $sum) (i32.load (local.get $at))))"
            + "   (local.set $i (i32.add (local.get $i) (i32.const 1)))"
            + "   (br_if $again (i32.lt_u (local.get $i) (local.get $count))))"
            + "  (i32.sub (local.get $sum) (i32.load8_u offset=20000000 (i32.const 0)))))";
    List<String> outcomes = new Tiers(text).leaving().call(2_000, 30_000, 1, 40_000, 3);
    outcomes.forEach(outcome -> assertTrue(outcome.contains("value="), outcome));
    String grow =
        " (block (loop (br_if 1 (i32.ge_u (memory.size) (i32.const 1000)))"
            + " (drop (memory.grow (i32.const 100))) (br 0)))";
    String stepwise =
        text.replace("memory 1024", "memory 1 1024").replace("(loop $again", grow + "(loop $again");
    String array = new Tiers(stepwise).leaving().call(30_000).get(0);
    String paged = new Tiers(text).leaving().call(30_000).get(0);
    String alone =
        new Tiers(text.replace("memory 1024", "memory 620")).leaving().call(30_000).get(0);
    assertEquals(array, paged);
    assertEquals(array, alone);
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
    List<String> outcomes = new Tiers(text).tooLarge().call(1, 7, 1_000);
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
