package dev.wizer.snapshot;

import dev.wizer.engine.HeapObject;
import dev.wizer.wasm.binary.WasmLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans where objects are made. The order in which roots are added and objects are reached from
 * them decides everything, so that the same state gives the same plan.
 */
final class HeapPlanner {

  /** How deep expressions nest objects in one another; tools may be recursive. */
  private static final int MAX_DEPTH = 100;

  /** How many operands and instructions an expression has, unless one object needs more. */
  private static final int MAX_SIZE = 50_000;

  private static final int NONE = -1;

  private final HeapGraph graph;
  private final HeapTraversal traversal;

  /** For each object, before which global of the module it is needed first. */
  private final int[] positions;

  /** For each object, the global that holds it and may give it to others, or {@link #NONE}. */
  private final int[] holders;

  private final int[] sizes;
  private final int[] depths;
  private final boolean[] isSplit;

  /**
   * Makes a planner.
   *
   * @param keptHolders for each object, the module's own global in whose expression it has to be
   *     made, or -1
   */
  HeapPlanner(HeapGraph graph, int[] keptHolders) {
    this.graph = graph;
    this.traversal = new HeapTraversal(graph, keptHolders);
    this.positions = new int[graph.size()];
    this.holders = new int[graph.size()];
    this.sizes = new int[graph.size()];
    this.depths = new int[graph.size()];
    this.isSplit = new boolean[graph.size()];
  }

  /**
   * Adds an object that a table or global holds. To be called for all of them, globals first, in
   * order.
   *
   * @param object an object's number, or {@link HeapGraph#NO_OBJECT}
   * @param position the global's index, or the number of globals
   * @param isHolder whether other expressions may get the object from that global
   */
  void add(int object, int position, boolean isHolder) {
    if (object == HeapGraph.NO_OBJECT) {
      return;
    }
    int before = traversal.order().size();
    traversal.visit(object, position);
    placeReached(before, object, position, isHolder);
  }

  private void placeReached(int before, int object, int position, boolean isHolder) {
    List<Integer> reached = traversal.order();
    boolean isHeld = false;
    for (int i = before; i < reached.size(); i++) {
      // What had to wait for the object may get it from the global that holds it.
      positions[reached.get(i)] = isHeld ? position + 1 : position;
      holders[reached.get(i)] = isHolder && reached.get(i) == object ? position : NONE;
      isHeld |= holders[reached.get(i)] != NONE;
    }
  }

  /**
   * {@return the plan for all that has been added}
   *
   * @param globalCount how many globals the module has
   * @throws UnsupportedStateException if an object is too large for constant expressions
   */
  HeapPlan plan(int globalCount) {
    int before = traversal.order().size();
    traversal.finish(globalCount);
    placeReached(before, NONE, globalCount, false);
    traversal.order().forEach(this::measure);
    List<HeapPlan.NewGlobal> newGlobals = new ArrayList<>();
    Map<HeapObject, Integer> ownGlobals = new HashMap<>();
    for (int object : traversal.order()) {
      if (needsGlobal(object) && holders[object] != NONE) {
        ownGlobals.put(graph.object(object), holders[object]);
      } else if (needsGlobal(object)) {
        newGlobals.add(new HeapPlan.NewGlobal(graph.object(object), positions[object]));
      }
    }
    return new HeapPlan(newGlobals, ownGlobals, traversal.order().size(), deferredSlots());
  }

  private DeferredSlots deferredSlots() {
    DeferredSlots.Builder slots = new DeferredSlots.Builder();
    for (int object : traversal.order()) {
      if (graph.isFilledLater(object)) {
        slots.addElements(graph.object(object));
      } else if (traversal.deferred(object) != null) {
        slots.add(graph.object(object), traversal.deferred(object));
      }
    }
    return slots.build();
  }

  /** The start function finds an object that it has to fill in a global. */
  private boolean needsGlobal(int object) {
    return isSplit[object]
        || traversal.uses(object) > 1
        || traversal.deferred(object) != null
        || graph.isFilledLater(object);
  }

  /** Those that an object is made of have been measured before. */
  private void measure(int object) {
    int size = 1 + operands(object);
    int depth = 1;
    if (graph.isFilledLater(object)) {
      sizes[object] = size;
      depths[object] = depth;
      return;
    }
    for (int child : graph.children(object)) {
      // What comes later has not been measured, and is not part of this object's expression.
      if (needsGlobal(child) || depths[child] == 0) {
        continue;
      }
      if (depths[child] == MAX_DEPTH || size + sizes[child] > MAX_SIZE) {
        isSplit[child] = true;
      } else {
        size += sizes[child];
        depth = Math.max(depth, depths[child] + 1);
      }
    }
    sizes[object] = size;
    depths[object] = depth;
  }

  private int operands(int number) {
    if (graph.isFilledLater(number)) {
      return 1;
    }
    HeapObject object = graph.object(number);
    int operands = object.isArray() ? ArrayForm.of(object).operands(object) : object.length();
    if (operands > WasmLimits.MAX_FIXED_ARRAY_LENGTH) {
      throw graph.refusal(
          number,
          " with "
              + operands
              + " elements that are not all the same; constant expressions make arrays of at most "
              + WasmLimits.MAX_FIXED_ARRAY_LENGTH);
    }
    return operands;
  }
}
