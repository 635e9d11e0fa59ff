package dev.wizer.engine.interp.num;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class VectorInterpreterProperties {

  /** All that {@link VectorInterpreter#execute} executes. */
  static final List<Opcode> INSTRUCTIONS =
      Arrays.stream(Opcode.values())
          .filter(opcode -> opcode.prefix() == Opcode.PREFIX_FD)
          .filter(
              opcode ->
                  opcode.immediates() == Immediates.NONE || opcode.immediates() == Immediates.LANE)
          .toList();

  private static final int SLOTS_PER_VECTOR = 2;

  @Provide
  Arbitrary<long[]> vectors() {
    return Operands.vectors();
  }

  @Provide
  Arbitrary<Integer> results() {
    return Arbitraries.of(0, 2, 4, 6);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void everyInstructionComputesWhatItsNameSays(
      @ForAll("vectors") long[] x,
      @ForAll("vectors") long[] y,
      @ForAll("vectors") long[] z,
      @ForAll @IntRange(max = 15) int lane,
      @ForAll("results") int dst) {
    for (Opcode opcode : INSTRUCTIONS) {
      check(opcode, x, y, z, lane, dst);
    }
  }

  private static void check(Opcode opcode, long[] x, long[] y, long[] z, int anyLane, int dst) {
    int lane = anyLane % lanes(opcode);
    boolean hasLane = opcode.immediates() == Immediates.LANE;
    long[] frame = {x[0], x[1], y[0], y[1], z[0], z[1], 0, 0};
    VectorInterpreter.execute(opcode.number(), frame, dst, 0, 2, hasLane ? lane : 4);

    long[] expected = VectorReference.evaluate(opcode, x, y, z, lane);
    long[] actual = Arrays.copyOfRange(frame, dst, dst + expected.length);
    assertArrayEquals(
        significant(opcode, expected), significant(opcode, actual), opcode.mnemonic());
    assertOthersUnchanged(opcode, frame, new long[][] {x, y, z, {0, 0}}, dst);
  }

  private static int lanes(Opcode opcode) {
    String shape = opcode.mnemonic().substring(0, opcode.mnemonic().indexOf('.'));
    return shape.equals("v128") ? 1 : Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
  }

  /** {@return the result without the bits of a slot that mean nothing} */
  private static long[] significant(Opcode opcode, long[] result) {
    boolean narrow = opcode.signature().endsWith(":i") || opcode.signature().endsWith(":f");
    return narrow ? new long[] {result[0] & 0xFFFF_FFFFL} : result;
  }

  private static void assertOthersUnchanged(Opcode opcode, long[] frame, long[][] before, int dst) {
    for (int i = 0; i < before.length; i++) {
      int slot = SLOTS_PER_VECTOR * i;
      if (slot != dst) {
        long[] after = {frame[slot], frame[slot + 1]};
        assertArrayEquals(before[i], after, opcode.mnemonic() + " changed slot " + slot);
      }
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void shuffleTakesTheLanesThatItsIndicesName(
      @ForAll("vectors") long[] x,
      @ForAll("vectors") long[] y,
      @ForAll("vectors") long[] indices,
      @ForAll("results") int dst) {
    long low = indices[0] & 0x1F1F_1F1F_1F1F_1F1FL;
    long high = indices[1] & 0x1F1F_1F1F_1F1F_1F1FL;
    long[] frame = {x[0], x[1], y[0], y[1], 0, 0, 0, 0};

    VectorInterpreter.shuffle(frame, dst, 0, 2, low, high);

    var bytes = Lanes.concat(Lanes.of(x, Byte.SIZE, false), Lanes.of(y, Byte.SIZE, false));
    var lanes = Lanes.of(new long[] {low, high}, Byte.SIZE, false);
    long[] expected =
        Lanes.vector(Lanes.map(lanes, index -> bytes.get(index.intValue())), Byte.SIZE);
    assertArrayEquals(expected, new long[] {frame[dst], frame[dst + 1]});
  }
}
