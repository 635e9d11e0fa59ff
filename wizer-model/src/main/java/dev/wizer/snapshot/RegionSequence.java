package dev.wizer.snapshot;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The regions of all memories, one after the other, and what segments made of them cost. A segment
 * consists of regions that follow one another in one memory, and the gaps between them.
 */
final class RegionSequence {

  private final List<Regions> spaces;
  private final long[] starts;
  private final long[] ends;

  /** What a segment that begins with a region has before its length field, in bytes. */
  private final int[] heads;

  /** The first region of each memory that has any. */
  private final BitSet firsts = new BitSet();

  /**
   * Makes the sequence.
   *
   * @param spaces the regions of each memory
   * @param costs what segments cost there
   */
  RegionSequence(List<Regions> spaces, List<SegmentCosts> costs) {
    this.spaces = spaces;
    int count = 0;
    for (Regions space : spaces) {
      count += space.count();
    }
    this.starts = new long[count];
    this.ends = new long[count];
    this.heads = new int[count];
    int next = 0;
    for (int i = 0; i < spaces.size(); i++) {
      next = add(spaces.get(i), costs.get(i), next);
    }
  }

  private int add(Regions space, SegmentCosts costs, int from) {
    if (space.count() > 0) {
      firsts.set(from);
    }
    for (int i = 0; i < space.count(); i++) {
      starts[from + i] = space.start(i);
      ends[from + i] = space.end(i);
      heads[from + i] = costs.head(space.start(i)) - costs.penalty();
    }
    return from + space.count();
  }

  int count() {
    return starts.length;
  }

  long start(int index) {
    return starts[index];
  }

  long end(int index) {
    return ends[index];
  }

  int head(int index) {
    return heads[index];
  }

  /** {@return whether a region is its memory's first} */
  boolean isFirst(int index) {
    return firsts.get(index);
  }

  /** {@return how many memories have regions: as many segments there are at least} */
  int spaceCount() {
    return firsts.cardinality();
  }

  /** {@return the gap before a region that is not its memory's first} */
  long gapBefore(int index) {
    return starts[index] - ends[index - 1];
  }

  /** {@return about how many bytes it saves to begin a segment after that gap} */
  long worthOfGapBefore(int index) {
    return gapBefore(index) - heads[index] - 1;
  }

  /** {@return what the segment from one region up to another, exclusive, has in bytes} */
  long lengthOfSegment(int from, int to) {
    long length = ends[to - 1] - starts[from];
    return heads[from] + SegmentCosts.unsignedLength(length) + length;
  }

  /**
   * {@return what the segments from one region up to another have in bytes}
   *
   * @param begins the regions with which segments begin; {@code from} is one of them
   */
  long lengthOfSegments(BitSet begins, int from, int to) {
    long length = 0;
    for (int i = from; i < to; ) {
      int next = nextBegin(begins, i + 1, to);
      length += lengthOfSegment(i, next);
      i = next;
    }
    return length;
  }

  private static int nextBegin(BitSet begins, int from, int end) {
    int next = begins.nextSetBit(from);
    return next < 0 || next > end ? end : next;
  }

  /** {@return for each memory, the ranges of its segments} */
  List<Regions> segments(BitSet begins) {
    List<Regions> segments = new ArrayList<>();
    int from = 0;
    for (Regions space : spaces) {
      Regions ranges = new Regions(0);
      int end = from + space.count();
      for (int i = from; i < end; ) {
        int next = nextBegin(begins, i + 1, end);
        ranges.add(starts[i], ends[next - 1]);
        i = next;
      }
      segments.add(ranges);
      from = end;
    }
    return segments;
  }
}
