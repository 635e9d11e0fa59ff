package dev.wizer.snapshot;

import java.util.Arrays;

/**
 * Disjoint ranges in ascending order, with gaps between them that are worth keeping. Two numbers a
 * region in one array: a memory can have millions before their number is capped.
 */
final class Regions {

  private static final int INITIAL_CAPACITY = 64;

  private final long filledGap;
  private final SegmentCosts costs;
  private long[] bounds = new long[2 * INITIAL_CAPACITY];
  private int count;

  /**
   * Makes an empty set of regions.
   *
   * @param filledGap regions with no larger gap between them become one
   */
  Regions(long filledGap) {
    this.filledGap = filledGap;
    this.costs = null;
  }

  /** Makes an empty set of a memory's regions; those become one that no plan would keep apart. */
  Regions(SegmentCosts costs) {
    this.filledGap = costs.filledGap();
    this.costs = costs;
  }

  int count() {
    return count;
  }

  long start(int index) {
    return bounds[2 * index];
  }

  long end(int index) {
    return bounds[2 * index + 1];
  }

  /** {@return the distance from the end of the region at {@code index} to the next one's start} */
  long gapAfter(int index) {
    return start(index + 1) - end(index);
  }

  /** Adds a region that begins at or after the end of the last one. */
  void add(long start, long end) {
    if (count > 0) {
      long gap = start - end(count - 1);
      if (gap <= filledGap || costs != null && gap <= costs.head(start)) {
        bounds[2 * count - 1] = end;
        return;
      }
    }
    append(start, end);
  }

  private void append(long start, long end) {
    if (2 * count == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * count] = start;
    bounds[2 * count + 1] = end;
    count++;
  }

  /** Adds all of {@code other}, which begin at or after the end of the last one. */
  void addAll(Regions other) {
    for (int i = 0; i < other.count; i++) {
      add(other.start(i), other.end(i));
    }
  }

  /** {@return these regions, without the gaps that {@code choice} closes} */
  Regions close(GapChoice choice) {
    Regions result = new Regions(0);
    if (count == 0) {
      return result;
    }
    long start = start(0);
    for (int i = 0; i < count - 1; i++) {
      if (choice.keepsNext(gapAfter(i))) {
        result.append(start, end(i));
        start = start(i + 1);
      }
    }
    result.append(start, end(count - 1));
    return result;
  }

  /**
   * {@return these regions in whole pages}
   *
   * @param page how many bytes a page has
   * @param length where what holds the regions ends, perhaps within a page
   */
  Regions aligned(int page, long length) {
    Regions result = new Regions(0);
    for (int i = 0; i < count; i++) {
      long first = start(i) / page * page;
      long last = Math.min(length, (end(i) + page - 1) / page * page);
      if (result.count > 0 && first < result.end(result.count - 1)) {
        first = result.end(result.count - 1);
      }
      if (first < last) {
        result.add(first, last);
      }
    }
    return result;
  }

  /** {@return these regions, their smallest gaps closed until there are at most {@code max}} */
  Regions atMost(int max) {
    if (count <= max) {
      return this;
    }
    long[] gaps = new long[count - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = gapAfter(i);
    }
    return close(GapChoice.ofLargest(gaps, max - 1));
  }
}
