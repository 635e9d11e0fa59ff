package dev.wizer.engine.interp.compile;

/**
 * How often each block of a function is executed, as far as that is known.
 *
 * @param counts how often, by block; empty if it is not known and not counted either
 * @param counting whether compiled code is to count, in this same array
 */
public record BlockProfile(int[] counts, boolean counting) {

  /** Nothing is known. */
  public static final BlockProfile NONE = new BlockProfile(new int[0], false);

  /** A block is hot if at least one in so many of all executions of blocks is its. */
  private static final int HOT_SHARE = 20_000;

  /** {@return this profile, as it has become} */
  public BlockProfile counted() {
    return new BlockProfile(counts, false);
  }

  /** Whether the counts can be used. */
  boolean isKnown() {
    return counts.length > 0 && !counting;
  }

  /** What a block must have been executed to be hot. */
  int hotCount() {
    long sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return (int) Math.max(1, sum / HOT_SHARE);
  }

  /** How often a block has been executed; 0 if that is not known. */
  int count(int block) {
    return isKnown() ? counts[block] : 0;
  }
}
