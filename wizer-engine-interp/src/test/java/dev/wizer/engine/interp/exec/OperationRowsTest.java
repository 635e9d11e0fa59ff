package dev.wizer.engine.interp.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.interp.exec.OperationRig.Outcome;
import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.ir.IrOperation;
import dev.wizer.engine.interp.ir.IrTable;
import dev.wizer.engine.interp.ir.Operand.Count;
import dev.wizer.engine.interp.ir.Operand.SlotType;
import dev.wizer.engine.interp.ir.Operand.Slots;
import dev.wizer.engine.interp.ir.Trait;
import dev.wizer.engine.interp.ir.Width;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the table says of each operation is what the interpreter does. */
class OperationRowsTest {

  private static final int TRIALS = 80;

  /** Seeds that follow one another would give much the same numbers. */
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  /** The targets of the table are all the same; what is compared is hardly ever equal. */
  private static final Set<String> HARDLY_MATTER = Set.of("BR_TABLE D", "MEM_ATOMIC C");

  /** Their rows say that they may trap, but only by what they call, or for want of memory. */
  private static final int TRAPS_ELSEWHERE = Trait.CALLS | Trait.ALLOCATES;

  private static final int CHANGES_STATE =
      Trait.GROWS | Trait.SETS_TABLE | Trait.SETS_OBJECT | Trait.ALLOCATES;

  /** A trial of one operation. */
  private static final class Trial {

    final IrOperation row;
    final OperationRig rig;
    final OperationInputs inputs;
    Outcome outcome;

    Trial(IrOperation row, OperationRig rig, int seed) {
      this.row = row;
      this.rig = rig;
      this.inputs = new OperationInputs(rig, row, new Random(MIX * (31L * row.opcode() + seed)));
    }

    Trial run() {
      outcome = rig.execute(row, inputs.words, inputs.frame);
      return this;
    }

    /** The slots that the row says are written. */
    BitSet written() {
      BitSet written = new BitSet();
      for (Slots operand : row.form().writes) {
        int first = operand.place().of(inputs.words, 0);
        written.set(first, first + OperationRig.count(row, operand, inputs.words));
      }
      return written;
    }

    /** All that can be seen of what it did. */
    String effects() {
      StringBuilder text = new StringBuilder();
      text.append(outcome.failure() == null ? "" : rig.describe(outcome.failure()));
      text.append(OperationRig.branched(outcome)).append(Arrays.hashCode(outcome.memory()));
      text.append(Arrays.hashCode(outcome.globals())).append(outcome.rest());
      if (outcome.failure() != null) {
        return text.toString();
      }
      for (int result = 0; result < results(); result++) {
        text.append(outcome.frame()[result]).append(' ');
      }
      BitSet written = written();
      for (int slot = written.nextSetBit(0); slot >= 0; slot = written.nextSetBit(slot + 1)) {
        long value = outcome.frame()[slot];
        text.append(' ').append(isObject() ? rig.describe(value) : Long.toString(value));
      }
      return text.toString();
    }

    private int results() {
      if (row.opcode() == IrOpcode.RETURN_N || row.has(Trait.TAIL_CALLS)) {
        return 2;
      }
      return row.has(Trait.RETURNS) && row.opcode() != IrOpcode.RETURN ? 1 : 0;
    }

    private boolean isObject() {
      return row.form().writes.length == 1 && row.form().writes[0].type() == SlotType.REF;
    }
  }

  /** Looks at some trials of an operation. */
  private interface Check {
    /** Gives what is wrong, or null. */
    String problem(IrOperation row);
  }

  private static void checkAll(Check check) {
    List<String> problems = new ArrayList<>();
    int checked = 0;
    for (IrOperation row : IrTable.rows()) {
      String problem = check.problem(row);
      if (problem != null) {
        problems.add(row.mnemonic() + ": " + problem);
      }
      checked++;
    }
    assertEquals(List.of(), problems);
    int rows = checked;
    assertTrue(rows > 250, () -> "operations checked: " + rows);
  }

  private static List<Trial> trials(IrOperation row) {
    List<Trial> trials = new ArrayList<>();
    OperationRig rig = new OperationRig();
    for (int seed = 0; seed < TRIALS; seed++) {
      rig = row.has(CHANGES_STATE) ? new OperationRig() : rig;
      trials.add(new Trial(row, rig, seed).run());
    }
    return trials;
  }

  @Test
  void slotsThatChange_areThoseThatTheRowWrites() {
    checkAll(OperationRowsTest::changesOthers);
  }

  private static String changesOthers(IrOperation row) {
    BitSet changed = new BitSet();
    BitSet expected = new BitSet();
    for (Trial trial : trials(row)) {
      BitSet written = trial.written();
      expected.or(written);
      int end = row.has(Trait.CALLS) ? written.nextSetBit(0) : OperationRig.FRAME;
      // Slot 0 is where the function's own result goes; a tail call has the whole frame.
      for (int slot = row.has(Trait.RETURNS | Trait.TAIL_CALLS) ? 2 : 1; slot < end; slot++) {
        if (trial.outcome.frame()[slot] != trial.inputs.frame[slot] && !row.has(Trait.TAIL_CALLS)) {
          changed.set(slot);
          if (!written.get(slot)) {
            return "writes s" + slot + " too";
          }
        }
      }
    }
    boolean writes = row.has(Trait.CALLS) || changed.equals(expected);
    return writes ? null : "writes " + changed + " and not " + expected;
  }

  @Test
  void effects_dependOnNothingThatTheRowDoesNotRead() {
    checkAll(
        row -> {
          for (Trial trial : trials(row)) {
            int seed = Arrays.hashCode(trial.inputs.words);
            OperationRig rig = row.has(CHANGES_STATE) ? new OperationRig() : trial.rig;
            Trial other = new Trial(row, rig, 0);
            System.arraycopy(trial.inputs.words, 0, other.inputs.words, 0, row.length());
            System.arraycopy(trial.inputs.frame, 0, other.inputs.frame, 0, OperationRig.FRAME);
            other.inputs.poison(new Random(seed));
            if (!trial.effects().equals(other.run().effects())) {
              return trial.effects() + " but also " + other.effects();
            }
          }
          return null;
        });
  }

  @Test
  void effects_dependOnAllThatTheRowReads() {
    checkAll(
        row -> {
          Set<String> without = new TreeSet<>();
          for (Slots operand : row.form().reads) {
            for (int i = 0; i < maxCount(row, operand); i++) {
              boolean hardly = HARDLY_MATTER.contains(row.mnemonic() + " " + operand.place());
              if (!hardly && !matters(row, operand, i)) {
                without.add(operand.place() + "[" + i + "]");
              }
            }
          }
          return without.isEmpty() ? null : "does not read " + without;
        });
  }

  private static int maxCount(IrOperation row, Slots operand) {
    int max = 0;
    OperationRig rig = new OperationRig();
    for (int seed = 0; seed < 5; seed++) {
      Trial trial = new Trial(row, rig, seed);
      max = Math.max(max, OperationRig.count(row, operand, trial.inputs.words));
    }
    return max;
  }

  private static boolean matters(IrOperation row, Slots operand, int index) {
    OperationRig one = new OperationRig();
    OperationRig another = one;
    for (int seed = 0; seed < TRIALS; seed++) {
      if (row.has(CHANGES_STATE)) {
        one = new OperationRig();
        another = new OperationRig();
      }
      Trial trial = new Trial(row, one, seed);
      int slot = operand.place().of(trial.inputs.words, 0) + index;
      if (index >= OperationRig.count(row, operand, trial.inputs.words)) {
        continue;
      }
      Trial changed = new Trial(row, another, seed);
      changed.inputs.frame[slot] = new Trial(row, another, seed + 10_000).inputs.frame[slot];
      if (!trial.run().effects().equals(changed.run().effects())) {
        return true;
      }
    }
    return false;
  }

  @Test
  void controlGoesOn_behindTheLength() {
    checkAll(
        row -> {
          boolean fell = false;
          boolean branched = false;
          for (Trial trial : trials(row)) {
            if (trial.outcome.failure() != null || row.has(Trait.RETURNS | Trait.TAIL_CALLS)) {
              continue;
            }
            fell |= OperationRig.fellThrough(trial.outcome);
            branched |= OperationRig.branched(trial.outcome);
            if (!OperationRig.fellThrough(trial.outcome) && !OperationRig.branched(trial.outcome)) {
              return "goes elsewhere";
            }
          }
          boolean branches = row.has(Trait.BRANCHES) || row.opcode() == IrOpcode.BR_TABLE;
          if (branched != branches) {
            return branched ? "branches" : "never branches";
          }
          boolean goesOn = !row.has(Trait.ENDS_BLOCK);
          return fell == goesOn ? null : fell ? "goes on" : "never goes on";
        });
  }

  @Test
  void widthOfResults_isThatOfTheRow() {
    checkAll(
        row -> {
          boolean wide = false;
          for (Trial trial : trials(row)) {
            if (trial.outcome.failure() != null) {
              continue;
            }
            BitSet written = trial.written();
            for (int slot = written.nextSetBit(0); slot >= 0; slot = written.nextSetBit(slot + 1)) {
              boolean fits = fits(trial.outcome.frame()[slot]);
              wide |= !fits;
              if (!fits && mustFit(trial)) {
                return "gives " + trial.outcome.frame()[slot];
              }
            }
          }
          boolean mayBe = row.width() != Width.NONE && row.width() != Width.NARROW;
          return wide || !mayBe || ALWAYS_FIT.contains(row.mnemonic()) ? null : "always fits";
        });
  }

  /** Those that are taken for wide, though what they give here fits. */
  private static final Set<String> ALWAYS_FIT =
      Set.of(
          "I64_CLZ",
          "I64_CTZ",
          "I64_POPCNT",
          "MEMORY_SIZE",
          "MEMORY_GROW",
          "TABLE_GET",
          "TABLE_SIZE",
          "TABLE_GROW",
          "STRUCT_NEW",
          "STRUCT_NEW_DEFAULT",
          "ARRAY_NEW",
          "ARRAY_NEW_DEFAULT",
          "ARRAY_NEW_FIXED",
          "ARRAY_NEW_DATA",
          "ARRAY_NEW_ELEM",
          "REF_I31",
          "ARRAY_GET");

  private static boolean fits(long value) {
    return value == (int) value;
  }

  private static boolean mustFit(Trial trial) {
    int[] words = trial.inputs.words;
    long[] frame = trial.inputs.frame;
    return switch (trial.row.width()) {
      case NARROW -> true;
      case AS_A -> fits(frame[words[1] & 0xFFFF]);
      case AS_A_OR_MASK ->
          fits(frame[words[1] & 0xFFFF])
              || (trial.row.length() == 3 ? words[2] >= 0 : words[1] >> 16 >= 0);
      case AS_A_AND_B -> fits(frame[words[1] & 0xFFFF]) && fits(frame[words[1] >>> 16]);
      case OF_GLOBAL -> words[1] == trial.rig.globalSlot(0);
      case OF_INSTRUCTION -> Set.of(0x28, 0x2C, 0x2D, 0x2E, 0x2F, 0x34).contains(words[3] & 0xFFFF);
      case OF_STORAGE -> trial.row.length() == 3 || words[2] != 1;
      case COPIED, OF_SIGNATURE, WIDE, NONE -> false;
    };
  }

  /** They fail when the run is cancelled or has no fuel, which is tested with whole functions. */
  private static final Set<String> ENDED_BY_BOUNDS = Set.of("LOOP", "METER");

  @Test
  void failures_areThoseOfTheRow() {
    checkAll(
        row -> {
          boolean failed = false;
          for (Trial trial : trials(row)) {
            Throwable failure = trial.outcome.failure();
            if (failure != null) {
              failed = true;
              boolean allowed =
                  failure instanceof TrapException && row.has(Trait.TRAPS)
                      || failure instanceof GuestThrow && row.has(Trait.THROWS);
              if (!allowed) {
                return failure.toString();
              }
            }
          }
          boolean fails = row.has(Trait.TRAPS | Trait.THROWS);
          return failed
                  || !fails
                  || row.has(TRAPS_ELSEWHERE)
                  || ENDED_BY_BOUNDS.contains(row.mnemonic())
                  || row.opcode() == IrOpcode.RETURN_CALL
              ? null
              : "never fails";
        });
  }

  @Test
  void state_changesOnlyWhereTheRowSaysSo() {
    checkAll(
        row -> {
          boolean memory = false;
          boolean globals = false;
          boolean others = false;
          for (Trial trial : trials(row)) {
            memory |= trial.outcome.memory().length > 0;
            globals |= !Arrays.equals(trial.outcome.globals(), trial.rig.store.globals);
            others |= !trial.outcome.rest().isEmpty();
          }
          boolean grows = row.has(Trait.GROWS);
          if (memory != row.has(Trait.STORES) && !grows) {
            return "memory";
          }
          if (globals != row.has(Trait.SETS_GLOBAL)) {
            return "globals";
          }
          return others == row.has(Trait.SETS_TABLE | Trait.SETS_OBJECT | Trait.GROWS)
              ? null
              : "tables, segments or objects";
        });
  }

  @Test
  void counts_ofAllOperandsAreKnown() {
    Set<Count> counts = new TreeSet<>();
    for (IrOperation row : IrTable.rows()) {
      for (Slots operand : row.form().reads) {
        counts.add(operand.count());
      }
      for (Slots operand : row.form().writes) {
        counts.add(operand.count());
      }
    }
    assertEquals(Set.of(Count.values()), counts);
  }
}
