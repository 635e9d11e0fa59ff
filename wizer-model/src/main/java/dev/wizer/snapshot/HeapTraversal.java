package dev.wizer.snapshot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Orders objects so that each comes after those that its constant expression needs, and counts how
 * often each is used. Where objects lead back to themselves, some slots have to be filled later, by
 * the start function; those are chosen here. Without recursion: a list can be as long as memory
 * allows.
 *
 * <p>A slot that can't be filled later, because it is immutable for example, is needed at once.
 * Such slots alone never make a cycle: what an object was made of existed before. So an object is
 * visited by way of another slot only if all that it needs at once can come before what is being
 * visited; otherwise the slot is deferred, and the object comes afterwards.
 */
final class HeapTraversal {

  private static final int UNSEEN = -1;
  private static final int DONE = Integer.MAX_VALUE;

  private final HeapGraph graph;
  private final List<Integer> order = new ArrayList<>();
  private final int[] uses;

  /** For each object, the slots that are filled later; null if there are none. */
  private final BitSet[] deferred;

  /**
   * For each object, {@link #UNSEEN}, {@link #DONE}, or how many steps have been taken: its
   * children are passed twice, for what it needs at once and for the rest.
   */
  private final int[] steps;

  private final Deque<Integer> active = new ArrayDeque<>();
  private final Deque<Integer> postponed = new ArrayDeque<>();

  /** For each object, the module's own global that will hold it, if its place is kept; else -1. */
  private final int[] keptHolders;

  /**
   * Whether there are such objects. What is postponed then waits for all globals: some of them hold
   * what an earlier traversal has postponed and given a place.
   */
  private final boolean keepsHolders;

  private int position;

  /**
   * Makes a traversal in which nothing has been visited.
   *
   * @param keptHolders for each object, the module's own global in whose expression it has to be
   *     made, or -1: slots that lead to it from before that global are filled later
   */
  HeapTraversal(HeapGraph graph, int[] keptHolders) {
    this.graph = graph;
    this.keptHolders = keptHolders;
    this.keepsHolders = Arrays.stream(keptHolders).anyMatch(holder -> holder >= 0);
    this.uses = new int[graph.size()];
    this.deferred = new BitSet[graph.size()];
    this.steps = new int[graph.size()];
    Arrays.fill(steps, UNSEEN);
  }

  /** {@return the objects that have been visited, each after its children} */
  List<Integer> order() {
    return Collections.unmodifiableList(order);
  }

  /** {@return how many places use an object, so far} */
  int uses(int object) {
    return uses[object];
  }

  /** {@return the slots of an object that are filled later, or null if there are none} */
  BitSet deferred(int object) {
    return deferred[object];
  }

  /**
   * Visits an object, and all that it leads to, for one more place that uses it.
   *
   * @param globalIndex the global that holds the object, or the number of globals
   * @throws UnsupportedStateException if an object leads to itself by slots that can't be filled
   *     later
   */
  void visit(int object, int globalIndex) {
    position = globalIndex;
    uses[object]++;
    begin(object);
    if (!keepsHolders) {
      visitPostponed();
    }
  }

  /**
   * Visits what is left when all places that use objects have been passed.
   *
   * @param globalCount how many globals the module has
   */
  void finish(int globalCount) {
    position = globalCount;
    visitPostponed();
  }

  private void visitPostponed() {
    while (!postponed.isEmpty()) {
      begin(postponed.poll());
    }
  }

  private void begin(int object) {
    if (steps[object] == UNSEEN) {
      steps[object] = 0;
      active.push(object);
      visitActive();
    }
  }

  private void visitActive() {
    while (!active.isEmpty()) {
      int last = active.peek();
      int count = graph.children(last).length;
      if (steps[last] < 2 * count) {
        int step = steps[last]++;
        boolean canWait = step >= count;
        int index = canWait ? step - count : step;
        if (graph.canWait(last, index) == canWait) {
          use(last, index, canWait);
        }
      } else {
        steps[last] = DONE;
        order.add(active.pop());
      }
    }
  }

  private void use(int object, int index, boolean canWait) {
    int child = graph.children(object)[index];
    uses[child]++;
    if (steps[child] == DONE) {
      if (graph.isFilledLater(object)) {
        defer(object, index);
      }
    } else if (steps[child] != UNSEEN) {
      if (!canWait) {
        throw graph.refusal(child, " that leads back to itself, and " + graph.whyNoCycle());
      }
      defer(object, index);
    } else if (canWait && keptHolders[child] > position) {
      defer(object, index);
    } else if (canWait && (graph.isFilledLater(object) || needsActive(child))) {
      defer(object, index);
      postponed.add(child);
    } else {
      steps[child] = 0;
      active.push(child);
    }
  }

  private void defer(int object, int index) {
    if (deferred[object] == null) {
      deferred[object] = new BitSet();
    }
    deferred[object].set(graph.slots(object)[index]);
  }

  /**
   * Whether an object can't be made before one that is being visited, or that has a later place.
   */
  private boolean needsActive(int object) {
    if (graph.children(object).length == 0) {
      return false;
    }
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    open.push(object);
    while (!open.isEmpty()) {
      int next = open.pop();
      int[] children = graph.children(next);
      for (int i = 0; i < children.length; i++) {
        int child = children[i];
        if (!graph.canWait(next, i) && steps[child] != DONE && !seen.get(child)) {
          if (steps[child] != UNSEEN || keptHolders[child] > position) {
            return true;
          }
          seen.set(child);
          open.push(child);
        }
      }
    }
    return false;
  }
}
