package dev.wizer.engine.interp.num;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class I64Test {

  private static final long LEAST = Long.MIN_VALUE;

  private static void assertTraps(TrapKind kind, Executable instruction) {
    assertEquals(kind, assertThrows(TrapException.class, instruction).kind());
  }

  @Test
  void divS_negativeDividend_roundsTowardsZero() {
    assertEquals(-3, I64.divS(-7, 2));
    assertEquals(3, I64.divS(-7, -2));
  }

  @Test
  void divS_leastByMinusOne_trapsWithOverflow() {
    assertTraps(TrapKind.INTEGER_OVERFLOW, () -> I64.divS(LEAST, -1));
  }

  @Test
  void divS_nearlyOverflowing_doesNotTrap() {
    assertEquals(-(LEAST + 1), I64.divS(LEAST + 1, -1));
    assertEquals(LEAST, I64.divS(LEAST, 1));
  }

  @Test
  void divU_highBitSet_isUnsigned() {
    assertEquals(Long.MAX_VALUE, I64.divU(-1, 2));
    assertEquals(0, I64.divU(LEAST, -1));
  }

  @Test
  void remS_leastByMinusOne_isZero() {
    assertEquals(0, I64.remS(LEAST, -1));
  }

  @Test
  void remS_negativeDividend_hasItsSign() {
    assertEquals(-1, I64.remS(-7, 2));
    assertEquals(1, I64.remS(7, -2));
  }

  @Test
  void remU_highBitSet_isUnsigned() {
    assertEquals(5, I64.remU(-1, 10));
    assertEquals(LEAST, I64.remU(LEAST, -1));
  }

  @Test
  void divisions_byZero_trap() {
    assertTraps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> I64.divS(LEAST, 0));
    assertTraps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> I64.divU(1, 0));
    assertTraps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> I64.remS(0, 0));
    assertTraps(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> I64.remU(1, 0));
  }
}
