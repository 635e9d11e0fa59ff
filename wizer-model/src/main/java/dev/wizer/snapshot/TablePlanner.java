package dev.wizer.snapshot;

import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Plans the element segments that restore the tables that are made anew. */
final class TablePlanner {

  private final InitialState initial;
  private final CurrentState current;
  private final BitSet changed;

  TablePlanner(InitialState initial, CurrentState current, BitSet changed) {
    this.initial = initial;
    this.current = current;
    this.changed = changed;
  }

  /** {@return for each table, how it differs} */
  List<TableDiff> plan(int tableCount, int maxSegments) {
    List<Regions> filled = new ArrayList<>();
    for (int i = 0; i < tableCount; i++) {
      filled.add(changed.get(i) ? filledRegions(i) : new Regions(0));
    }
    List<Regions> planned = SegmentPlanner.plan(filled, maxSegments);
    List<TableDiff> diffs = new ArrayList<>();
    for (int i = 0; i < tableCount; i++) {
      List<ElementSegment> segments = segments(i, planned.get(i));
      diffs.add(new TableDiff(current.table(i).size(), changed.get(i), segments));
    }
    return diffs;
  }

  /**
   * {@return where the elements are that differ from what the table is filled with} If that is an
   * object, all do: the table's own expression makes one that nothing else can refer to.
   */
  private Regions filledRegions(int tableIndex) {
    TableView table = current.table(tableIndex);
    WasmValue fill = initial.fill(tableIndex);
    Regions regions = new Regions(0);
    long end;
    for (long i = 0; i < table.size(); i = end) {
      end = table.sameUntil(i);
      if (!Values.same(fill, table.get(i))) {
        regions.add(i, end);
      }
    }
    return regions;
  }

  private List<ElementSegment> segments(int tableIndex, Regions regions) {
    List<ElementSegment> segments = new ArrayList<>();
    for (int i = 0; i < regions.count(); i++) {
      int length = Math.toIntExact(regions.end(i) - regions.start(i));
      segments.add(
          new ElementSegment(tableIndex, regions.start(i), length, current.table(tableIndex)));
    }
    return segments;
  }
}
