package dev.wizer.tests.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.Wizer;
import dev.wizer.engine.interp.InterpEngine;
import org.junit.jupiter.api.Test;

class InstructionCounterTest {

  @Test
  void loop_countsEachOfItsRounds() {
    // Addresses 0, 12,288, ... below 65,528: six rounds of ten instructions.
    assertEquals(60, counted(GeneratedModule.sparse(1)));
  }

  @Test
  void calls_countWhatIsCalled() {
    // Two calls; in each of the two functions a hundred additions of four instructions.
    assertEquals(802, counted(GeneratedModule.calls(3)));
  }

  private static long counted(byte[] module) {
    Wizer wizer =
        Wizer.builder().engine(InterpEngine.create()).initFunc("wizer.initialize").build();
    return InstructionCounter.counted(wizer.run(InstructionCounter.addTo(module)).bytes());
  }
}
