package dev.wizer.snapshot;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Plans the data segments that restore memories: those that make the smallest data section, of at
 * most a given number of segments.
 *
 * <p>Fewer segments than the smallest section has are reached by a price on each: of the choices
 * that are best at some price, none has fewer bytes with as many segments. Between two prices next
 * to each other, as much is taken from the choice with more segments as there is room for.
 */
final class DataSegmentPlanner {

  /** What a segment may cost besides its bytes, as long as there are more than preferred. */
  private static final int PREFERENCE_PRICE = 8;

  /** How far a length field can move the price beyond which a gap is filled. */
  private static final int MARGIN = 6;

  /** Numbers of segments above which the number itself has one more byte. */
  private static final int[] SHORT_COUNTS = {127, 16_383};

  /** A number that is shorter by a byte or two is not worth more segments' bytes than that. */
  private static final int MAX_COUNT_REDUCTION = 2;

  private final RegionSequence regions;
  private final DataSectionFrame frame;
  private final int max;
  private final int preferred;

  private DataSegmentPlanner(
      RegionSequence regions, DataSectionFrame frame, int max, int preferred) {
    this.regions = regions;
    this.frame = frame;
    this.max = Math.max(max, regions.spaceCount());
    this.preferred = Math.max(preferred, regions.spaceCount());
  }

  /**
   * {@return for each memory, the ranges that its segments restore}
   *
   * @param spaces each memory's regions that are not zero
   * @param costs what segments cost in each memory, the same penalty in all of them
   * @param frame what else the section has
   * @param max how many segments there may be; each memory that has regions has one in any case
   * @param preferred how many segments are not too many: as long as there are more, each is worth
   *     some bytes
   */
  static List<Regions> plan(
      List<Regions> spaces,
      List<SegmentCosts> costs,
      DataSectionFrame frame,
      int max,
      int preferred) {
    RegionSequence regions = new RegionSequence(spaces, costs);
    return regions.segments(new DataSegmentPlanner(regions, frame, max, preferred).plan());
  }

  private BitSet plan() {
    BitSet smallest = SegmentChooser.choose(regions, 0);
    if (smallest.cardinality() <= Math.min(max, preferred)) {
      return withFrame(smallest);
    }
    BitSet cheap = SegmentChooser.choose(regions, PREFERENCE_PRICE);
    if (cheap.cardinality() <= Math.min(max, preferred)) {
      return withFrame(fewer(smallest, Math.min(max, preferred), 0));
    }
    return cheap.cardinality() <= max ? cheap : fewer(cheap, max, PREFERENCE_PRICE);
  }

  /** Takes into account what else is in the section. */
  private BitSet withFrame(BitSet smallest) {
    BitSet plan = smallest;
    if (plan.cardinality() < frame.freePlaces()) {
      // A segment in such a place does without a placeholder.
      plan = atMost(Math.min(max, frame.freePlaces()), -DataSectionFrame.PLACEHOLDER_LENGTH);
    }
    for (int shortCount : SHORT_COUNTS) {
      int fewer = shortCount - frame.keptSegments();
      int excess = plan.cardinality() - fewer;
      if (excess > 0 && excess <= MAX_COUNT_REDUCTION && fewer >= regions.spaceCount()) {
        BitSet other = atMost(fewer, 0);
        plan = length(other) < length(plan) ? other : plan;
      }
    }
    return plan;
  }

  private long length(BitSet plan) {
    int count = plan.cardinality();
    return regions.lengthOfSegments(plan, 0, regions.count())
        + frame.placeholdersLength(count)
        + frame.countLength(count);
  }

  /** {@return the best choice of at most {@code limit} segments, {@code price} the lowest price} */
  private BitSet atMost(int limit, long price) {
    BitSet cheapest = SegmentChooser.choose(regions, price);
    return cheapest.cardinality() <= limit ? cheapest : fewer(cheapest, limit, price);
  }

  /** {@return the same, if {@code cheapest} is best at that price and has more segments} */
  private BitSet fewer(BitSet cheapest, int limit, long price) {
    long tooLow = price;
    BitSet tooMany = cheapest;
    long step = MARGIN;
    long high = Math.max(price + 1, likelyPrice(limit) + step);
    BitSet few = SegmentChooser.choose(regions, high);
    while (few.cardinality() > limit) {
      tooLow = high;
      tooMany = few;
      step *= 2;
      high += step;
      few = SegmentChooser.choose(regions, high);
    }
    long next = Math.max(tooLow, high - 2 * step);
    while (high - tooLow > 1) {
      long middle = next > tooLow ? next : (tooLow + high) >> 1;
      next = tooLow;
      BitSet choice = SegmentChooser.choose(regions, middle);
      if (choice.cardinality() > limit) {
        tooLow = middle;
        tooMany = choice;
      } else {
        high = middle;
        few = choice;
      }
    }
    return between(few, tooMany, limit, high, price);
  }

  /** {@return about the price beyond which no more than {@code limit} gaps are worth keeping} */
  private long likelyPrice(int limit) {
    int kept = limit - regions.spaceCount();
    long[] worths = new long[regions.count() - regions.spaceCount()];
    int next = 0;
    for (int i = 0; i < regions.count(); i++) {
      if (!regions.isFirst(i)) {
        worths[next++] = regions.worthOfGapBefore(i);
      }
    }
    Arrays.sort(worths);
    return worths[worths.length - 1 - Math.min(kept, worths.length - 1)];
  }

  /**
   * Adds segments to {@code few}, as {@code many} has them, up to the limit. Between two regions
   * with which segments of both begin, either one's will do; where more would be too many, those
   * gaps are kept that are worth most, and of equal ones the first.
   */
  private BitSet between(BitSet few, BitSet many, int limit, long price, long lowest) {
    BitSet result = (BitSet) few.clone();
    int room = limit - few.cardinality();
    for (int from = 0, to; from < regions.count() && room > 0; from = to) {
      to = nextCommon(few, many, from + 1);
      if (many.nextSetBit(from + 1) == to) {
        // Both have one segment here, as nearly everywhere.
        continue;
      }
      int more = many.get(from, to).cardinality() - few.get(from, to).cardinality();
      if (more > 0 && more <= room && saving(few, many, from, to) == more * price) {
        replace(result, many, from, to);
        room -= more;
      }
    }
    return room > 0 ? withLargestGaps(result, many, room, lowest) : result;
  }

  private long saving(BitSet few, BitSet many, int from, int to) {
    return regions.lengthOfSegments(few, from, to) - regions.lengthOfSegments(many, from, to);
  }

  private BitSet withLargestGaps(BitSet few, BitSet many, int room, long price) {
    BitSet left = (BitSet) many.clone();
    left.andNot(few);
    long[] worths = new long[left.cardinality()];
    int next = 0;
    for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
      worths[next++] = regions.worthOfGapBefore(i);
    }
    GapChoice choice = GapChoice.ofLargest(worths, room);
    for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
      long worth = regions.worthOfGapBefore(i);
      if (choice.keepsNext(worth) && worth > price) {
        few.set(i);
      }
    }
    return few;
  }

  private static void replace(BitSet target, BitSet source, int from, int to) {
    for (int i = source.nextSetBit(from); i >= 0 && i < to; i = source.nextSetBit(i + 1)) {
      target.set(i);
    }
    for (int i = target.nextSetBit(from); i >= 0 && i < to; i = target.nextSetBit(i + 1)) {
      target.set(i, source.get(i));
    }
  }

  private int nextCommon(BitSet first, BitSet second, int from) {
    int next = first.nextSetBit(from);
    while (next >= 0 && !second.get(next)) {
      next = first.nextSetBit(next + 1);
    }
    return next < 0 ? regions.count() : next;
  }
}
