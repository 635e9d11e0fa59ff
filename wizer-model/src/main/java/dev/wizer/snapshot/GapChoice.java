package dev.wizer.snapshot;

import java.util.Arrays;

/**
 * Chooses which gaps between regions stay when there may be only so many: the largest, and among
 * equal ones the first. So a gap that would not be chosen among some of all gaps is not chosen
 * among all of them either, and parts can be thinned out before they are put together.
 */
final class GapChoice {

  private final long threshold;
  private int leftAtThreshold;

  private GapChoice(long threshold, int leftAtThreshold) {
    this.threshold = threshold;
    this.leftAtThreshold = leftAtThreshold;
  }

  /**
   * {@return a choice of {@code kept} gaps}
   *
   * @param gaps all gaps' sizes; sorted by this call
   * @param kept how many stay, 0 to {@code gaps.length}
   */
  static GapChoice ofLargest(long[] gaps, int kept) {
    if (kept <= 0) {
      return new GapChoice(Long.MAX_VALUE, 0);
    }
    if (kept >= gaps.length) {
      return new GapChoice(-1, 0);
    }
    Arrays.sort(gaps);
    int first = gaps.length - kept;
    long threshold = gaps[first];
    int equal = 0;
    for (int i = first; i < gaps.length && gaps[i] == threshold; i++) {
      equal++;
    }
    return new GapChoice(threshold, equal);
  }

  /** {@return whether the next gap stays; to be asked once for each, in ascending order} */
  boolean keepsNext(long gap) {
    if (gap == threshold && leftAtThreshold > 0) {
      leftAtThreshold--;
      return true;
    }
    return gap > threshold;
  }
}
