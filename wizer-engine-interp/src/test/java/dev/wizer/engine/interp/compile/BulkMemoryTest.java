package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.interp.Tiers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies and fills of memories give and trap the same in all tiers. */
class BulkMemoryTest {

  /** Around the ends of the memories, of which the first has 65,536 bytes. */
  private static final int[] ADDRESSES = {
    -70_000, 0, 5, 65_530, 65_536, 65_537, 131_072, -1, Integer.MIN_VALUE
  };

  /** {@return a module whose {@code f} gives a sum of the memories after an instruction} */
  private static String module(String memories, String before, String instruction) {
    return """
        (module
          %s
          (data (i32.const 0) "abcdefghijklmnop")
          (func $sum (param $at i32) (param $end i32) (result i64) (local $sum i64)
            (loop $more
              (local.set $sum (i64.add
                (i64.mul (local.get $sum) (i64.const 31)) (i64.load8_u (local.get $at))))
              (br_if $more (i32.lt_u
                (local.tee $at (i32.add (local.get $at) (i32.const 1))) (local.get $end))))
            (local.get $sum))
          (func (export "f") (param $n i32) (result i64) (local $x f32) (local $k i32)
            %s
            (local.set $x (f32.reinterpret_i32 (local.get $n)))
            (local.set $k (i32.const 2))
            (loop $again
              %s
              (br_if $again (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
            (i64.xor (call $sum (i32.const 0) (i32.const 64))
              (call $sum (i32.const 65472) (i32.const 65536)))))
        """
        .formatted(memories, before, instruction);
  }

  private static List<String> outcomes(String memories, String before, String instruction) {
    return new Tiers(module(memories, before, instruction)).call(ADDRESSES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(memory.copy (local.get $n) (i32.const 3) (i32.const 6))",
        "(memory.copy (i32.const 3) (local.get $n) (i32.const 6))",
        "(memory.copy (i32.const 1) (i32.const 4) (local.get $n))",
        "(memory.copy (i32.const 4) (i32.const 1) (local.get $n))",
        "(memory.copy (i32.reinterpret_f32 (local.get $x)) (i32.const 2) (i32.const 7))",
        "(memory.copy (i32.add (local.get $n) (local.get $k)) (local.get $k) (i32.const 0))",
        "(memory.fill (local.get $n) (i32.const 0x1ff) (i32.const 6))",
        "(memory.fill (i32.sub (local.get $n) (local.get $k)) (local.get $n) (i32.const 9))",
        "(memory.fill (i32.const 8) (i32.const 1) (local.get $n))",
        "(memory.fill (i32.reinterpret_f32 (local.get $x)) (local.get $k) (local.get $k))"
      })
  void instruction_atAllEdges_givesTheSame(String instruction) {
    List<String> outcomes = outcomes("(memory 1)", "", instruction);
    outcomes(
        "(memory 1) (tag $t)", "", "(block $out (try_table (catch $t $out) " + instruction + "))");

    assertTrue(outcomes.stream().anyMatch(outcome -> outcome.startsWith("[")), instruction);
    assertTrue(outcomes.stream().anyMatch(outcome -> outcome.startsWith("Trap")), instruction);
  }

  @Test
  void copy_betweenMemories_givesTheSame() {
    String memories = "(memory 1) (memory $other 2) (memory $wide i64 1)";
    String before = "(memory.fill $other (i32.const 0) (i32.const 7) (i32.const 70000))";

    outcomes(memories, before, "(memory.copy 0 $other (i32.const 1) (local.get $n) (i32.const 5))");
    outcomes(memories, before, "(memory.copy $other 0 (local.get $n) (i32.const 1) (i32.const 5))");
    String wide = "(memory.fill $wide (i64.const 0) (i32.const 9) (i64.const 99))";
    outcomes(
        memories,
        wide,
        "(memory.copy 0 $wide (i32.const 1) (i64.extend_i32_s (local.get $n)) (i32.const 5))");
    String beyond = "(i64.or (i64.extend_i32_u (local.get $n)) (i64.const 0x100000000))";
    outcomes(memories, wide, "(memory.copy 0 $wide (i32.const 1) " + beyond + " (i32.const 5))");
    outcomes(memories, wide, "(memory.fill $wide " + beyond + " (i32.const 3) (i64.const 5))");
  }

  @Test
  void copy_inMemoryThatHasGrown_givesTheSame() {
    outcomes(
        "(memory 1)",
        "(drop (memory.grow (i32.const 1)))",
        "(memory.copy (local.get $n) (i32.const 1) (i32.const 5))");
    outcomes(
        "(memory 1 900)",
        "(drop (memory.grow (i32.const 800)))",
        "(memory.copy (local.get $n) (i32.const 1) (i32.const 5))");
  }
}
