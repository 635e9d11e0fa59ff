package dev.wizer.tests.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.FailureKind;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.tests.Interp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How many instructions a run counts: those that are executed, in every tier. */
class FuelTest {

  private static final long PLENTY = 1_000_000_000;

  /** A module and how many instructions its initialization executes, counted by hand. */
  private record Counted(String name, String fields, String body, long instructions) {

    byte[] module() {
      return Guests.init(fields, body);
    }
  }

  private static final List<Counted> COUNTED =
      List.of(
          new Counted("nothing", "", "", 1),
          new Counted("structure", "", "block nop nop end loop end", 1),
          new Counted("a branch out of a block", "", "block br 0 end", 2),
          // const, if; const, drop.
          new Counted("an arm", "", "i32.const 1 if i32.const 5 drop else nop end", 1 + 2 + 1),
          new Counted(
              "an arm and what follows",
              "(global $g (mut i32) (i32.const 0))",
              "i32.const 0 if i32.const 5 drop i32.const 6 drop end i32.const 7 global.set $g",
              1 + 2 + 2),
          // const, br_if; what is skipped; const, global.set.
          new Counted(
              "a branch that is taken",
              "(global $g (mut i32) (i32.const 0))",
              "block i32.const 1 br_if 0 i32.const 5 global.set $g end i32.const 7 global.set $g",
              1 + 2 + 2),
          // What follows the inner block is not executed.
          new Counted(
              "a branch out of two blocks",
              "(global $g (mut i32) (i32.const 0))",
              "block block i32.const 1 br_if 1 end i32.const 5 global.set $g end"
                  + " i32.const 7 global.set $g",
              1 + 2 + 2),
          new Counted("a return", "", "i32.const 1 if return end i32.const 5 drop", 1 + 2),
          // Each turn: get, const, sub, tee, br_if.
          new Counted(
              "a loop",
              "",
              "(local $i i32) i32.const 1000 local.set $i loop"
                  + " local.get $i i32.const 1 i32.sub local.tee $i br_if 0 end",
              1 + 2 + 5 * 1000),
          // The turns that are not continued by the inner branch have two instructions more.
          new Counted(
              "a loop with two ways round",
              "(global $g (mut i32) (i32.const 0))",
              "(local $i i32) i32.const 1000 local.set $i loop block"
                  + " local.get $i i32.const 1 i32.sub local.tee $i"
                  + " i32.const 1 i32.and br_if 0"
                  + " i32.const 3 global.set $g end"
                  + " local.get $i br_if 0 end",
              1 + 2 + 9 * 1000 + 2 * 500),
          new Counted(
              "a table of branches",
              "(global $g (mut i32) (i32.const 0))",
              "(local $i i32) loop block block block"
                  + " local.get $i i32.const 3 i32.rem_u br_table 0 1 2 end"
                  + " i32.const 1 global.set $g end"
                  + " i32.const 2 global.set $g end"
                  + " local.get $i i32.const 1 i32.add local.tee $i"
                  + " i32.const 300 i32.lt_u br_if 0 end",
              1 + 300 * (4 + 7) + 100 * 4 + 100 * 2),
          // Each call: its beginning, get, if; and but for the last get, const, sub, call.
          new Counted(
              "calls",
              "(func $f (param $n i32) local.get $n if"
                  + " local.get $n i32.const 1 i32.sub call $f end)",
              "i32.const 1000 call $f",
              1 + 2 + 1001 * 3 + 1000 * 4),
          new Counted(
              "indirect calls",
              "(table 1 funcref) (elem (i32.const 0) $f) (type $t (func (param i32)))"
                  + "(func $f (param $n i32) local.get $n if"
                  + " local.get $n i32.const 1 i32.sub i32.const 0 call_indirect (type $t) end)",
              "i32.const 1000 call $f",
              1 + 2 + 1001 * 3 + 1000 * 5),
          // Each: its beginning, get, eqz, if; get, const, sub, return_call.
          new Counted(
              "tail calls",
              "(func $f (param $n i32) local.get $n i32.eqz if return end"
                  + " local.get $n i32.const 1 i32.sub return_call $f)",
              "i32.const 1000 call $f",
              1 + 2 + 1001 * 4 + 1000 * 4),
          new Counted(
              "tail calls of one another",
              "(func $f (param $n i32) local.get $n i32.eqz if return end"
                  + " local.get $n i32.const 1 i32.sub return_call $g)"
                  + "(func $g (param $n i32) local.get $n return_call $f)",
              "i32.const 1000 call $f",
              1 + 2 + 1001 * 4 + 1000 * 4 + 1000 * 3),
          new Counted(
              "exceptions",
              "(tag $e)",
              "(local $i i32) loop block try_table (catch $e 0) throw $e end end"
                  + " local.get $i i32.const 1 i32.add local.tee $i"
                  + " i32.const 100 i32.lt_u br_if 0 end",
              1 + 100 * (1 + 7)),
          new Counted(
              "bulk operations",
              "(memory 1)",
              "i32.const 0 i32.const 7 i32.const 60000 memory.fill",
              1 + 4));

  static List<Arguments> countedInAllTiers() {
    List<Arguments> all = new ArrayList<>();
    for (Counted counted : COUNTED) {
      for (Interp tier : Interp.values()) {
        all.add(Arguments.of(counted.name(), tier, counted.module(), counted.instructions()));
      }
    }
    return all;
  }

  private static Wizer.Builder builder(Interp tier, long fuel) {
    return Wizer.builder().engine(tier.engine()).fuel(fuel);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("countedInAllTiers")
  void run_withFuel_countsEachInstruction(
      String name, Interp tier, byte[] module, long instructions) {
    long counted = builder(tier, PLENTY).build().run(module).report().instructions().getAsLong();

    assertEquals(instructions, counted);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("countedInAllTiers")
  void run_withJustEnoughFuel_succeedsAndWithLessFails(
      String name, Interp tier, byte[] module, long instructions) {
    builder(tier, instructions).build().run(module);

    WizerException failure =
        assertThrows(
            WizerException.class, () -> builder(tier, instructions - 1).build().run(module));

    assertEquals(FailureKind.LIMIT, failure.kind());
    String last = failure.details().get(failure.details().size() - 1);
    assertEquals(
        "wasm trap: all fuel consumed by WebAssembly: the limit is "
            + (instructions - 1)
            + " instructions",
        last);
    String trace = failure.details().get(0);
    assertTrue(trace.matches("(?s).*!(init|f|g)\\b.*"), trace);
  }

  @ParameterizedTest
  @EnumSource(Interp.class)
  void run_endlessLoopWithFuel_ends(Interp tier) {
    byte[] module = Guests.init("(func $turn loop br 0 end)", "call $turn");

    WizerException failure =
        assertThrows(WizerException.class, () -> builder(tier, 10_000_000).build().run(module));

    assertEquals(FailureKind.LIMIT, failure.kind());
    assertEquals(
        1, failure.details().get(0).split("turn", -1).length - 1, failure.details().get(0));
  }
}
