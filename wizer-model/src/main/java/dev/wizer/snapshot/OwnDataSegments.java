package dev.wizer.snapshot;

import dev.wizer.engine.MemoryView;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.Module;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The active data segments that a module has itself, for the question whether they make what its
 * memories hold. Where they overlap, the later one counts.
 */
final class OwnDataSegments {

  private final List<MemoryView> memories;
  private final List<Part> segments = new ArrayList<>();

  /**
   * A part of a memory that a segment fills.
   *
   * @param memoryIndex the memory
   * @param start the first byte's address
   * @param content the bytes
   * @param from which of them is the first
   * @param lengthInBytes how many bytes
   */
  private record Part(int memoryIndex, long start, ByteRange content, int from, int lengthInBytes) {

    long end() {
      return start + lengthInBytes;
    }

    Part between(long newStart, long newEnd) {
      int skipped = (int) (newStart - start);
      return new Part(memoryIndex, newStart, content, from + skipped, (int) (newEnd - newStart));
    }

    ByteBuffer bytes() {
      return ByteBuffer.wrap(content.array(), content.start() + from, lengthInBytes);
    }
  }

  /**
   * Finds the segments.
   *
   * @param memories the content of the module's memories
   */
  OwnDataSegments(Module module, InitialState initial, List<MemoryView> memories) {
    this.memories = memories;
    for (Data data : module.datas()) {
      ByteRange content = data.bytes();
      if (data.isActive() && content.lengthInBytes() > 0) {
        long start = initial.address(data.offset());
        int length = content.lengthInBytes();
        segments.add(new Part(data.memoryIndex(), start, content, 0, length));
      }
    }
  }

  /**
   * {@return whether the memories hold what the segments make of zeros}
   *
   * @param found regions outside of which each memory has nothing but zeros
   */
  boolean makeContent(List<Regions> found) {
    for (int i = 0; i < memories.size(); i++) {
      if (!makeContent(i, found.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean makeContent(int memoryIndex, Regions found) {
    List<Part> parts = new ArrayList<>();
    for (Part segment : segments) {
      if (segment.memoryIndex() == memoryIndex) {
        parts.add(segment);
      }
    }
    if (memories.get(memoryIndex).chunkCount() == 0) {
      return true;
    }
    MemoryBytes memory = new MemoryBytes(memories.get(memoryIndex));
    boolean haveContent = haveContent(parts, memory);
    List<Part> sorted = new ArrayList<>(parts);
    sorted.sort(Comparator.comparingLong(Part::start));
    if (!haveContent && !(overlap(sorted) && haveContent(visible(parts), memory))) {
      return false;
    }
    return isZeroBetween(sorted, found, memory);
  }

  private static boolean overlap(List<Part> sorted) {
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i - 1).end() > sorted.get(i).start()) {
        return true;
      }
    }
    return false;
  }

  private static boolean haveContent(List<Part> parts, MemoryBytes memory) {
    for (Part part : parts) {
      if (!memory.has(part.start(), part.bytes())) {
        return false;
      }
    }
    return true;
  }

  /** What no later segment covers. */
  private static List<Part> visible(List<Part> parts) {
    TreeMap<Long, Part> visible = new TreeMap<>();
    for (Part part : parts) {
      Map.Entry<Long, Part> before = visible.lowerEntry(part.start());
      if (before != null && before.getValue().end() > part.start()) {
        Part covered = before.getValue();
        visible.put(covered.start(), covered.between(covered.start(), part.start()));
        addEnd(covered, part.end(), visible);
      }
      for (Map.Entry<Long, Part> next = visible.ceilingEntry(part.start());
          next != null && next.getKey() < part.end();
          next = visible.ceilingEntry(part.start())) {
        visible.remove(next.getKey());
        addEnd(next.getValue(), part.end(), visible);
      }
      visible.put(part.start(), part);
    }
    return new ArrayList<>(visible.values());
  }

  private static void addEnd(Part covered, long from, Map<Long, Part> visible) {
    if (covered.end() > from) {
      visible.put(from, covered.between(from, covered.end()));
    }
  }

  /** {@return whether nothing is left that no segment made} The parts are in ascending order. */
  private static boolean isZeroBetween(List<Part> parts, Regions found, MemoryBytes memory) {
    int next = 0;
    long made = 0;
    for (int i = 0; i < found.count(); i++) {
      long at = found.start(i);
      while (at < found.end(i)) {
        while (next < parts.size() && parts.get(next).start() <= at) {
          made = Math.max(made, parts.get(next++).end());
        }
        long end =
            next < parts.size() ? Math.min(found.end(i), parts.get(next).start()) : found.end(i);
        if (made < end && !memory.isZero(Math.max(at, made), end)) {
          return false;
        }
        at = end;
      }
    }
    return true;
  }

  /** {@return the segments as those of a snapshot} */
  List<DataSegment> asNew() {
    List<DataSegment> all = new ArrayList<>();
    for (Part part : segments) {
      MemoryView content = memories.get(part.memoryIndex());
      all.add(new DataSegment(part.memoryIndex(), part.start(), part.lengthInBytes(), content));
    }
    return all;
  }
}
