/**
 * Takes the difference between an instance's state and the state in which its module would start.
 *
 * <p>Begin with {@link dev.wizer.snapshot.Snapshot}, which gives a {@link dev.wizer.snapshot.Diff}.
 * {@link dev.wizer.snapshot.MemoryScanner} finds what is not zero, {@link
 * dev.wizer.snapshot.DataSegmentPlanner} turns that into data segments: few bytes, and few enough
 * for engines. For tables, {@link dev.wizer.snapshot.SegmentPlanner} closes the smallest gaps.
 *
 * <p>Globals and tables are a graph: what they hold may lead to objects, which may be shared.
 * {@link dev.wizer.snapshot.StateComparison} finds those that must be made anew, {@link
 * dev.wizer.snapshot.HeapGraph} holds all objects, and {@link dev.wizer.snapshot.HeapPlanner} says
 * which constant expression makes each of them, and which slots ({@link
 * dev.wizer.snapshot.DeferredSlots}) a start function fills afterwards.
 *
 * <h2>Glossary</h2>
 *
 * <dl>
 *   <dt>object
 *   <dd>a structure or an array. Integers in references are none: they have no identity.
 *   <dt>made anew
 *   <dd>by an expression of the output instead of one of the module's own.
 *   <dt>own
 *   <dd>of the original module, in contrast to <em>new</em>.
 * </dl>
 *
 * <p>Must not depend on the rewriting or an engine: it sees an instance through the port's
 * read-only view.
 */
package dev.wizer.snapshot;
