package dev.wizer.engine.interp.compile;

import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.Store;
import java.util.BitSet;

/**
 * A function that is compiled, and what has been found out about it.
 *
 * @param func the function, which has been translated
 * @param store the store in which it is
 * @param loop what executes operations that are not compiled
 * @param function what compiled code tells of failures
 * @param facts what verifies at run time what the compiler believes; null if nothing does
 * @param memory what is known of memory 0
 * @param numbers how compiled code reads and writes it
 * @param profile how often its blocks are executed
 * @param graph its blocks
 * @param plan its regions
 * @param liveness which slots are needed where
 * @param writeThrough whether each change of a slot is made in the frame at once: where exceptions
 *     are caught, and where slots hold references, which have to be found there
 * @param clearsLocals whether compiled code itself begins with zeros in the locals
 */
record CompilationUnit(
    Func func,
    Store store,
    Object loop,
    Object function,
    Object facts,
    MemoryShape memory,
    NumberAccess numbers,
    BlockProfile profile,
    FlowGraph graph,
    RegionPlan plan,
    Liveness liveness,
    boolean writeThrough,
    boolean clearsLocals) {

  /** The same with something else known of memory 0. */
  CompilationUnit with(MemoryShape other) {
    return new CompilationUnit(
        func,
        store,
        loop,
        function,
        facts,
        other,
        numbers,
        profile,
        graph,
        plan,
        liveness,
        writeThrough,
        clearsLocals);
  }

  /** The locals whose first value, zero, may be read. */
  BitSet localsReadAsZero() {
    BitSet slots = (BitSet) liveness.at(0).clone();
    slots.clear(0, func.paramSlots);
    slots.clear(func.localSlots, func.frameSlots + 1);
    return slots;
  }
}
