package dev.wizer.snapshot;

import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;
import dev.wizer.instrument.ObservedGlobals;
import dev.wizer.wasm.module.Module;
import java.util.BitSet;

/**
 * Finds the globals and tables that must be made anew: those whose content differs from the initial
 * one, and those that hold objects in common with them, since an object can only be shared with an
 * expression that is written anew as well.
 */
final class StateComparison {

  private final Module module;
  private final InitialState initial;
  private final CurrentState current;
  private final BitSet observedGlobals;
  private final BitSet changedGlobals = new BitSet();
  private final BitSet changedTables = new BitSet();
  private final HeapGraph graph;

  StateComparison(
      Module module, InitialState initial, CurrentState current, boolean allowsStartFunction) {
    this.module = module;
    this.initial = initial;
    this.current = current;
    this.observedGlobals = ObservedGlobals.of(module);
    this.graph = new HeapGraph(module, allowsStartFunction);
  }

  /**
   * Compares all.
   *
   * @throws UnsupportedStateException if something holds what no constant expression can make
   */
  void compare() {
    match();
    explore();
    if (graph.size() > 0) {
      spread(new HeapParts(graph));
    }
  }

  BitSet changedGlobals() {
    return changedGlobals;
  }

  BitSet changedTables() {
    return changedTables;
  }

  /** {@return all objects that can be reached} */
  HeapGraph graph() {
    return graph;
  }

  private void match() {
    HeapMatch match = new HeapMatch();
    for (int i = nextGlobal(0); i >= 0; i = nextGlobal(i + 1)) {
      if (!module.globals().get(i).type().mutable()) {
        match.bind(initial.global(i), current.global(i));
      }
    }
    for (int i = nextGlobal(0); i >= 0; i = nextGlobal(i + 1)) {
      changedGlobals.set(i, !match.match(initial.global(i), current.global(i)));
    }
    for (int i = 0; i < module.tables().size(); i++) {
      TableView table = current.table(i);
      changedTables.set(i, !isUnchanged(i, table, match));
    }
  }

  private boolean isUnchanged(int tableIndex, TableView table, HeapMatch match) {
    InitialTable content = initial.table(tableIndex);
    if (content.size() != table.size()) {
      return false;
    }
    long end;
    for (long i = 0; i < table.size(); i = end) {
      // What the table is filled with is one value; what segments give may all be different.
      end = Math.min(table.sameUntil(i), content.sameUntil(i));
      if (!match.match(content.get(i), table.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** {@return the first observed global from an index on, or -1} */
  private int nextGlobal(int fromIndex) {
    return observedGlobals.nextSetBit(fromIndex);
  }

  private void explore() {
    for (int i = nextGlobal(0); i >= 0; i = nextGlobal(i + 1)) {
      graph.add(current.global(i), new StateRoot.InGlobal(i));
    }
    for (int i = 0; i < module.tables().size(); i++) {
      TableView table = current.table(i);
      for (long j = 0; j < table.size(); j = table.sameUntil(j)) {
        WasmValue value = table.get(j);
        // What nearly all elements are leads nowhere.
        if (!(value instanceof WasmValue.FuncRef || value instanceof WasmValue.NullRef)) {
          graph.add(value, new StateRoot.InTable(i, j));
        }
      }
    }
  }

  /** A table is made anew as a whole, which may draw in further ones. */
  private void spread(HeapParts parts) {
    for (int i = changedGlobals.nextSetBit(0); i >= 0; i = changedGlobals.nextSetBit(i + 1)) {
      parts.mark(objectIn(i));
    }
    for (int i = changedTables.nextSetBit(0); i >= 0; i = changedTables.nextSetBit(i + 1)) {
      markAll(i, parts);
    }
    for (int last = -1; last != changedTables.cardinality(); ) {
      last = changedTables.cardinality();
      for (int i = 0; i < module.tables().size(); i++) {
        if (!changedTables.get(i) && holdsMarked(i, parts)) {
          changedTables.set(i);
          markAll(i, parts);
        }
      }
    }
    for (int i = observedGlobals.nextSetBit(0); i >= 0; i = observedGlobals.nextSetBit(i + 1)) {
      if (parts.isMarked(objectIn(i))) {
        changedGlobals.set(i);
      }
    }
  }

  private int objectIn(int globalIndex) {
    return graph.numberOf(current.global(globalIndex));
  }

  private void markAll(int tableIndex, HeapParts parts) {
    TableView table = current.table(tableIndex);
    for (long i = 0; i < table.size(); i = table.sameUntil(i)) {
      parts.mark(graph.numberOf(table.get(i)));
    }
  }

  private boolean holdsMarked(int tableIndex, HeapParts parts) {
    TableView table = current.table(tableIndex);
    for (long i = 0; i < table.size(); i = table.sameUntil(i)) {
      if (parts.isMarked(graph.numberOf(table.get(i)))) {
        return true;
      }
    }
    return false;
  }
}
