package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.ir.IrTable;
import dev.wizer.engine.interp.runtime.FalseBeliefError;
import dev.wizer.engine.interp.runtime.Func;
import java.util.BitSet;

/**
 * Verifies, as the compiled code of a function runs, what its compiler believed when it made that
 * code. Off unless the system property {@code wizer.check} is {@code true}: then compiled code
 * calls these methods, and is slower by far.
 *
 * <p>What does no more than compute is done once more by the interpreter, with the operands that
 * compiled code has.
 */
public final class CheckedFacts {

  /** Whether compiled code is made with checks. */
  static final boolean ENABLED = Boolean.getBoolean("wizer.check");

  /** What slots that are not needed any more are given: no number of 32 bits. */
  private static final long DEAD = 0x6DEA_D510_7DEA_D510L;

  /** What NaNs are given that nothing takes notice of. */
  private static final int UNSEEN_F32 = 0x7FD1_7D1D;

  private static final long UNSEEN_F64 = 0x7FFA_7D1D_7D1D_7D1DL;

  private final Func func;
  private final SingleStep step;

  /** The function's code as it was compiled. */
  private final int[] words;

  private final long[] operands;
  private long[] results;
  private boolean branched;

  CheckedFacts(Func func, SingleStep step) {
    this.func = func;
    this.step = step;
    this.words = func.words.clone();
    this.operands = new long[func.frameSlots + 2];
  }

  private FalseBeliefError falseBelief(int position, String belief) {
    int opcode = IrOpcode.opcode(words[position]);
    return new FalseBeliefError(func, position, IrTable.name(opcode), belief);
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }

  /** Used by compiled code: a slot that is kept as an int gets this number. */
  public static void fits(long value, CheckedFacts facts, int position, int slot) {
    if (value != (int) value) {
      throw facts.falseBelief(position, "slot " + slot + " fits 32 bits, but it is " + hex(value));
    }
  }

  /** Used by compiled code: a slot is taken from the frame where a region is entered. */
  public static void enters(long value, CheckedFacts facts, int position, int slot, int narrow) {
    if (value == DEAD) {
      throw facts.falseBelief(
          position, "slot " + slot + " is not needed any more, but it is read from the frame");
    }
    if (narrow != 0) {
      fits(value, facts, position, slot);
    }
  }

  /** Used by compiled code: where a region is left, no more slots than these are needed. */
  public static void leaves(long[] stack, int fp, CheckedFacts facts, BitSet needed) {
    int end = facts.func.frameSlots;
    for (int slot = needed.nextClearBit(0); slot < end; slot = needed.nextClearBit(slot + 1)) {
      stack[fp + slot] = DEAD;
    }
  }

  /** Used by compiled code: an address is not tested, because it has been. */
  public static void tested(
      int base, int limit, int end, CheckedFacts facts, int position, int slot) {
    if (base < 0 || base > limit - end) {
      String what = slot < 0 ? "the address" : "the address in slot " + slot;
      throw facts.falseBelief(
          position,
          what + " has been tested for " + end + " bytes, but it is " + hex(base & 0xFFFFFFFFL));
    }
  }

  /** Used by compiled code: {@return a number that may be any NaN if it is one} */
  public static float unseen(float value) {
    return value != value ? Float.intBitsToFloat(UNSEEN_F32) : value;
  }

  /** Used by compiled code: {@return a number that may be any NaN if it is one} */
  public static double unseen(double value) {
    return value != value ? Double.longBitsToDouble(UNSEEN_F64) : value;
  }

  /** Used by compiled code: something takes notice of the bits of a floating-point number. */
  public static void seen(long bits, CheckedFacts facts, int position, int slot) {
    if (bits == UNSEEN_F32 || bits == UNSEEN_F64) {
      throw facts.falseBelief(
          position, "nothing takes notice of the NaN in slot " + slot + ", but this does");
    }
  }

  /** Used by compiled code: an operand of the operation that comes next. */
  public static void operand(long value, CheckedFacts facts, int slot) {
    facts.operands[slot] = value;
  }

  /** Used by compiled code: has the interpreter execute an operation on the operands. */
  public void execute(int position) {
    try {
      results = step.execute(func, words, position, operands);
      branched = step.branched();
    } catch (RuntimeException e) {
      // What traps in compiled code too never comes to a comparison.
      results = null;
    }
  }

  /** Used by compiled code: what it has computed. */
  public static void result(long value, CheckedFacts facts, int position, int slot, int anyNan) {
    if (facts.results == null) {
      throw facts.falseBelief(
          position, "slot " + slot + " becomes " + hex(value) + ", but the interpreter traps");
    }
    long expected = facts.results[slot];
    if (value != expected && !(anyNan != 0 && isNan(value) && isNan(expected))) {
      throw facts.falseBelief(
          position,
          "slot " + slot + " becomes " + hex(value) + ", but in the interpreter " + hex(expected));
    }
  }

  /** Whether bits are a NaN as an f32 that is sign-extended, or as an f64. */
  private static boolean isNan(long bits) {
    return bits == (int) bits && Float.isNaN(Float.intBitsToFloat((int) bits))
        || Double.isNaN(Double.longBitsToDouble(bits));
  }

  /** Used by compiled code: whether it branches. */
  public static void branches(int does, CheckedFacts facts, int position) {
    if (facts.results == null || facts.branched != (does != 0)) {
      throw facts.falseBelief(
          position, does != 0 ? "it branches, but not in the interpreter" : "it does not branch");
    }
  }
}
