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
        new Cluster(unitCount - 1).choose();
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

  /** Units between gaps that are kept, of which each may begin a segment. */
  private final class Cluster {

    private final int count;
    private final long base;

    /** The best choice up to each unit, exclusive: its bytes and segments. */
    private final long[] best;

    /** The same, with a segment begun at the unit; the bytes less the unit's address. */
    private final long[] begun;

    /** The unit at which the last segment of the best choice begins. */
    private final int[] lastBegin;

    Cluster(int count) {
      this.count = count;
      this.base = start(0);
      this.best = new long[count + 1];
      this.begun = new long[count];
      this.lastBegin = new int[count + 1];
    }

    private long start(int unit) {
      return regions.start(units[unit]);
    }

    private long end(int unit) {
      return regions.end(units[unit + 1] - 1);
    }

    void choose() {
      Window[] windows = windows();
      for (int unit = 0; unit < count; unit++) {
        begin(unit);
        end(unit, windows);
      }
      for (int unit = count; unit > 0; unit = lastBegin[unit]) {
        begins.set(units[lastBegin[unit]]);
      }
    }

    private Window[] windows() {
      Window[] windows = new Window[SegmentCosts.unsignedLength(end(count - 1) - base)];
      for (int i = 0; i < windows.length; i++) {
        windows[i] = new Window(begun, 1L << (i + 1) * BITS_PER_BYTE);
      }
      return windows;
    }

    private void begin(int unit) {
      long bytes = regions.head(units[unit]) + price - (start(unit) - base);
      begun[unit] = best[unit] + (bytes << COUNT_BITS) + 1;
    }

    private void end(int unit, Window[] windows) {
      long end = end(unit);
      long least = Long.MAX_VALUE;
      for (int i = 0; i < windows.length; i++) {
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

    private final long[] costs;
    private final long lengthLimit;
    private int[] queue = new int[16];
    private int head;
    private int tail;

    Window(long[] costs, long lengthLimit) {
      this.costs = costs;
      this.lengthLimit = lengthLimit;
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
