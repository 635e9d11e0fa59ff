package dev.wizer.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.AddressType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MemoryScannerProperties {

  private static final int PAGE = 65_536;
  private static final int NO_CAP = Integer.MAX_VALUE;
  private static final SegmentCosts COSTS = SegmentCosts.of(AddressType.I32, 0, 0);

  /** A memory of up to 12 pages, with runs of bytes that are mostly not zero, at random places. */
  private static byte[] memory(long seed, int pages, int runs) {
    Random random = new Random(seed);
    byte[] bytes = new byte[pages * PAGE];
    for (int i = 0; i < runs; i++) {
      int length = 1 + random.nextInt(1 << random.nextInt(14));
      int start = random.nextInt(bytes.length - length + 1);
      for (int j = start; j < start + length; j++) {
        bytes[j] = (byte) (random.nextInt(4) == 0 ? 0 : random.nextInt());
      }
    }
    return bytes;
  }

  @Property(tries = 200)
  void segmentsCoverExactlyTheNonZeroBytes(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int pages,
      @ForAll @IntRange(max = 200) int runs,
      @ForAll @IntRange(min = 1, max = 3) int threads,
      @ForAll @IntRange(min = 1, max = 4) int pagesPerChunk) {
    byte[] bytes = memory(seed, pages, runs);
    ArrayMemory memory = new ArrayMemory(bytes, pagesPerChunk * PAGE);

    Regions regions = MemoryScanner.scan(memory, COSTS, NO_CAP, threads);

    assertEquals(expectedRegions(bytes), list(regions));
    assertArrayEquals(bytes, restored(regions, memory, bytes.length));
  }

  @Property(tries = 200)
  void cappedSegmentsStillRestoreTheMemory(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int pages,
      @ForAll @IntRange(min = 1, max = 60) int max,
      @ForAll @IntRange(min = 1, max = 3) int threads) {
    byte[] bytes = memory(seed, pages, 300);
    ArrayMemory memory = new ArrayMemory(bytes, PAGE);

    Regions regions = MemoryScanner.scan(memory, COSTS, max, threads);

    assertTrue(regions.count() <= max);
    assertArrayEquals(bytes, restored(regions, memory, bytes.length));
    assertEquals(closedOneByOne(bytes, max), list(regions));
  }

  @Property(tries = 200)
  void memoriesOfSmallPagesAreScannedToTheirLastByte(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 2 * PAGE) int length,
      @ForAll @IntRange(min = 1, max = 2) int threads) {
    byte[] bytes = Arrays.copyOf(memory(seed, 2, 100), length);
    bytes[length - 1] = 1;
    ArrayMemory memory = new ArrayMemory(bytes, PAGE);

    Regions regions = MemoryScanner.scan(memory, COSTS, NO_CAP, threads);

    assertEquals(expectedRegions(bytes), list(regions));
    assertArrayEquals(bytes, restored(regions, memory, length));
  }

  @Example
  void scan_gapOfNoMoreThanTheHeadAfterIt_isFilled() {
    byte[] bytes = new byte[PAGE];
    for (int at : new int[] {50, 55, 61, 100, 106, 200, 207, 4095, 4096, PAGE - 8, PAGE - 1}) {
      bytes[at] = 1;
    }

    Regions regions = MemoryScanner.scan(new ArrayMemory(bytes, PAGE), COSTS, NO_CAP, 1);

    assertEquals(
        List.of("50-56", "61-62", "100-107", "200-201", "207-208", "4095-4097", "65528-65536"),
        list(regions));
  }

  @Example
  void scan_emptyMemory_hasNoRegions() {
    assertEquals(
        0, MemoryScanner.scan(new ArrayMemory(new byte[0], PAGE), COSTS, NO_CAP, 2).count());
  }

  /** The rule in its simplest form, byte by byte. */
  private static List<String> expectedRegions(byte[] bytes) {
    List<String> expected = new ArrayList<>();
    long start = -1;
    long end = -1;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        continue;
      }
      if (start >= 0 && i - end > 4 + (i < 64 ? 0 : i < 8_192 ? 1 : 2)) {
        expected.add(start + "-" + end);
        start = -1;
      }
      start = start < 0 ? i : start;
      end = i + 1;
    }
    if (start >= 0) {
      expected.add(start + "-" + end);
    }
    return expected;
  }

  /** Closes the smallest gap, of several the last, until there are no more than {@code max}. */
  private static List<String> closedOneByOne(byte[] bytes, int max) {
    List<long[]> regions = new ArrayList<>();
    for (String region : expectedRegions(bytes)) {
      String[] bounds = region.split("-");
      regions.add(new long[] {Long.parseLong(bounds[0]), Long.parseLong(bounds[1])});
    }
    while (regions.size() > max) {
      int smallest = 0;
      for (int i = 0; i < regions.size() - 1; i++) {
        if (gapAfter(regions, i) <= gapAfter(regions, smallest)) {
          smallest = i;
        }
      }
      regions.get(smallest)[1] = regions.remove(smallest + 1)[1];
    }
    return regions.stream().map(region -> region[0] + "-" + region[1]).toList();
  }

  private static long gapAfter(List<long[]> regions, int index) {
    return regions.get(index + 1)[0] - regions.get(index)[1];
  }

  private static List<String> list(Regions regions) {
    List<String> list = new ArrayList<>();
    for (int i = 0; i < regions.count(); i++) {
      list.add(regions.start(i) + "-" + regions.end(i));
    }
    return list;
  }

  private static byte[] restored(Regions regions, ArrayMemory memory, int length) {
    byte[] restored = new byte[length];
    for (int i = 0; i < regions.count(); i++) {
      long start = regions.start(i);
      DataSegment segment = new DataSegment(0, start, regions.end(i) - start, memory);
      WasmWriter content = new WasmWriter();
      new SegmentCopier(content).copy(segment);
      System.arraycopy(content.toByteArray(), 0, restored, (int) start, content.lengthInBytes());
    }
    return restored;
  }
}
