package dev.wizer.snapshot;

import dev.wizer.engine.InstanceState;
import dev.wizer.engine.WasmValue;
import dev.wizer.instrument.StateExports;
import dev.wizer.snapshot.SnapshotLimits.StartFunction;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.validate.CodeReferences;
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
  private final CodeReferences references;
  private final SnapshotLimits limits;

  private Snapshot(
      Module module,
      InstanceState state,
      StateExports names,
      CodeReferences references,
      SnapshotLimits limits) {
    this.module = module;
    this.references = references;
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
   * @param references what the module's code refers to
   * @param limits bounds of the result
   * @throws UnsupportedStateException if a global or a table holds a reference that no constant
   *     expression can make
   */
  public static Diff take(
      Module module,
      InstanceState state,
      StateExports names,
      CodeReferences references,
      SnapshotLimits limits) {
    return new Snapshot(module, state, names, references, limits).take();
  }

  private Diff take() {
    BitSet droppedElems = droppedElems();
    StateComparison comparison =
        new StateComparison(
            module, initial, current, limits.startFunction() != StartFunction.FORBIDDEN);
    comparison.compare();
    BitSet keptElems = keptElems(comparison.changedTables(), droppedElems);
    new PassiveSegments(module, comparison.graph()).check(keptElems);
    List<Optional<WasmValue>> globals = globals(comparison.changedGlobals());
    List<TableDiff> tables =
        new TablePlanner(initial, current, comparison.changedTables())
            .plan(module.tables().size(), maxNewElems(keptElems));
    BitSet droppedDatas = droppedDatas();
    HeapPlan heap =
        HeapRoots.plan(
            module,
            comparison.graph(),
            globals,
            tables,
            limits.startFunction() == StartFunction.REPLACED);
    SnapshotLimits memoryLimits = limits.withoutDataSegments(heap.dataSegmentCount(module));
    MemoryPlanner memories =
        new MemoryPlanner(module, current, memoryLimits, references.datas(), droppedDatas);
    List<DataSegment> dataSegments = memories.plan(initial);
    return new Diff(
        globals,
        heap,
        memoryMinPages(),
        dataSegments,
        tables,
        droppedDatas,
        droppedElems,
        new KeptSegments(memories.kept(), keptElems, memories.ownMakeContent()));
  }

  /**
   * The active segments of tables that have not changed, all that declare functions, and the
   * passive ones that hold something and that an instruction names.
   */
  private BitSet keptElems(BitSet changedTables, BitSet dropped) {
    BitSet kept = references.elems();
    kept.andNot(dropped);
    for (int i = 0; i < module.elems().size(); i++) {
      Elem.Mode mode = module.elems().get(i).mode();
      if (mode instanceof Elem.Active active && !changedTables.get(active.tableIndex())
          || mode instanceof Elem.Declarative) {
        kept.set(i);
      }
    }
    return kept;
  }

  /** A place that an instruction names may have to be held, and functions to be declared. */
  private int maxNewElems(BitSet keptElems) {
    BitSet places = references.elems();
    places.or(keptElems);
    return Math.max(1, limits.maxElementSegments() - places.cardinality() - 1);
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
