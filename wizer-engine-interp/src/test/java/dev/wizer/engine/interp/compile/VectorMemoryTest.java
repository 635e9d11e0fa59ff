package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.interp.Tiers;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loads and stores of vectors and lanes, around the ends of a memory. */
class VectorMemoryTest {

  private static final int PAGE = 65_536;

  /** More than a page's addresses: asks for what is in the memory's last bytes. */
  private static final int ASK = 1_000_000;

  private static final long[] OFFSETS = {
    0, 16, PAGE - 17, PAGE - 1, PAGE, 0x7FFF_FFFFL, 0xFFFF_FFFFL
  };

  static Stream<Opcode> accesses() {
    return Arrays.stream(Opcode.values())
        .filter(opcode -> opcode.prefix() == Opcode.PREFIX_FD)
        .filter(
            opcode ->
                opcode.immediates() == Immediates.MEM_ARG
                    || opcode.immediates() == Immediates.MEM_ARG_LANE);
  }

  @Test
  void accesses_ofTheTable_areAllTested() {
    assertEquals(22, accesses().count());
  }

  private static boolean hasLane(Opcode opcode) {
    return opcode.immediates() == Immediates.MEM_ARG_LANE;
  }

  /** A function that executes an access, with a result that has a place of its own. */
  private static String access(Opcode opcode, long offset, int lane) {
    String instruction =
        opcode.mnemonic() + " offset=" + offset + (hasLane(opcode) ? " " + lane : "");
    String operands =
        "(local.get $p)" + (opcode.signature().startsWith("iv") ? " (local.get $v)" : "");
    String text = "(" + instruction + " " + operands + ")";
    return opcode.signature().endsWith("v") ? "(local.set $v " + text + ")" : text;
  }

  /**
   * A module whose function executes statements with a vector and the address that is its argument,
   * and gives what became of the vector and of the memory's first and last bytes.
   */
  private static String module(String memory, String statements) {
    String bytes = "\\80\\01\\ff\\7f\\fe\\02\\81\\03\\04\\90\\a0\\b0\\c0\\d0\\e0\\f0";
    return "(module (memory "
        + memory
        + ") (data (i32.const 0) \""
        + bytes
        + bytes
        + "\") (data (i32.const "
        + (PAGE - 48)
        + ") \""
        + bytes
        + bytes
        + bytes
        + "\") (func (export \"f\") (param $p i32) (result v128 v128 v128 v128 v128 v128 v128)"
        + " (local $v v128) (local.set $v (v128.const i64x2 0x1122334455667788"
        + " 0x99AABBCCDDEEFF00)) (if (i32.ne (local.get $p) (i32.const "
        + ASK
        + ")) (then "
        + statements
        + ")) (local.get $v) (v128.load (i32.const 0)) (v128.load (i32.const 16))"
        + (" (v128.load (i32.const " + (PAGE - 64) + "))")
        + (" (v128.load (i32.const " + (PAGE - 48) + "))")
        + (" (v128.load (i32.const " + (PAGE - 32) + "))")
        + (" (v128.load (i32.const " + (PAGE - 16) + "))))");
  }

  /** Addresses such that some bytes, all bytes and none are in the memory, each followed by ASK. */
  private static int[] addresses(long offset) {
    IntStream anywhere = IntStream.of(-4, -1, 0, 5, PAGE - 17, PAGE - 16, PAGE - 3, PAGE);
    IntStream atTheEnd = IntStream.range(0, 19).map(i -> (int) (PAGE - 18 - offset + i));
    return IntStream.concat(anywhere, atTheEnd)
        .flatMap(address -> IntStream.of(address, ASK))
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("accesses")
  void access_aroundTheEndsOfTheMemory_isTheSameInAllTiers(Opcode opcode) {
    int width = 1 << opcode.naturalAlignment();
    for (int i = 0; i < OFFSETS.length; i++) {
      String statement = access(opcode, OFFSETS[i], i % (16 / width));
      List<String> outcomes = new Tiers(module("1", statement)).callFew(addresses(OFFSETS[i]));
      long trapped = outcomes.stream().filter(outcome -> outcome.contains("out of bounds")).count();
      assertTrue(trapped > 0);
      assertEquals(OFFSETS[i] + width <= PAGE, trapped < outcomes.size() / 2);
    }
  }

  @ParameterizedTest
  @MethodSource("accesses")
  void accesses_thatShareATest_areTheSameInAllTiers(Opcode opcode) {
    String statements =
        access(opcode, 20, 0)
            + access(opcode, 4, 0)
            + "(local.set $p (i32.add (local.get $p) (i32.const 3)))"
            + access(opcode, 17, 0)
            + "(if (i32.and (local.get $p) (i32.const 1)) (then "
            + access(opcode, 18, 0)
            + ")) "
            + access(opcode, 16, 0)
            + "(i32.store8 offset=33 (local.get $p) (i32.const 77))"
            + access(opcode, 18, 0);
    new Tiers(module("1", statements)).callFew(addresses(20));
    new Tiers(module("1", statements)).callFew(addresses(35));
  }

  @ParameterizedTest
  @MethodSource("accesses")
  void access_whenTheMemoryHasGrown_isTheSameInAllTiers(Opcode opcode) {
    String statements =
        access(opcode, 0, 0)
            + "(if (i32.and (local.get $p) (i32.const 1)) (then (drop (memory.grow (i32.const 1)))))"
            + access(opcode, 8, 0);
    new Tiers(module("1 3", statements)).call(addresses(8));
  }

  @ParameterizedTest
  @MethodSource("accesses")
  void access_toAnotherMemory_isTheSameInAllTiers(Opcode opcode) {
    String operands = opcode.signature().startsWith("iv") ? " (local.get $v)" : "";
    String lane = hasLane(opcode) ? " 0" : "";
    String text =
        "(" + opcode.mnemonic() + " 1 offset=4" + lane + " (local.get $p)" + operands + ")";
    boolean loads = opcode.signature().endsWith("v");
    String statements = loads ? "(local.set $v " + text + ")" : text;
    // The other memory's bytes are not those of this one.
    new Tiers(module("1) (memory 2", statements)).callFew(addresses(PAGE));
  }

  @ParameterizedTest
  @MethodSource("accesses")
  void access_by64BitAddresses_isTheSameInAllTiers(Opcode opcode) {
    String text = module("i64 1", access(opcode, 16, 0).replace("$p", "$q"));
    String wide =
        text.replaceAll("load \\(i32.const", "load (i64.const")
            .replaceAll("\\(data \\(i32.const", "(data (i64.const")
            .replace(
                "(local $v v128)",
                "(local $v v128) (local $q i64)"
                    + " (local.set $q (i64.add (i64.extend_i32_s (local.get $p))"
                    // Odd ones are beyond all memories, but their low halves are not.
                    + " (i64.shl (i64.extend_i32_u (i32.and (local.get $p) (i32.const 1)))"
                    + " (i64.const 32))))");
    new Tiers(wide).callFew(addresses(16));
  }
}
