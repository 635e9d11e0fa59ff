package dev.wizer.engine.interp.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * How a function is divided into regions, each of which becomes a method that HotSpot compiles.
 *
 * <p>A function that fits is one region. Of a larger one, each region is a number of subtrees of
 * the dominator tree: control enters these at their roots only. Where control goes from region to
 * region it passes a trampoline, which costs about as much as ten operations. Therefore a short
 * block that ends in a large table of branches, like the dispatch of an interpreter's loop, is
 * copied into every region that goes there.
 *
 * <p>Where it is known how often blocks are executed, those that are hot are put together, apart
 * from the rest of their subtrees: control then often stays in one region for long.
 */
final class RegionPlan {

  /** What a block may weigh to be copied. */
  private static final int MAX_COPIED = 220;

  /** What an entry weighs. */
  private static final int ENTRY = 40;

  private final FlowGraph graph;
  private final BlockProfile profile;
  private final int maxWeight;
  private final int largeTable;
  private final List<Region> regions = new ArrayList<>();

  /** The region in which each block is, copies aside. */
  private final int[] home;

  /** How each block is entered from outside its region, or -1. */
  private final int[] where;

  private final BitSet tables = new BitSet();
  private int regionCount;

  /**
   * Divides a function.
   *
   * @param profile what is known of how often blocks are executed
   */
  RegionPlan(FlowGraph graph, RegionLimits limits, BlockProfile profile) {
    this.graph = graph;
    this.profile = profile;
    // To count takes room too.
    this.maxWeight = profile.counting() ? limits.maxPart() * 2 / 3 : limits.maxPart();
    this.largeTable = limits.largeTable();
    this.home = new int[graph.blockCount()];
    this.where = new int[graph.blockCount()];
    Arrays.fill(home, -1);
    Arrays.fill(where, -1);
    BitSet entries = (BitSet) graph.handlerTargets().clone();
    entries.set(0);
    if (totalWeight() <= limits.maxWhole()) {
      BitSet all = new BitSet();
      all.set(0, graph.blockCount());
      add(all, entries);
    } else {
      divide(entries);
    }
  }

  private int totalWeight() {
    int total = 0;
    for (int block = 0; block < graph.blockCount(); block++) {
      total += graph.weight(block);
    }
    return total;
  }

  private void divide(BitSet beginnings) {
    BitSet roots = (BitSet) beginnings.clone();
    for (int block = 0; block < graph.blockCount(); block++) {
      if (graph.endsWithTable(block) && graph.successors(block).length > largeTable) {
        tables.set(block);
        for (int target : graph.successors(block)) {
          roots.set(target);
        }
      }
    }
    Dominators dominators = new Dominators(graph, beginnings);
    BitSet entries = (BitSet) roots.clone();
    if (profile.isKnown()) {
      cutWhereHeatChanges(dominators, roots);
    }
    pack(subtrees(dominators, roots));
    for (int block : dominators.postorder()) {
      for (int successor : graph.successors(block)) {
        if (home[successor] != home[block]) {
          entries.set(successor);
        }
      }
    }
    entries.or(graph.loopHeaders());
    BitSet[] blocks = new BitSet[regionCount];
    for (int region = 0; region < regionCount; region++) {
      blocks[region] = new BitSet();
    }
    for (int block : dominators.postorder()) {
      blocks[home[block]].set(block);
    }
    for (BitSet region : blocks) {
      BitSet entered = (BitSet) region.clone();
      entered.and(entries);
      copyDispatch(region);
      add(region, entered);
    }
  }

  private void cutWhereHeatChanges(Dominators dominators, BitSet roots) {
    int hot = profile.hotCount();
    for (int block : dominators.postorder()) {
      int parent = dominators.of(block);
      if (parent != Dominators.ROOT
          && profile.count(block) >= hot != profile.count(parent) >= hot) {
        roots.set(block);
      }
    }
  }

  /** Cuts the dominator tree into subtrees that fit: gives the root of each reachable block's. */
  private int[] subtrees(Dominators dominators, BitSet roots) {
    int count = graph.blockCount();
    int[] weight = new int[count];
    List<List<Integer>> children = new ArrayList<>();
    for (int block = 0; block < count; block++) {
      children.add(new ArrayList<>());
    }
    BitSet cut = (BitSet) roots.clone();
    for (int block : dominators.postorder()) {
      int sum = graph.weight(block);
      List<Integer> own = children.get(block);
      own.sort((x, y) -> Integer.compare(weight[x], weight[y]));
      for (int child : own) {
        if (sum + weight[child] > maxWeight) {
          cut.set(child);
        } else {
          sum += weight[child];
        }
      }
      weight[block] = sum;
      int parent = dominators.of(block);
      if (parent == Dominators.ROOT) {
        cut.set(block);
      } else if (!cut.get(block)) {
        children.get(parent).add(block);
      }
    }
    int[] root = new int[count];
    Arrays.fill(root, -1);
    int[] postorder = dominators.postorder();
    for (int i = postorder.length - 1; i >= 0; i--) {
      int block = postorder[i];
      root[block] = cut.get(block) ? block : root[dominators.of(block)];
    }
    return root;
  }

  /**
   * Puts subtrees together as long as they fit: those that are hot by how much of the heat they
   * have for their weight, the others as they follow each other in the code.
   */
  private void pack(int[] root) {
    int[] weight = new int[root.length];
    for (int block = 0; block < root.length; block++) {
      if (root[block] >= 0) {
        weight[root[block]] += graph.weight(block);
      }
    }
    if (profile.isKnown()) {
      packHot(root, weight);
    }
    int filled = maxWeight + 1;
    for (int block = 0; block < root.length; block++) {
      if (root[block] == block && home[block] < 0) {
        filled += weight[block] + ENTRY;
        if (filled > maxWeight) {
          regionCount++;
          filled = weight[block] + ENTRY;
        }
        home[block] = regionCount - 1;
      }
    }
    for (int block = 0; block < root.length; block++) {
      if (root[block] >= 0) {
        home[block] = home[root[block]];
      }
    }
  }

  private void packHot(int[] root, int[] weight) {
    int hot = profile.hotCount();
    List<Integer> roots = new ArrayList<>();
    for (int block = 0; block < root.length; block++) {
      if (root[block] == block && profile.count(block) >= hot) {
        roots.add(block);
      }
    }
    roots.sort((x, y) -> Double.compare(density(y, weight), density(x, weight)));
    List<Integer> filled = new ArrayList<>();
    for (int block : roots) {
      int region = 0;
      while (region < filled.size() && filled.get(region) + weight[block] + ENTRY > maxWeight) {
        region++;
      }
      if (region == filled.size()) {
        filled.add(0);
        regionCount++;
      }
      filled.set(region, filled.get(region) + weight[block] + ENTRY);
      home[block] = region;
    }
  }

  /** How often a block is executed for its size. */
  private double density(int block, int[] weight) {
    return (double) profile.count(block) / (weight[block] + ENTRY);
  }

  private void copyDispatch(BitSet region) {
    BitSet copies = new BitSet();
    for (int block = region.nextSetBit(0); block >= 0; block = region.nextSetBit(block + 1)) {
      for (int successor : graph.successors(block)) {
        if (tables.get(successor) && isShort(successor)) {
          copies.set(successor);
        }
      }
    }
    region.or(copies);
  }

  /** Whether a block that leaves by its table is short: then the table's targets take no room. */
  private boolean isShort(int block) {
    int targets = graph.successors(block).length;
    return graph.weight(block) - Weights.ofTargets(targets) <= MAX_COPIED;
  }

  private void add(BitSet blocks, BitSet entries) {
    List<Integer> order = new ArrayList<>();
    for (int entry : Bits.indices(entries)) {
      order.add(entry);
    }
    order.sort(this::compareEntries);
    int[] entered = new int[order.size()];
    for (int i = 0; i < entered.length; i++) {
      entered[i] = order.get(i);
      where[entered[i]] = regions.size() | i << 16;
    }
    regions.add(new Region(blocks, entered));
  }

  /** Block 0 has to be the first: what calls the function enters there. */
  private int compareEntries(int x, int y) {
    if (x == 0 || y == 0) {
      return Integer.compare(x, y);
    }
    return Integer.compare(profile.count(y), profile.count(x));
  }

  /** The regions. */
  List<Region> regions() {
    return regions;
  }

  /**
   * Where control goes for a block: the region's number, and above the low 16 bits the number of
   * its entry; -1 if the block is none.
   */
  int where(int block) {
    return where[block];
  }

  /** Whether a block's table of branches always leaves the region. */
  boolean leavesByTable(int block) {
    return tables.get(block);
  }

  /** Whether a block's table of branches need not leave a region for some of its targets. */
  boolean staysByTable() {
    return profile.isKnown();
  }

  /** The only region of a function that has one, entered in a loop that is already running. */
  Region enteredAt(int block) {
    return new Region(regions.get(0).blocks(), new int[] {block});
  }
}
