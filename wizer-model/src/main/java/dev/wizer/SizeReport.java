package dev.wizer;

import dev.wizer.engine.ModuleBytes;
import dev.wizer.wasm.binary.RawSection;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.module.ConstExprEvaluator;
import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where a result's bytes are.
 *
 * @param sections each kind of section, and each custom one, with its size before and after
 * @param segments the result's active data segments by length, shortest first
 * @param gaps the gaps between them by length, shortest first
 */
public record SizeReport(List<SectionSize> sections, List<Group> segments, List<Group> gaps) {

  public SizeReport {
    sections = List.copyOf(Objects.requireNonNull(sections, "sections"));
    segments = List.copyOf(Objects.requireNonNull(segments, "segments"));
    gaps = List.copyOf(Objects.requireNonNull(gaps, "gaps"));
  }

  /**
   * A section's size, its frame included; 0 where there is none.
   *
   * @param name its kind, or a custom section's name
   * @param before its size in the original, in bytes
   * @param after its size in the result, in bytes
   */
  public record SectionSize(String name, long before, long after) {

    public SectionSize {
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * Segments or gaps of about the same length.
   *
   * @param minLength the shortest that may be among them, in bytes; a power of two
   * @param count how many there are
   * @param lengthInBytes how long they are together
   */
  public record Group(long minLength, int count, long lengthInBytes) {}

  /** {@return the report on what was made of a valid module} */
  public static SizeReport of(byte[] original, ModuleBytes result) {
    Objects.requireNonNull(result, "result");
    Module before = ModuleReader.read(original);
    Module after = ModuleReader.read(result);
    Map<String, long[]> sizes = new LinkedHashMap<>();
    addSections(before, 0, sizes);
    addSections(after, 1, sizes);
    List<SectionSize> sections = new ArrayList<>();
    sizes.forEach((name, size) -> sections.add(new SectionSize(name, size[0], size[1])));
    Groups segments = new Groups();
    Groups gaps = new Groups();
    addSegments(after, segments, gaps);
    return new SizeReport(sections, segments.list(), gaps.list());
  }

  private static void addSections(Module module, int column, Map<String, long[]> sizes) {
    int customs = 0;
    for (RawSection section : module.sections()) {
      String name =
          section.id() == SectionId.CUSTOM
              ? "custom `" + module.customs().get(customs++).name() + "`"
              : section.id().text();
      sizes.computeIfAbsent(name, key -> new long[2])[column] += section.frame().lengthInBytes();
    }
  }

  /**
   * A part of a memory.
   *
   * @param memoryIndex the memory
   * @param start the first byte's address
   * @param end the address after the last byte
   */
  private record Part(int memoryIndex, long start, long end) {}

  private static void addSegments(Module module, Groups segments, Groups gaps) {
    ConstExprEvaluator evaluator = new ConstExprEvaluator(module);
    List<Part> parts = new ArrayList<>();
    for (Data data : module.datas()) {
      int length = data.bytes().lengthInBytes();
      if (data.isActive() && length > 0) {
        long start = evaluator.evaluateAddress(data.offset());
        parts.add(new Part(data.memoryIndex(), start, start + length));
        segments.add(length);
      }
    }
    parts.sort(Comparator.comparingInt(Part::memoryIndex).thenComparingLong(Part::start));
    for (int i = 1; i < parts.size(); i++) {
      Part last = parts.get(i - 1);
      long gap = parts.get(i).start() - last.end();
      if (parts.get(i).memoryIndex() == last.memoryIndex() && gap > 0) {
        gaps.add(gap);
      }
    }
  }

  /** Groups for each number of bits that a length may have. */
  private static final class Groups {

    private final int[] counts = new int[Long.SIZE];
    private final long[] lengths = new long[Long.SIZE];

    void add(long length) {
      int bits = Long.SIZE - 1 - Long.numberOfLeadingZeros(length);
      counts[bits]++;
      lengths[bits] += length;
    }

    List<Group> list() {
      List<Group> groups = new ArrayList<>();
      for (int bits = 0; bits < counts.length; bits++) {
        if (counts[bits] > 0) {
          groups.add(new Group(1L << bits, counts[bits], lengths[bits]));
        }
      }
      return groups;
    }
  }
}
