package dev.wizer.engine.interp.compile;

import dev.wizer.engine.interp.ir.Trait;
import java.util.BitSet;

/**
 * Which slots of a region may have values that the frame does not have, at the beginning of each
 * block. None have where each change is made in the frame at once.
 */
final class DirtySlots {

  private final CompilationUnit unit;
  private final FlowGraph graph;
  private final BitSet[] dirtyAt;

  DirtySlots(CompilationUnit unit, Region region) {
    this.unit = unit;
    this.graph = unit.graph();
    this.dirtyAt = new BitSet[graph.blockCount()];
    BitSet blocks = region.blocks();
    for (int block = blocks.nextSetBit(0); block >= 0; block = blocks.nextSetBit(block + 1)) {
      dirtyAt[block] = new BitSet();
    }
    if (unit.writeThrough()) {
      return;
    }
    if (unit.clearsLocals() && region.entries()[0] == 0) {
      dirtyAt[0].or(unit.localsReadAsZero());
    }
    propagate(blocks);
  }

  /** The slots that the frame may lack when a block of the region begins; not to be changed. */
  BitSet at(int block) {
    return dirtyAt[block];
  }

  private void propagate(BitSet blocks) {
    BitSet[] made = new BitSet[dirtyAt.length];
    BitSet[] flushed = new BitSet[dirtyAt.length];
    for (int block = blocks.nextSetBit(0); block >= 0; block = blocks.nextSetBit(block + 1)) {
      made[block] = new BitSet();
      flushed[block] = new BitSet();
      passBlock(block, made[block], flushed[block]);
    }
    BitSet dirty = new BitSet();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int block = blocks.nextSetBit(0); block >= 0; block = blocks.nextSetBit(block + 1)) {
        dirty.clear();
        dirty.or(dirtyAt[block]);
        dirty.andNot(flushed[block]);
        dirty.or(made[block]);
        for (int successor : graph.successors(block)) {
          if (dirtyAt[successor] != null) {
            // What is not needed would be carried along for nothing.
            changed |= add(dirty, unit.liveness().at(successor), dirtyAt[successor]);
          }
        }
      }
    }
  }

  /** Adds those of some slots that are needed to others; gives whether these are more then. */
  private static boolean add(BitSet slots, BitSet needed, BitSet to) {
    int before = to.cardinality();
    BitSet added = (BitSet) slots.clone();
    added.and(needed);
    to.or(added);
    return to.cardinality() != before;
  }

  private void passBlock(int block, BitSet made, BitSet flushed) {
    Operation operation = graph.operations();
    for (int position = graph.start(block);
        position < graph.end(block);
        position = operation.end()) {
      operation.read(position);
      if (usesFrame(operation)) {
        operation.uses(made::clear);
        operation.uses(flushed::set);
        operation.defs(made::clear);
        operation.defs(flushed::set);
      } else {
        operation.defs(made::set);
      }
    }
  }

  /** Whether an operation takes its operands from the frame and leaves its results there. */
  private boolean usesFrame(Operation operation) {
    if (operation.accessesVector()) {
      return !unit.memory().isNear(operation);
    }
    if (operation.accessesAnyMemory() || BulkMemoryWriter.writes(operation)) {
      return false;
    }
    return operation.has(Trait.CALLS)
        || operation.has(Trait.THROUGH_FRAME) && !operation.has(Trait.IN_LOCALS);
  }
}
