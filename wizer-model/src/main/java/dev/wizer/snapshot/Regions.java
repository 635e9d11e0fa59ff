package dev.wizer.snapshot;

import java.util.Arrays;

/**
 * Disjoint ranges in ascending order, with gaps between them that are worth keeping. Two numbers a
 * region in one array: a memory can have millions before their number is capped.
 */
final class Regions {

  private static final int INITIAL_CAPACITY = 64;

  private final long smallestKeptGap;
  private long[] bounds = new long[2 * INITIAL_CAPACITY];
  private int count;

  /**
   * Makes an empty set of regions.
   *
   * @param smallestKeptGap regions that are nearer to each other than this become one
   */
  Regions(long smallestKeptGap) {
    this.smallestKeptGap = smallestKeptGap;
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
    if (count > 0 && start - end(count - 1) < smallestKeptGap) {
      bounds[2 * count - 1] = end;
      return;
    }
    if (2 * count == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * count] = start;
    bounds[2 * count + 1] = end;
    count++;
  }

  /** Adds all of {@code other}, which lies {@code distance} further on than it says. */
  void addAll(Regions other, long distance) {
    for (int i = 0; i < other.count; i++) {
      add(other.start(i) + distance, other.end(i) + distance);
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
        result.add(start, end(i));
        start = start(i + 1);
      }
    }
    result.add(start, end(count - 1));
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
