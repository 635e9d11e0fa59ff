package dev.wizer.snapshot;

import dev.wizer.engine.InstanceState;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.WasmValue;
import dev.wizer.instrument.StateExports;
import dev.wizer.wasm.module.Module;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Compares an instance with its module. */
public final class Snapshot {

  private final Module module;
  private final InstanceState state;
  private final CurrentState current;
  private final InitialState initial;
  private final SnapshotLimits limits;

  private Snapshot(Module module, InstanceState state, StateExports names, SnapshotLimits limits) {
    this.module = module;
    this.state = state;
    this.current = new CurrentState(state, names);
    this.initial = new InitialState(module);
    this.limits = limits;
  }

  /**
   * {@return the difference between an instance's state and its module's initial one}
   *
   * @param module a valid module that imports functions alone, as it was before it was instrumented
   * @param state the state of an instance of the instrumented module, which must not run meanwhile
   * @param names under which names the instrumented module exports its state
   * @param limits bounds of the result
   * @throws UnsupportedStateException if a global or a table holds a reference that no constant
   *     expression can make
   */
  public static Diff take(
      Module module, InstanceState state, StateExports names, SnapshotLimits limits) {
    return new Snapshot(module, state, names, limits).take();
  }

  private Diff take() {
    BitSet droppedElems = droppedElems();
    StateComparison comparison = new StateComparison(module, initial, current);
    comparison.compare();
    new PassiveSegments(module, comparison.graph()).check(droppedElems);
    List<Optional<WasmValue>> globals = globals(comparison.changedGlobals());
    List<TableDiff> tables =
        new TablePlanner(initial, current, comparison.changedTables())
            .plan(module.tables().size(), limits.maxElementSegments());
    return new Diff(
        globals,
        HeapRoots.plan(module, comparison.graph(), globals, tables),
        memoryMinPages(),
        dataSegments(),
        tables,
        droppedDatas(),
        droppedElems);
  }

  private List<Optional<WasmValue>> globals(BitSet changed) {
    List<Optional<WasmValue>> values = new ArrayList<>();
    for (int i = 0; i < module.globals().size(); i++) {
      values.add(changed.get(i) ? Optional.of(current.global(i)) : Optional.empty());
    }
    return values;
  }

  private List<Long> memoryMinPages() {
    List<Long> pages = new ArrayList<>();
    for (int i = 0; i < module.memories().size(); i++) {
      long lengthInBytes = current.memory(i).lengthInBytes();
      pages.add(lengthInBytes >>> module.memories().get(i).type().pageSizeLog2());
    }
    return pages;
  }

  private List<DataSegment> dataSegments() {
    List<MemoryView> memories = new ArrayList<>();
    List<Regions> found = new ArrayList<>();
    for (int i = 0; i < module.memories().size(); i++) {
      MemoryView memory = current.memory(i);
      memories.add(memory);
      found.add(MemoryScanner.scan(memory, limits.maxDataSegments(), limits.threads()));
    }
    List<Regions> planned = SegmentPlanner.plan(found, limits.maxDataSegments());
    List<DataSegment> segments = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      addSegments(i, planned.get(i), memories.get(i), segments);
    }
    return segments;
  }

  private static void addSegments(
      int memoryIndex, Regions regions, MemoryView content, List<DataSegment> target) {
    for (int i = 0; i < regions.count(); i++) {
      long start = regions.start(i);
      target.add(new DataSegment(memoryIndex, start, regions.end(i) - start, content));
    }
  }

  private BitSet droppedDatas() {
    BitSet dropped = new BitSet();
    for (int i = 0; i < module.datas().size(); i++) {
      dropped.set(i, state.isDataSegmentDropped(i));
    }
    return dropped;
  }

  private BitSet droppedElems() {
    BitSet dropped = new BitSet();
    for (int i = 0; i < module.elems().size(); i++) {
      dropped.set(i, state.isElementSegmentDropped(i));
    }
    return dropped;
  }
}
