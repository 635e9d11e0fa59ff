package dev.wizer.snapshot;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings the number of a table's regions under a limit: engines refuse modules with more than
 * 100,000 segments of a kind. The smallest gaps are closed first, wherever they are; among equal
 * ones, the last.
 */
final class SegmentPlanner {

  private SegmentPlanner() {}

  /**
   * {@return the same spaces' regions, at most {@code max} of them in all}
   *
   * @param spaces one for each memory or table. Regions of different ones can't become one
   * @param max how many regions there may be; at least one for each space that has any
   */
  static List<Regions> plan(List<Regions> spaces, int max) {
    long total = 0;
    int gapCount = 0;
    for (Regions space : spaces) {
      total += space.count();
      gapCount += Math.max(0, space.count() - 1);
    }
    if (total <= max) {
      return spaces;
    }
    int used = (int) (total - gapCount);
    GapChoice choice = GapChoice.ofLargest(gaps(spaces, gapCount), max - used);
    List<Regions> planned = new ArrayList<>();
    for (Regions space : spaces) {
      planned.add(space.close(choice));
    }
    return planned;
  }

  private static long[] gaps(List<Regions> spaces, int count) {
    long[] gaps = new long[count];
    int next = 0;
    for (Regions space : spaces) {
      for (int i = 0; i < space.count() - 1; i++) {
        gaps[next++] = space.gapAfter(i);
      }
    }
    return gaps;
  }
}
