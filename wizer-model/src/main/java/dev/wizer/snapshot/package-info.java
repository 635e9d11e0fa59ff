/**
 * Takes the difference between an instance's state and the state in which its module would start.
 *
 * <p>Begin with {@link dev.wizer.snapshot.Snapshot}, which gives a {@link dev.wizer.snapshot.Diff}.
 * {@link dev.wizer.snapshot.MemoryScanner} finds what is not zero, {@link
 * dev.wizer.snapshot.SegmentPlanner} turns that into data segments, few enough for engines. The
 * same planner serves tables.
 *
 * <p>Must not depend on the rewriting or an engine: it sees an instance through the port's
 * read-only view.
 */
package dev.wizer.snapshot;
