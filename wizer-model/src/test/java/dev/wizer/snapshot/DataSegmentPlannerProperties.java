package dev.wizer.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.wasm.module.AddressType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DataSegmentPlannerProperties {

  private static final int NO_CAP = Integer.MAX_VALUE;
  private static final DataSectionFrame PLAIN = new DataSectionFrame(0, 0, false);

  /** Lengths about which a length field gets another byte, and others. */
  private static final int[] LENGTHS = {1, 2, 60, 63, 100, 125, 127, 128, 8_000, 16_300, 16_383};

  /** Addresses about which an address gets another byte, and the ends of memories. */
  private static final long[] ADDRESSES = {
    0, 50, 8_000, 1_048_000, 134_217_000L, 0x7FFF_FF00L, 0xF7FF_FF00L, 0xFFEF_FF00L, 0xFFFF_DF00L
  };

  private static Regions regions(Random random, int count) {
    Regions regions = new Regions(0);
    long at = ADDRESSES[random.nextInt(ADDRESSES.length)] + random.nextInt(20);
    for (int i = 0; i < count; i++) {
      int length = LENGTHS[random.nextInt(LENGTHS.length)] + random.nextInt(3);
      regions.add(at, at + length);
      at += length + 1 + random.nextInt(random.nextInt(8) == 0 ? 300 : 14);
    }
    return regions;
  }

  private static SegmentCosts costs(int memoryIndex) {
    return SegmentCosts.of(AddressType.I32, memoryIndex, 0);
  }

  private static long length(List<Regions> planned) {
    long length = 0;
    for (int i = 0; i < planned.size(); i++) {
      for (int j = 0; j < planned.get(i).count(); j++) {
        long start = planned.get(i).start(j);
        long content = planned.get(i).end(j) - start;
        length += costs(i).head(start) + SegmentCosts.unsignedLength(content) + content;
      }
    }
    return length;
  }

  private static int count(List<Regions> planned) {
    return planned.stream().mapToInt(Regions::count).sum();
  }

  /** What a section has: of the module's own, placeholders, and the number of segments. */
  private static long length(List<Regions> planned, DataSectionFrame frame) {
    int count = count(planned);
    int free = Math.max(frame.freePlaces(), count);
    int countLength = SegmentCosts.unsignedLength(frame.keptSegments() + free);
    return length(planned) + 2L * (free - count) + countLength * (frame.hasDataCount() ? 2 : 1);
  }

  private static List<Regions> plan(List<Regions> spaces, DataSectionFrame frame, int max) {
    List<SegmentCosts> costs = new ArrayList<>();
    for (int i = 0; i < spaces.size(); i++) {
      costs.add(costs(i));
    }
    return DataSegmentPlanner.plan(spaces, costs, frame, max, max);
  }

  /** {@return all ways to close gaps, as ranges} */
  private static List<Regions> allPlans(Regions regions) {
    List<Regions> all = new ArrayList<>();
    for (int kept = 0; kept < 1 << (regions.count() - 1); kept++) {
      Regions plan = new Regions(0);
      long start = regions.start(0);
      for (int i = 1; i < regions.count(); i++) {
        if ((kept >> (i - 1) & 1) != 0) {
          plan.add(start, regions.end(i - 1));
          start = regions.start(i);
        }
      }
      plan.add(start, regions.end(regions.count() - 1));
      all.add(plan);
    }
    return all;
  }

  @Property(tries = 3_000)
  void noPlanHasFewerBytes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 11) int count) {
    Regions regions = regions(new Random(seed), count);

    List<Regions> planned = plan(List.of(regions), PLAIN, NO_CAP);

    long fewest = Long.MAX_VALUE;
    int fewestSegments = 0;
    for (Regions other : allPlans(regions)) {
      long length = length(List.of(other));
      if (length < fewest || length == fewest && other.count() < fewestSegments) {
        fewest = length;
        fewestSegments = other.count();
      }
    }
    assertEquals(fewest, length(planned));
    assertEquals(fewestSegments, count(planned), "of equal ones, that with the fewest segments");
  }

  @Property(tries = 3_000)
  void noPlanUnderTheCapHasFewerBytesButForALengthField(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 11) int count,
      @ForAll @IntRange(min = 1, max = 10) int max) {
    Regions regions = regions(new Random(seed), count);

    List<Regions> planned = plan(List.of(regions), PLAIN, max);

    long fewest = Long.MAX_VALUE;
    for (Regions other : allPlans(regions)) {
      if (other.count() <= max) {
        fewest = Math.min(fewest, length(List.of(other)));
      }
    }
    assertTrue(count(planned) <= max);
    assertTrue(length(planned) <= fewest + 2, length(planned) + " instead of " + fewest);
  }

  @Property(tries = 2_000)
  void noPlanHasFewerBytesWithPlaceholders(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 10) int count,
      @ForAll @IntRange(max = 12) int freePlaces) {
    Regions regions = regions(new Random(seed), count);
    DataSectionFrame frame = new DataSectionFrame(1, freePlaces, true);

    List<Regions> planned = plan(List.of(regions), frame, NO_CAP);

    long fewest = Long.MAX_VALUE;
    for (Regions other : allPlans(regions)) {
      fewest = Math.min(fewest, length(List.of(other), frame));
    }
    long length = length(planned, frame);
    assertTrue(length <= fewest + 2, length + " instead of " + fewest);
  }

  @Property(tries = 200)
  void simplerPlansHaveNoFewerBytes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3_000) int count) {
    Random random = new Random(seed);
    List<Regions> spaces = List.of(regions(random, count), regions(random, count / 2 + 1));

    List<Regions> planned = plan(spaces, PLAIN, NO_CAP);

    assertCovers(spaces, planned);
    long length = length(planned);
    for (int filled : new int[] {0, 3, 4, 8, 11, 4_096}) {
      assertTrue(length <= length(filling(spaces, filled)), "gaps of up to " + filled);
    }
    assertTrue(length <= length(byPages(spaces)), "page by page");
  }

  @Property(tries = 200)
  void cappedPlansAreNoLargerThanThoseThatCloseTheSmallestGaps(
      @ForAll long seed,
      @ForAll @IntRange(min = 3, max = 3_000) int count,
      @ForAll @IntRange(min = 2, max = 400) int max) {
    Random random = new Random(seed);
    List<Regions> spaces = List.of(regions(random, count), regions(random, count / 2 + 1));

    List<Regions> planned = plan(spaces, PLAIN, max);

    assertCovers(spaces, planned);
    assertTrue(count(planned) <= max);
    assertTrue(length(planned) <= length(SegmentPlanner.plan(spaces, max)));
  }

  private static List<Regions> filling(List<Regions> spaces, int gap) {
    return spaces.stream()
        .map(
            space -> {
              Regions filled = new Regions(gap);
              filled.addAll(space);
              return filled;
            })
        .toList();
  }

  /** A segment for each page of 4 KiB, from its first byte that is not zero to its last. */
  private static List<Regions> byPages(List<Regions> spaces) {
    return spaces.stream()
        .map(
            space -> {
              Regions pieces = new Regions(-1);
              for (int i = 0; i < space.count(); i++) {
                for (long at = space.start(i); at < space.end(i); ) {
                  long end = Math.min(space.end(i), (at | 4_095) + 1);
                  pieces.add(at, end);
                  at = end;
                }
              }
              return pieces;
            })
        .toList();
  }

  private static void assertCovers(List<Regions> spaces, List<Regions> planned) {
    for (int i = 0; i < spaces.size(); i++) {
      int next = 0;
      for (int j = 0; j < planned.get(i).count(); j++) {
        assertEquals(spaces.get(i).start(next), planned.get(i).start(j));
        while (next < spaces.get(i).count() && spaces.get(i).end(next) <= planned.get(i).end(j)) {
          next++;
        }
        assertEquals(spaces.get(i).end(next - 1), planned.get(i).end(j));
      }
      assertEquals(spaces.get(i).count(), next);
    }
  }

  @Example
  void plan_manyEqualGapsAndACap_usesAllSegmentsThatThereMayBe() {
    Regions regions = new Regions(0);
    for (int i = 0; i < 5_000; i++) {
      regions.add(100L * i, 100L * i + 1);
    }

    assertEquals(1_234, count(plan(List.of(regions), PLAIN, 1_234)));
  }

  @Example
  void plan_numberOfSegmentsNeedsAByteMore_doesWithOneSegmentLess() {
    Regions regions = new Regions(0);
    regions.add(1_000, 1_001);
    // A second segment has six bytes, the gap seven.
    regions.add(1_008, 1_009);

    assertEquals(2, count(plan(List.of(regions), new DataSectionFrame(125, 0, true), NO_CAP)));
    assertEquals(1, count(plan(List.of(regions), new DataSectionFrame(126, 0, true), NO_CAP)));
    assertEquals(2, count(plan(List.of(regions), new DataSectionFrame(127, 0, true), NO_CAP)));
  }
}
