package dev.wizer.snapshot;

import java.util.Arrays;

/** Which objects belong together, because one of them refers to the other or a third to both. */
final class HeapParts {

  private final int[] parents;
  private final boolean[] marked;

  HeapParts(HeapGraph graph) {
    this.parents = new int[graph.size()];
    this.marked = new boolean[graph.size()];
    Arrays.setAll(parents, i -> i);
    for (int i = 0; i < parents.length; i++) {
      for (int child : graph.children(i)) {
        parents[representative(i)] = representative(child);
      }
    }
  }

  private int representative(int object) {
    int at = object;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /** Marks all objects that belong together with {@code object}, if it is one. */
  void mark(int object) {
    if (object != HeapGraph.NO_OBJECT) {
      marked[representative(object)] = true;
    }
  }

  /** {@return whether {@code object} is an object that has been marked} */
  boolean isMarked(int object) {
    return object != HeapGraph.NO_OBJECT && marked[representative(object)];
  }
}
