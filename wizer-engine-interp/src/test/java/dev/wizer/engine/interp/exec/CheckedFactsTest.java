package dev.wizer.engine.interp.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.interp.ir.ExceptionHandlers;
import dev.wizer.engine.interp.ir.IrCode;
import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.runtime.FalseBeliefError;
import dev.wizer.engine.interp.runtime.Func;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Each belief that is false is found, and told with its place; those that are true pass. */
class CheckedFactsTest {

  private static final int FRAME_SLOTS = 4;

  private final Func func = new OperationRig().callee();
  private final CheckedFacts facts;

  CheckedFactsTest() {
    func.prepare(
        new IrCode(
            new int[] {
              IrOpcode.SHR_S_I | 2 << 16,
              1 | 40 << 16,
              IrOpcode.BR_LT_S | 1 << 16,
              2,
              0,
              IrOpcode.RETURN,
              0,
              0,
              0,
              0,
              0
            },
            0,
            0,
            FRAME_SLOTS,
            ExceptionHandlers.NONE));
    facts = new CheckedFacts(func, new SingleStep());
  }

  private static void assertFalseBelief(String belief, Executable check) {
    String message = assertThrows(FalseBeliefError.class, check).getMessage();
    assertTrue(message.contains("function 1 at position 0 (SHR_S_I)"), message);
    assertTrue(message.contains(belief), message);
  }

  @Test
  void fits_ofMoreThan32Bits_isFalse() {
    CheckedFacts.fits(-1, facts, 0, 2);
    assertFalseBelief("slot 2 fits 32 bits", () -> CheckedFacts.fits(1L << 31, facts, 0, 2));
  }

  @Test
  void enters_withASlotThatWasDead_isFalse() {
    long[] stack = {1, 2, 3, 4, 5, 6};
    BitSet needed = new BitSet();
    needed.set(2);
    CheckedFacts.leaves(stack, 1, facts, needed);
    assertEquals(1, stack[0]);
    assertEquals(6, stack[5]);
    CheckedFacts.enters(stack[1 + 2], facts, 0, 2, 1);
    assertFalseBelief(
        "slot 1 is not needed any more", () -> CheckedFacts.enters(stack[1 + 1], facts, 0, 1, 0));
    assertFalseBelief("slot 1 fits 32 bits", () -> CheckedFacts.enters(1L << 40, facts, 0, 1, 1));
  }

  @Test
  void tested_ofAnAddressBeyondTheLimit_isFalse() {
    CheckedFacts.tested(56, 64, 8, facts, 0, 1);
    assertFalseBelief("slot 1 has been tested", () -> CheckedFacts.tested(57, 64, 8, facts, 0, 1));
    assertFalseBelief("slot 1 has been tested", () -> CheckedFacts.tested(-1, 64, 8, facts, 0, 1));
    assertFalseBelief("slot 1 has been tested", () -> CheckedFacts.tested(0, 4, 8, facts, 0, 1));
  }

  @Test
  void seen_ofANanThatNothingTakesNoticeOf_isFalse() {
    double nan = CheckedFacts.unseen(Double.NaN);
    float floatNan = CheckedFacts.unseen(Float.NaN);
    assertTrue(Double.isNaN(nan) && Float.isNaN(floatNan));
    assertEquals(1.5, CheckedFacts.unseen(1.5));
    CheckedFacts.seen(Double.doubleToRawLongBits(Double.NaN), facts, 0, 1);
    assertFalseBelief(
        "nothing takes notice",
        () -> CheckedFacts.seen(Double.doubleToRawLongBits(nan), facts, 0, 1));
    assertFalseBelief(
        "nothing takes notice",
        () -> CheckedFacts.seen(Float.floatToRawIntBits(floatNan), facts, 0, 1));
  }

  @Test
  void result_thatTheInterpreterDoesNotHave_isFalse() {
    CheckedFacts.operand(-1000, facts, 1);
    facts.execute(0);
    CheckedFacts.result(-1, facts, 0, 2, 0);
    // What the JVM's shift of an int by 40 would give.
    assertFalseBelief(
        "slot 2 becomes 0xfffffffffffffffc, but in the interpreter 0xffffffffffffffff",
        () -> CheckedFacts.result(-1000 >> 40, facts, 0, 2, 0));
  }

  @Test
  void branches_otherwiseThanInTheInterpreter_isFalse() {
    CheckedFacts.operand(-7, facts, 1);
    CheckedFacts.operand(5, facts, 2);
    facts.execute(2);
    CheckedFacts.branches(1, facts, 2);
    assertThrows(FalseBeliefError.class, () -> CheckedFacts.branches(0, facts, 2));
    CheckedFacts.operand(7, facts, 1);
    facts.execute(2);
    CheckedFacts.branches(0, facts, 2);
    assertThrows(FalseBeliefError.class, () -> CheckedFacts.branches(1, facts, 2));
  }
}
