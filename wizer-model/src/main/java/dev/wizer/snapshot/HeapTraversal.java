package dev.wizer.snapshot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Orders objects so that each comes after those that it is made of, and counts how often each is
 * used. Without recursion: a list can be as long as memory allows.
 */
final class HeapTraversal {

  private static final int UNSEEN = -1;
  private static final int DONE = Integer.MAX_VALUE;

  private final HeapGraph graph;
  private final List<Integer> order = new ArrayList<>();
  private final int[] uses;

  /** For each object, which of its children is next, {@link #UNSEEN} or {@link #DONE}. */
  private final int[] nextChildren;

  HeapTraversal(HeapGraph graph) {
    this.graph = graph;
    this.uses = new int[graph.size()];
    this.nextChildren = new int[graph.size()];
    Arrays.fill(nextChildren, UNSEEN);
  }

  /** {@return the objects that have been visited, each after its children} */
  List<Integer> order() {
    return Collections.unmodifiableList(order);
  }

  /** {@return how many places use an object, so far} */
  int uses(int object) {
    return uses[object];
  }

  /**
   * Visits an object, and all that it leads to, for one more place that uses it.
   *
   * @throws UnsupportedStateException if an object leads to itself
   */
  void visit(int object) {
    Deque<Integer> active = new ArrayDeque<>();
    use(object, active);
    while (!active.isEmpty()) {
      int last = active.peek();
      int[] children = graph.children(last);
      if (nextChildren[last] < children.length) {
        use(children[nextChildren[last]++], active);
      } else {
        nextChildren[last] = DONE;
        order.add(active.pop());
      }
    }
  }

  private void use(int object, Deque<Integer> active) {
    uses[object]++;
    if (nextChildren[object] == UNSEEN) {
      nextChildren[object] = 0;
      active.push(object);
    } else if (nextChildren[object] != DONE) {
      throw graph.refusal(
          object, " that leads back to itself, and no constant expression makes a cycle");
    }
  }
}
