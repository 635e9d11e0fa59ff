package dev.wizer.snapshot;

/**
 * Bounds of a snapshot, and its form.
 *
 * @param maxDataSegments how many data segments the result may have, those of the module that stay
 *     included; each memory has one in any case
 * @param preferredDataSegments how many new data segments are not too many: as long as there are
 *     more, a result that is a little larger may have fewer
 * @param maxElementSegments how many element segments the result may have
 * @param pageAligned whether data segments consist of whole pages of 4 KiB
 * @param startFunction whether objects may be made by a start function
 * @param threads how many threads may look for changes; this does not change the result
 */
public record SnapshotLimits(
    int maxDataSegments,
    int preferredDataSegments,
    int maxElementSegments,
    boolean pageAligned,
    StartFunction startFunction,
    int threads) {

  /** What a snapshot may do with start functions. */
  public enum StartFunction {
    /** There must not be any. */
    FORBIDDEN,
    /** There may be one. */
    ALLOWED,
    /** There may be one, in the place of the module's own, which did the same before. */
    REPLACED
  }

  /** Makes limits under which the smallest result is the best, with a start function if needed. */
  public SnapshotLimits(int maxDataSegments, int maxElementSegments, int threads) {
    this(
        maxDataSegments,
        maxDataSegments,
        maxElementSegments,
        false,
        StartFunction.ALLOWED,
        threads);
  }

  /** {@return the same without room for some data segments, which are used otherwise} */
  SnapshotLimits withoutDataSegments(int count) {
    return new SnapshotLimits(
        Math.max(1, maxDataSegments - count),
        Math.max(1, preferredDataSegments - count),
        maxElementSegments,
        pageAligned,
        startFunction,
        threads);
  }

  /** {@return the same with another choice of start functions} */
  public SnapshotLimits with(StartFunction choice) {
    return new SnapshotLimits(
        maxDataSegments, preferredDataSegments, maxElementSegments, pageAligned, choice, threads);
  }
}
