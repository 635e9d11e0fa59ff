package dev.wizer.snapshot;

import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.EqualTypes;
import dev.wizer.wasm.module.GlobalType;
import dev.wizer.wasm.module.Module;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Gives the planner all that is made anew: globals in order, then tables. */
final class HeapRoots {

  private final Module module;
  private final HeapGraph graph;
  private final HeapPlanner planner;
  private final int[] lowestTypeIndices;

  private HeapRoots(
      Module module, HeapGraph graph, List<Optional<WasmValue>> globals, boolean keepsHolders) {
    this.module = module;
    this.graph = graph;
    this.lowestTypeIndices = EqualTypes.lowest(module);
    this.planner = new HeapPlanner(graph, keptHolders(globals, keepsHolders));
  }

  private int[] keptHolders(List<Optional<WasmValue>> globals, boolean keepsHolders) {
    int[] holders = new int[graph.size()];
    Arrays.fill(holders, -1);
    for (int i = globals.size() - 1; keepsHolders && i >= 0; i--) {
      if (globals.get(i).isPresent() && canGive(i, globals.get(i).get())) {
        holders[graph.numberOf(globals.get(i).get())] = i;
      }
    }
    return holders;
  }

  /**
   * {@return where objects are made}
   *
   * @param globals for each global, its value if it is made anew
   * @param tables for each table, the segments that are made anew
   * @param keepsHolders whether objects that immutable globals hold are made there, even if that
   *     takes a start function: the module has one that did it before
   */
  static HeapPlan plan(
      Module module,
      HeapGraph graph,
      List<Optional<WasmValue>> globals,
      List<TableDiff> tables,
      boolean keepsHolders) {
    if (graph.size() == 0) {
      return HeapPlan.EMPTY;
    }
    HeapRoots roots = new HeapRoots(module, graph, globals, keepsHolders);
    for (int i = 0; i < globals.size(); i++) {
      int index = i;
      globals.get(i).ifPresent(value -> roots.addGlobal(index, value));
    }
    tables.forEach(table -> table.segments().forEach(roots::addSegment));
    return roots.planner.plan(module.globals().size());
  }

  private void addGlobal(int globalIndex, WasmValue value) {
    planner.add(graph.numberOf(value), globalIndex, canGive(globalIndex, value));
  }

  /** Whether the global gives an object under the very type that it has. */
  private boolean canGive(int globalIndex, WasmValue value) {
    GlobalType type = module.globals().get(globalIndex).type();
    return !type.mutable()
        && value instanceof WasmValue.HeapRef reference
        && type.valueType() instanceof RefType ref
        && !ref.nullable()
        && ref.heapType() instanceof ConcreteHeapType concrete
        && lowestTypeIndices[concrete.typeIndex()] == reference.object().typeIndex();
  }

  private void addSegment(ElementSegment segment) {
    for (int i = 0; i < segment.length(); i++) {
      planner.add(graph.numberOf(segment.element(i)), module.globals().size(), false);
    }
  }
}
