package dev.wizer.snapshot;

/**
 * Bounds of a snapshot.
 *
 * @param maxDataSegments how many data segments it may have
 * @param maxElementSegments how many element segments it may have
 * @param threads how many threads may look for changes; this does not change the result
 */
public record SnapshotLimits(int maxDataSegments, int maxElementSegments, int threads) {}
