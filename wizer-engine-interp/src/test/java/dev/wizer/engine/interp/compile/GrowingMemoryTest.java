package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.interp.Tiers;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Programs whose memory grows while they run. With little arrays its head is left, which makes
 * compiled code another one, and then all is gathered again, while calls are active.
 */
class GrowingMemoryTest {

  /** Eight bytes at each multiple of a step, which are read again in the reverse order. */
  private static String growing(String growth) {
    return "(module (memory 1 64)"
        + " (func $put (param $at i32) (param $value i32)"
        + "  (i64.store offset=3 (local.get $at) (i64.mul (i64.extend_i32_u (local.get $value))"
        + "   (i64.const 0x100000001))))"
        + " (func $get (param $at i32) (result i32)"
        + "  (i32.add (i32.load offset=7 (local.get $at)) (i32.load16_u offset=3 (local.get $at))))"
        + " (func (export \"f\") (param $step i32) (result i32)"
        + "  (local $at i32) (local $count i32) (local $sum i32)"
        + "  (loop $write"
        + growth
        + "   (call $put (local.get $at) (local.get $count))"
        + "   (local.set $sum (i32.add (local.get $sum) (call $get (local.get $at))))"
        + "   (i32.store8 (local.get $at) (local.get $count))"
        + "   (local.set $at (i32.add (local.get $at) (local.get $step)))"
        + "   (local.set $count (i32.add (local.get $count) (i32.const 1)))"
        + "   (br_if $write (i32.lt_u (local.get $at) (i32.const 4000000))))"
        + "  (loop $read"
        + "   (local.set $at (i32.sub (local.get $at) (local.get $step)))"
        + "   (local.set $count (i32.sub (local.get $count) (i32.const 1)))"
        + "   (local.set $sum (i32.sub (local.get $sum) (call $get (local.get $at))))"
        + "   (if (i32.ne (i32.load8_u (local.get $at)) (i32.and (local.get $count)"
        + "     (i32.const 255))) (then (unreachable)))"
        + "   (br_if $read (local.get $count)))"
        + "  (local.get $sum)))";
  }

  @Test
  void growth_asTheProgramNeedsIt_keepsAllThatWasWritten() {
    String whenFull =
        " (if (i32.gt_u (i32.add (local.get $at) (i32.const 11)) (i32.mul (memory.size)"
            + " (i32.const 65536))) (then (if (i32.lt_s (memory.grow (i32.const 1))"
            + " (i32.const 0)) (then (unreachable)))))";
    List<String> outcomes = new Tiers(growing(whenFull)).call(3_001, 1_024, 211);
    outcomes.forEach(outcome -> assertEquals("[I32[value=0]]", outcome));
  }

  @Test
  void growth_byACalledFunction_isSeenByItsCaller() {
    String text =
        growing(" (call $reserve (local.get $at))")
            .replace(
                "(func $put",
                "(func $reserve (param $at i32)"
                    + " (loop $more (if (i32.gt_u (i32.add (local.get $at) (i32.const 11))"
                    + " (i32.mul (memory.size) (i32.const 65536))) (then (drop (memory.grow"
                    + " (i32.const 3))) (br $more)))))"
                    + " (func $put");
    List<String> outcomes = new Tiers(text).call(4_001, 977);
    outcomes.forEach(outcome -> assertEquals("[I32[value=0]]", outcome));
  }

  @Test
  void access_beyondTheEnd_trapsWhereverTheMemoryIs() {
    String once =
        " (if (i32.eq (memory.size) (i32.const 1)) (then (drop (memory.grow (i32.const 20)))))";
    List<String> outcomes = new Tiers(growing(once)).call(5_003, 1_000, 1_376_245);
    outcomes.forEach(
        outcome -> assertTrue(outcome.contains("out of bounds memory access"), outcome));
  }

  /** One loop without calls: only its header notices that there is a better form of the memory. */
  @Test
  void loop_withoutCalls_goesOnInTheGatheredMemory() {
    String text =
        "(module (memory 1 64) (func (export \"f\") (param $count i32) (result i32)"
            + " (local $i i32) (local $at i32) (local $sum i32) (local $x f64)"
            + " (if (i32.eq (memory.size) (i32.const 1)) (then (drop (memory.grow (i32.const 9)))"
            + "  (drop (memory.grow (i32.const 9)))))"
            + " (loop $again"
            + "  (local.set $at (i32.rem_u (i32.mul (local.get $i) (i32.const 40503))"
            + "   (i32.const 1245100)))"
            + "  (i32.store16 (local.get $at) (local.get $i))"
            + "  (f64.store offset=2 align=1 (local.get $at) (local.get $x))"
            + "  (local.set $x (f64.add (f64.load offset=1 align=1 (local.get $at))"
            + "   (f64.load offset=2 align=1 (local.get $at))))"
            + "  (if (f64.ne (local.get $x) (local.get $x)) (then (local.set $x (f64.const 1))))"
            + "  (local.set $sum (i32.xor (i32.rotl (local.get $sum) (i32.const 1))"
            + "   (i32.load offset=4 (local.get $at))))"
            + "  (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))"
            + "   (local.get $count))))"
            + " (local.get $sum)))";
    List<String> outcomes = new Tiers(text).call(50, 20_000, 3);
    outcomes.forEach(outcome -> assertTrue(outcome.contains("value="), outcome));
  }
}
