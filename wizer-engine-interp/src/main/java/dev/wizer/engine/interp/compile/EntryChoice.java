package dev.wizer.engine.interp.compile;

import static org.objectweb.asm.Opcodes.*;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes the bytecode that goes to one of a region's entries, whose number is in {@link
 * SlotCode#POSITION}: a tree of comparisons in which those that are frequent are near to the root.
 */
final class EntryChoice {

  private static final int REGION_BITS = 16;
  private static final int REGION_MASK = 0xFFFF;

  private final MethodVisitor method;
  private final SlotCode slots;
  private final Region region;
  private final BlockProfile profile;

  /**
   * Makes the writer of one method.
   *
   * @param region the region that is the method
   */
  EntryChoice(MethodVisitor method, SlotCode slots, Region region, BlockProfile profile) {
    this.method = method;
    this.slots = slots;
    this.region = region;
    this.profile = profile;
  }

  /**
   * Goes to one of all entries.
   *
   * @param labels where they are, by number
   */
  void amongAll(Label[] labels) {
    int[] numbers = new int[labels.length];
    Arrays.setAll(numbers, i -> i);
    choose(numbers, labels, 0, labels.length - 1);
  }

  /**
   * Goes on within the region if that is where a table of branches leads: what {@link
   * RegionPlan#where} says of the target is in {@link SlotCode#POSITION}, and still is if not.
   *
   * @param targets the blocks to which the table may lead
   * @param label where a block of the region is
   */
  void amongTargets(int[] targets, RegionPlan plan, IntFunction<Label> label) {
    int own = plan.where(region.entries()[0]) & REGION_MASK;
    int[] numbers =
        Arrays.stream(targets)
            .map(plan::where)
            .filter(where -> (where & REGION_MASK) == own)
            .map(where -> where >>> REGION_BITS)
            .sorted()
            .distinct()
            .toArray();
    if (numbers.length == 0) {
      return;
    }
    Label leaves = new Label();
    method.visitVarInsn(ILOAD, SlotCode.POSITION);
    slots.constant(REGION_MASK);
    method.visitInsn(IAND);
    slots.constant(own);
    method.visitJumpInsn(IF_ICMPNE, leaves);
    method.visitVarInsn(ILOAD, SlotCode.POSITION);
    slots.constant(REGION_BITS);
    method.visitInsn(IUSHR);
    method.visitVarInsn(ISTORE, SlotCode.POSITION);
    Label[] labels = new Label[numbers.length];
    Arrays.setAll(labels, i -> label.apply(region.entries()[numbers[i]]));
    choose(numbers, labels, 0, labels.length - 1);
    slots.place(leaves);
  }

  /**
   * Goes to one of some entries.
   *
   * @param numbers their numbers, ascending
   */
  private void choose(int[] numbers, Label[] labels, int first, int last) {
    if (first == last) {
      method.visitJumpInsn(GOTO, labels[first]);
      return;
    }
    int middle = middle(numbers, first, last);
    Label high = new Label();
    method.visitVarInsn(ILOAD, SlotCode.POSITION);
    slots.constant(numbers[middle]);
    method.visitJumpInsn(IF_ICMPGE, high);
    choose(numbers, labels, first, middle - 1);
    slots.place(high);
    choose(numbers, labels, middle, last);
  }

  /** Where to divide entries so that both parts are about equally frequent. */
  private int middle(int[] numbers, int first, int last) {
    long sum = 0;
    for (int i = first; i <= last; i++) {
      sum += frequency(numbers[i]);
    }
    long lower = frequency(numbers[first]);
    int middle = first + 1;
    while (middle < last && 2 * lower + frequency(numbers[middle]) <= sum) {
      lower += frequency(numbers[middle++]);
    }
    return middle;
  }

  /** How frequent an entry is; never 0, so that all count the same if nothing is known. */
  private long frequency(int entry) {
    return 1L + profile.count(region.entries()[entry]);
  }
}
