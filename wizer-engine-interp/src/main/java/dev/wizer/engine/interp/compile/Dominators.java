package dev.wizer.engine.interp.compile;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The dominator tree of a function's blocks, below an imaginary root from which all its beginnings
 * are entered. By the iterative algorithm of Cooper, Harvey and Kennedy.
 */
final class Dominators {

  private static final int UNKNOWN = -2;

  /** The imaginary root. */
  static final int ROOT = -1;

  private final int[] postorder;
  private final int[] number;
  private final int[] dominator;

  /**
   * Computes the tree.
   *
   * @param roots the blocks in which the function can begin or go on
   */
  Dominators(FlowGraph graph, BitSet roots) {
    int count = graph.blockCount();
    number = new int[count];
    dominator = new int[count];
    Arrays.fill(number, UNKNOWN);
    Arrays.fill(dominator, UNKNOWN);
    postorder = postorder(graph, roots);
    int[][] predecessors = predecessors(graph);
    for (int root : Bits.indices(roots)) {
      dominator[root] = ROOT;
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = postorder.length - 1; i >= 0; i--) {
        int block = postorder[i];
        if (!roots.get(block)) {
          int found = common(predecessors[block]);
          changed |= found != dominator[block];
          dominator[block] = found;
        }
      }
    }
  }

  /** The reachable blocks, each after those that are entered from it. */
  private int[] postorder(FlowGraph graph, BitSet roots) {
    int count = graph.blockCount();
    int[] order = new int[count];
    int[] path = new int[count];
    int[] next = new int[count];
    BitSet seen = new BitSet(count);
    int length = 0;
    for (int root = roots.nextSetBit(0); root >= 0; root = roots.nextSetBit(root + 1)) {
      if (seen.get(root)) {
        continue;
      }
      seen.set(root);
      int depth = 0;
      path[0] = root;
      while (depth >= 0) {
        int block = path[depth];
        int[] successors = graph.successors(block);
        if (next[block] < successors.length) {
          int successor = successors[next[block]++];
          if (!seen.get(successor)) {
            seen.set(successor);
            path[++depth] = successor;
          }
        } else {
          number[block] = length;
          order[length++] = block;
          depth--;
        }
      }
    }
    return Arrays.copyOf(order, length);
  }

  private int[][] predecessors(FlowGraph graph) {
    int[] counts = new int[graph.blockCount()];
    for (int block : postorder) {
      for (int successor : graph.successors(block)) {
        counts[successor]++;
      }
    }
    int[][] predecessors = new int[counts.length][];
    for (int block : postorder) {
      predecessors[block] = new int[counts[block]];
    }
    for (int block : postorder) {
      for (int successor : graph.successors(block)) {
        predecessors[successor][--counts[successor]] = block;
      }
    }
    return predecessors;
  }

  /** What dominates all predecessors of which something is known. */
  private int common(int[] predecessors) {
    int found = UNKNOWN;
    for (int predecessor : predecessors) {
      if (dominator[predecessor] != UNKNOWN) {
        found = found == UNKNOWN ? predecessor : common(found, predecessor);
      }
    }
    return found;
  }

  private int common(int a, int b) {
    int x = a;
    int y = b;
    while (x != y) {
      if (x == ROOT || y == ROOT) {
        return ROOT;
      }
      if (number[x] < number[y]) {
        x = dominator[x];
      } else {
        y = dominator[y];
      }
    }
    return x;
  }

  /** The reachable blocks, each after all that it dominates; not to be changed. */
  int[] postorder() {
    return postorder;
  }

  /** The block that dominates a reachable block immediately, or {@link #ROOT}. */
  int of(int block) {
    return dominator[block];
  }
}
