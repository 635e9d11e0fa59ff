package dev.wizer.snapshot;

import dev.wizer.engine.MemoryView;
import dev.wizer.wasm.module.Module;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Plans the data segments that restore the memories. If the module's own still do, they stay: what
 * initialization has not touched keeps its bytes.
 */
final class MemoryPlanner {

  /** What operating systems map. */
  private static final int PAGE = 4_096;

  private final Module module;
  private final SnapshotLimits limits;
  private final BitSet named;

  /** The module's own segments that stay: at first the passive ones. */
  private final BitSet kept;

  private final List<MemoryView> memories = new ArrayList<>();
  private boolean ownMakeContent;

  /**
   * Makes a planner.
   *
   * @param named the data segments that instructions name
   * @param dropped those that hold nothing any more
   */
  MemoryPlanner(
      Module module, CurrentState current, SnapshotLimits limits, BitSet named, BitSet dropped) {
    this.module = module;
    this.limits = limits;
    this.named = named;
    this.kept = (BitSet) named.clone();
    kept.andNot(dropped);
    for (int i = 0; i < module.memories().size(); i++) {
      memories.add(current.memory(i));
    }
  }

  /** {@return the module's own segments that stay, after planning} */
  BitSet kept() {
    return kept;
  }

  /** {@return whether those that stay make the memories' content, after planning} */
  boolean ownMakeContent() {
    return ownMakeContent;
  }

  /** {@return what makes the memories' content} */
  List<DataSegment> plan(InitialState initial) {
    int freePlaces = SegmentOrder.freePlaces(kept, named);
    List<Regions> found = scan(freePlaces);
    BitSet active = activeDatas();
    boolean mayStay = kept.cardinality() + active.cardinality() <= limits.maxDataSegments();
    if (mayStay && !limits.pageAligned()) {
      OwnDataSegments own = new OwnDataSegments(module, initial, memories);
      if (own.makeContent(found)) {
        ownMakeContent = true;
        kept.or(active);
        return own.asNew();
      }
    }
    return segments(plan(limits.pageAligned() ? pages(found) : found, freePlaces));
  }

  private List<Regions> pages(List<Regions> found) {
    List<Regions> pages = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      pages.add(found.get(i).aligned(PAGE, memories.get(i).lengthInBytes()));
    }
    return pages;
  }

  private BitSet activeDatas() {
    BitSet active = new BitSet();
    for (int i = 0; i < module.datas().size(); i++) {
      active.set(i, module.datas().get(i).isActive());
    }
    return active;
  }

  private List<Regions> scan(int freePlaces) {
    int penalty = freePlaces > 0 ? -DataSectionFrame.PLACEHOLDER_LENGTH : 0;
    List<Regions> found = new ArrayList<>();
    for (int i = 0; i < memories.size(); i++) {
      // Twice as many as may stay, to choose from.
      int max = (int) Math.min(Integer.MAX_VALUE, 2L * limits.maxDataSegments());
      found.add(MemoryScanner.scan(memories.get(i), costs(i, penalty), max, limits.threads()));
    }
    return found;
  }

  private SegmentCosts costs(int memoryIndex, int penalty) {
    return SegmentCosts.of(
        module.memories().get(memoryIndex).type().addressType(), memoryIndex, penalty);
  }

  private List<Regions> plan(List<Regions> found, int freePlaces) {
    List<SegmentCosts> costs = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      costs.add(costs(i, 0));
    }
    int max = limits.maxDataSegments() - kept.cardinality();
    DataSectionFrame frame =
        new DataSectionFrame(kept.cardinality(), freePlaces, module.dataCount().isPresent());
    return DataSegmentPlanner.plan(found, costs, frame, max, limits.preferredDataSegments());
  }

  private List<DataSegment> segments(List<Regions> planned) {
    List<DataSegment> segments = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      Regions regions = planned.get(i);
      for (int j = 0; j < regions.count(); j++) {
        long start = regions.start(j);
        segments.add(new DataSegment(i, start, regions.end(j) - start, memories.get(i)));
      }
    }
    return segments;
  }
}
