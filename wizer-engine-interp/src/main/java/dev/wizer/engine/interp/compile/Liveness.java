package dev.wizer.engine.interp.compile;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which slots hold values that are still needed, at the beginning of each block. The rest need not
 * be carried from one part of a function to the other.
 */
final class Liveness {

  private final BitSet[] liveIn;

  private Liveness(BitSet[] liveIn) {
    this.liveIn = liveIn;
  }

  /**
   * Computes it for a whole function.
   *
   * @param slots how many slots the frame has
   * @param all whether all slots count as needed everywhere
   */
  static Liveness of(FlowGraph graph, int slots, boolean all) {
    int count = graph.blockCount();
    BitSet[] liveIn = new BitSet[count];
    if (all) {
      BitSet everything = new BitSet();
      everything.set(0, slots);
      Arrays.fill(liveIn, everything);
      return new Liveness(liveIn);
    }
    BitSet[] defs = new BitSet[count];
    Operation operation = graph.operations();
    for (int block = 0; block < count; block++) {
      BitSet used = new BitSet(slots);
      BitSet defined = new BitSet(slots);
      for (int position = graph.start(block);
          position < graph.end(block);
          position = operation.end()) {
        operation.read(position);
        operation.uses(
            slot -> {
              if (!defined.get(slot)) {
                used.set(slot);
              }
            });
        operation.defs(defined::set);
      }
      liveIn[block] = used;
      defs[block] = defined;
    }
    iterate(graph, liveIn, defs);
    return new Liveness(liveIn);
  }

  private static void iterate(FlowGraph graph, BitSet[] liveIn, BitSet[] defs) {
    BitSet out = new BitSet();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int block = graph.blockCount() - 1; block >= 0; block--) {
        out.clear();
        for (int successor : graph.successors(block)) {
          out.or(liveIn[successor]);
        }
        out.andNot(defs[block]);
        int before = liveIn[block].cardinality();
        liveIn[block].or(out);
        changed |= liveIn[block].cardinality() != before;
      }
    }
  }

  /** The slots that are needed when a block begins; not to be changed. */
  BitSet at(int block) {
    return liveIn[block];
  }
}
