package dev.wizer.engine.interp.compile;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Values, each in one group, and which kind is best for each group. A group is narrow if none of
 * its values has more than 32 bits, and a float or a double if more operations want it to be one
 * than want its bits.
 */
final class ValueGroups {

  private int count;

  /** By value, one of its group that stands for more of it; itself if it stands for all. */
  private int[] parent = new int[256];

  /** By value, its slot. */
  private int[] slot = new int[256];

  /** The values that are read or written, not only passed by. */
  private final BitSet touched = new BitSet();

  /** By value, how often each kind is wanted; after all, by group. */
  private int[][] votes = new int[256][];

  private final BitSet wide = new BitSet();

  /** Pairs of values: where the first is wide, the second is. */
  private int[] flows = new int[128];

  private int flowCount;

  /** Adds a value of a slot, which is alone in its group. */
  int add(int slotOfValue) {
    if (count == parent.length) {
      slot = Arrays.copyOf(slot, 2 * count);
      parent = Arrays.copyOf(parent, 2 * count);
      votes = Arrays.copyOf(votes, 2 * count);
    }
    parent[count] = count;
    slot[count] = slotOfValue;
    return count++;
  }

  /** Makes one group of those of two values. */
  void join(int one, int other) {
    parent[find(parent, one)] = find(parent, other);
  }

  private static int find(int[] parent, int value) {
    int root = value;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /** Says that a value is read or written. */
  void touch(int value) {
    touched.set(value);
  }

  /** The variables that hold what is read or written. */
  BitSet variables(SlotKind[] kinds) {
    BitSet variables = new BitSet();
    for (int value = touched.nextSetBit(0); value >= 0; value = touched.nextSetBit(value + 1)) {
      variables.set(SlotKinds.variable(slot[value], kinds[value]));
    }
    return variables;
  }

  /** Says that a value may have more than 32 bits. */
  void widen(int value) {
    wide.set(value);
  }

  /** Says that an operation wants a value to be of a kind. */
  void vote(int value, SlotKind kind) {
    if (votes[value] == null) {
      votes[value] = new int[SlotKind.COUNT];
    }
    votes[value][kind.ordinal()]++;
  }

  /**
   * Says that a value may become another one.
   *
   * @param moves whether it is only moved: then both had better be of one kind
   */
  void flow(int from, int to, boolean moves) {
    if (flowCount + 3 > flows.length) {
      flows = Arrays.copyOf(flows, 2 * flows.length);
    }
    flows[flowCount++] = from;
    flows[flowCount++] = to;
    flows[flowCount++] = moves ? 1 : 0;
  }

  /** {@return the kind of each value} No more is to be said then. */
  SlotKind[] decide(boolean floats) {
    int[] group = new int[count];
    BitSet wideGroups = new BitSet();
    for (int value = 0; value < count; value++) {
      group[value] = find(parent, value);
    }
    for (int value = wide.nextSetBit(0); value >= 0; value = wide.nextSetBit(value + 1)) {
      wideGroups.set(group[value]);
    }
    spread(group, wideGroups);
    int[] family = families(group, wideGroups);
    int[][] sums = sums(family);
    SlotKind[] kinds = new SlotKind[count];
    for (int value = 0; value < count; value++) {
      boolean isWide = wideGroups.get(group[value]);
      SlotKind number = isWide ? SlotKind.DOUBLE : SlotKind.FLOAT;
      SlotKind bits = isWide ? SlotKind.LONG : SlotKind.INT;
      int[] sum = sums[family[value]];
      kinds[value] = floats && sum != null && wants(sum, number) ? number : bits;
    }
    return kinds;
  }

  private static boolean wants(int[] votes, SlotKind kind) {
    int sum = 0;
    for (int vote : votes) {
      sum += vote;
    }
    return 2 * votes[kind.ordinal()] > sum;
  }

  private void spread(int[] group, BitSet wideGroups) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < flowCount; i += 3) {
        int to = group[flows[i + 1]];
        if (wideGroups.get(group[flows[i]]) && !wideGroups.get(to)) {
          wideGroups.set(to);
          changed = true;
        }
      }
    }
  }

  /** Puts groups together between which there are moves. */
  private int[] families(int[] group, BitSet wideGroups) {
    int[] family = group.clone();
    for (int i = 0; i < flowCount; i += 3) {
      int from = group[flows[i]];
      int to = group[flows[i + 1]];
      if (flows[i + 2] != 0 && wideGroups.get(from) == wideGroups.get(to)) {
        family[find(family, from)] = find(family, to);
      }
    }
    for (int value = 0; value < count; value++) {
      family[value] = find(family, value);
    }
    return family;
  }

  private int[][] sums(int[] family) {
    int[][] sums = new int[count][];
    for (int value = 0; value < count; value++) {
      if (votes[value] != null) {
        int[] sum = sums[family[value]];
        if (sum == null) {
          sum = sums[family[value]] = new int[votes[value].length];
        }
        for (int i = 0; i < sum.length; i++) {
          sum[i] += votes[value][i];
        }
      }
    }
    return sums;
  }
}
