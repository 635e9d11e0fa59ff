package dev.wizer.snapshot;

/**
 * What a data section has besides the segments that are planned.
 *
 * @param keptSegments how many of the module's own segments stay
 * @param freePlaces how many further places must not vanish, because instructions name them or
 *     later ones; they hold new segments or, if there are not enough, placeholders
 * @param hasDataCount whether the module also says the number of segments in front of its code
 */
record DataSectionFrame(int keptSegments, int freePlaces, boolean hasDataCount) {

  /** What an empty passive segment has, which holds a place that instructions name. */
  static final int PLACEHOLDER_LENGTH = 2;

  /** {@return how many bytes the placeholders have, if {@code planned} segments are new} */
  long placeholdersLength(int planned) {
    return (long) PLACEHOLDER_LENGTH * Math.max(0, freePlaces - planned);
  }

  /** {@return how many bytes say the number of segments, if {@code planned} are new} */
  int countLength(int planned) {
    int count = keptSegments + Math.max(freePlaces, planned);
    return SegmentCosts.unsignedLength(count) * (hasDataCount ? 2 : 1);
  }
}
