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
 * @param threads how many threads may look for changes; this does not change the result
 */
public record SnapshotLimits(
    int maxDataSegments,
    int preferredDataSegments,
    int maxElementSegments,
    boolean pageAligned,
    int threads) {

  /** Makes limits under which the smallest result is the best. */
  public SnapshotLimits(int maxDataSegments, int maxElementSegments, int threads) {
    this(maxDataSegments, maxDataSegments, maxElementSegments, false, threads);
  }
}
