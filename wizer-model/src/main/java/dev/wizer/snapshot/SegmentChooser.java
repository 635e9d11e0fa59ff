package dev.wizer.snapshot;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Chooses which gaps are filled so that all segments together have the fewest bytes; of several
 * such choices, one with the fewest segments. Each segment may count for some bytes more than it
 * has: the higher that price, the fewer segments.
 *
 * <p>Most gaps are so small, or so large, that nothing around them matters. The others depend on
 * each other, but only because a segment's length field has one to five bytes: so the best end of a
 * choice up to a region is found among those of the regions before, for each length of the field in
 * a window of its own. The time is linear in the number of regions.
 */
final class SegmentChooser {

  /** A segment's length field has no more bytes: no memory's content is 32 GiB long. */
  private static final int MAX_LENGTH_FIELD = 5;

  private static final int BITS_PER_BYTE = 7;

  /** Lengths below this one have a field of one byte. */
  private static final int SHORT = 1 << BITS_PER_BYTE;

  /** Bytes and segments are one number, bytes above these bits: it is compared at once. */
  private static final int COUNT_BITS = 21;

  private final RegionSequence regions;
  private final long price;
  private final BitSet begins;

  /** Runs of regions that become one segment in any case, of those between two kept gaps. */
  private int[] units = new int[16];

  private int unitCount;

  private final Cluster cluster = new Cluster();

  private SegmentChooser(RegionSequence regions, long price) {
    this.regions = regions;
    this.price = price;
    this.begins = new BitSet(regions.count());
  }

  /**
   * {@return the regions with which segments begin}
   *
   * @param price what each segment counts for, in addition to its bytes
   */
  static BitSet choose(RegionSequence regions, long price) {
    SegmentChooser chooser = new SegmentChooser(regions, price);
    chooser.choose();
    return chooser.begins;
  }

  private void choose() {
    int count = regions.count();
    for (int from = 0, to; from < count; from = to) {
      begins.set(from);
      unitCount = 0;
      addUnit(from);
      for (to = from + 1; to < count && !isKept(to); to++) {
        if (!isFilled(to)) {
          addUnit(to);
        }
      }
      if (unitCount > 1) {
        addUnit(to);
        cluster.choose(unitCount - 1);
      }
    }
  }

  private void addUnit(int region) {
    if (unitCount == units.length) {
      units = Arrays.copyOf(units, 2 * unitCount);
    }
    units[unitCount++] = region;
  }

  /** A gap without the smallest length field is worth more than a head with the largest. */
  private boolean isKept(int region) {
    return regions.isFirst(region)
        || regions.gapBefore(region) > regions.head(region) + price + MAX_LENGTH_FIELD;
  }

  /** Two length fields have no fewer bytes than one, if what is between the two is short. */
  private boolean isFilled(int region) {
    long gap = regions.gapBefore(region);
    return gap < SHORT && gap <= regions.head(region) + price;
  }

  /**
   * Units between gaps that are kept, of which each may begin a segment. One object serves for all
   * of them: there are tens of thousands, most of two or three units.
   */
  private final class Cluster {

    private long base;

    /** The best choice up to each unit, exclusive: its bytes and segments. */
    private long[] best = new long[16];

    /** The same, with a segment begun at the unit; the bytes less the unit's address. */
    private long[] begun = new long[16];

    /** The unit at which the last segment of the best choice begins. */
    private int[] lastBegin = new int[16];

    private final Window[] windows = new Window[MAX_LENGTH_FIELD];
    private int windowCount;

    private long start(int unit) {
      return regions.start(units[unit]);
    }

    private long end(int unit) {
      return regions.end(units[unit + 1] - 1);
    }

    void choose(int count) {
      base = start(0);
      if (best.length <= count) {
        best = new long[2 * count];
        begun = new long[2 * count];
        lastBegin = new int[2 * count];
      }
      best[0] = 0;
      openWindows(SegmentCosts.unsignedLength(end(count - 1) - base));
      for (int unit = 0; unit < count; unit++) {
        beginAt(unit);
        endAt(unit);
      }
      for (int unit = count; unit > 0; unit = lastBegin[unit]) {
        begins.set(units[lastBegin[unit]]);
      }
    }

    private void openWindows(int number) {
      windowCount = number;
      for (int i = 0; i < number; i++) {
        if (windows[i] == null) {
          windows[i] = new Window(1L << (i + 1) * BITS_PER_BYTE);
        }
        windows[i].open(begun);
      }
    }

    private void beginAt(int unit) {
      long bytes = regions.head(units[unit]) + price - (start(unit) - base);
      begun[unit] = best[unit] + (bytes << COUNT_BITS) + 1;
    }

    private void endAt(int unit) {
      long end = end(unit);
      long least = Long.MAX_VALUE;
      for (int i = 0; i < windowCount; i++) {
        Window window = windows[i];
        window.add(unit);
        while (end - start(window.first()) >= window.lengthLimit) {
          window.removeFirst();
          if (window.isEmpty()) {
            break;
          }
        }
        if (!window.isEmpty()) {
          long cost = begun[window.first()] + (i + 1L << COUNT_BITS);
          if (cost < least) {
            least = cost;
            lastBegin[unit + 1] = window.first();
          }
        }
      }
      best[unit + 1] = least + (end - base << COUNT_BITS);
    }
  }

  /** The units at which a segment with a length field of some bytes may begin, cheapest first. */
  private static final class Window {

    private final long lengthLimit;
    private long[] costs;
    private int[] queue = new int[16];
    private int head;
    private int tail;

    Window(long lengthLimit) {
      this.lengthLimit = lengthLimit;
    }

    /** Begins anew, with the costs of other units. */
    void open(long[] newCosts) {
      costs = newCosts;
      head = 0;
      tail = 0;
    }

    boolean isEmpty() {
      return head == tail;
    }

    int first() {
      return queue[head];
    }

    void removeFirst() {
      head++;
    }

    void add(int unit) {
      while (tail > head && costs[queue[tail - 1]] > costs[unit]) {
        tail--;
      }
      if (tail == queue.length) {
        makeRoom();
      }
      queue[tail++] = unit;
    }

    private void makeRoom() {
      int length = tail - head;
      int[] larger = 2 * length > queue.length ? new int[2 * queue.length] : queue;
      System.arraycopy(queue, head, larger, 0, length);
      queue = larger;
      head = 0;
      tail = length;
    }
  }
}
