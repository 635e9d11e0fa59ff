package dev.wizer.snapshot;

import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.ConstExprEvaluator;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.Module;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares tables with what the module's active element segments make of them. */
final class TableComparison {

  private final Module module;
  private final ConstExprEvaluator initial;
  private final List<int[]> contents = new ArrayList<>();
  private final List<Boolean> changed = new ArrayList<>();

  TableComparison(Module module, ConstExprEvaluator initial) {
    this.module = module;
    this.initial = initial;
  }

  /** Compares the next table. */
  void compare(int tableIndex, TableView table) {
    int[] current = currentElements(tableIndex, table);
    contents.add(current);
    changed.add(!Arrays.equals(current, initialElements(tableIndex)));
  }

  private static int[] currentElements(int tableIndex, TableView table) {
    int[] elements = new int[Math.toIntExact(table.size())];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = funcIndex(table.get(i), tableIndex, i);
    }
    return elements;
  }

  private static int funcIndex(WasmValue.Ref element, int tableIndex, int index) {
    if (element instanceof WasmValue.FuncRef func) {
      return func.funcIndex();
    }
    if (element instanceof WasmValue.NullRef) {
      return ElementSegment.NULL;
    }
    throw new UnsupportedStateException(
        "cannot snapshot table "
            + tableIndex
            + ": element "
            + index
            + " is "
            + References.describe(element)
            + "; set it to null before initialization ends");
  }

  private int[] initialElements(int tableIndex) {
    long min = module.tables().get(tableIndex).type().limits().min();
    int[] elements = new int[Math.toIntExact(min)];
    Arrays.fill(elements, ElementSegment.NULL);
    for (Elem elem : module.elems()) {
      if (elem.mode() instanceof Elem.Active active && active.tableIndex() == tableIndex) {
        apply(elem.init(), (int) initial.evaluateU32(active.offset()), elements);
      }
    }
    return elements;
  }

  /** That the segment fits is guaranteed by the instantiation, which applied it. */
  private void apply(Elem.Init init, int offset, int[] elements) {
    if (init instanceof Elem.FuncIndices funcs) {
      System.arraycopy(funcs.indices(), 0, elements, offset, funcs.size());
    } else if (init instanceof Elem.Expressions list) {
      for (int i = 0; i < list.size(); i++) {
        WasmValue value = initial.evaluate(list.expressions().get(i));
        elements[offset + i] =
            value instanceof WasmValue.FuncRef func ? func.funcIndex() : ElementSegment.NULL;
      }
    }
  }

  /** {@return how each table differs} */
  List<TableDiff> diffs(int maxSegments) {
    List<Regions> filled = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      filled.add(changed.get(i) ? filledRegions(contents.get(i)) : new Regions(1));
    }
    List<Regions> planned = SegmentPlanner.plan(filled, maxSegments);
    List<TableDiff> diffs = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      diffs.add(new TableDiff(contents.get(i).length, changed.get(i), segments(i, planned.get(i))));
    }
    return diffs;
  }

  private static Regions filledRegions(int[] elements) {
    Regions regions = new Regions(1);
    for (int i = 0; i < elements.length; i++) {
      if (elements[i] != ElementSegment.NULL) {
        regions.add(i, i + 1L);
      }
    }
    return regions;
  }

  private List<ElementSegment> segments(int tableIndex, Regions regions) {
    int[] elements = contents.get(tableIndex);
    List<ElementSegment> segments = new ArrayList<>();
    for (int i = 0; i < regions.count(); i++) {
      int start = (int) regions.start(i);
      int[] part = Arrays.copyOfRange(elements, start, (int) regions.end(i));
      segments.add(new ElementSegment(tableIndex, start, part));
    }
    return segments;
  }
}
