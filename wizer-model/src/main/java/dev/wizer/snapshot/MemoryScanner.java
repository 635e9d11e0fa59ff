package dev.wizer.snapshot;

import dev.wizer.engine.MemoryView;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds the bytes of a memory that are not zero. Each byte is read once: pages of zeros are
 * compared with a page of zeros, which the JVM does with vector instructions; other pages are
 * copied, 4 KiB at a time, into an array that stays in the first-level cache and searched there
 * eight bytes at a time.
 */
final class MemoryScanner {

  private static final int SCAN_PAGE = 4_096;
  private static final int MIN_BLOCK = 1 << 18;
  private static final int MAX_BLOCK = 1 << 24;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final MemoryView memory;
  private final SegmentCosts costs;
  private final int filledGap;
  private final int maxRegions;
  private final int chunkLength;
  private final int blockLength;
  private final long lengthInBytes;
  private final Regions[] found;
  private final AtomicInteger nextBlock = new AtomicInteger();

  private MemoryScanner(MemoryView memory, SegmentCosts costs, int maxRegions, int threads) {
    this.memory = memory;
    this.costs = costs;
    this.filledGap = costs.filledGap();
    this.maxRegions = maxRegions;
    this.chunkLength = memory.chunk(0).remaining();
    this.lengthInBytes = lengthInBytes(memory);
    this.blockLength = blockLength(lengthInBytes, threads);
    this.found = new Regions[(int) ((lengthInBytes - 1) / blockLength) + 1];
  }

  private static long lengthInBytes(MemoryView memory) {
    int last = memory.chunkCount() - 1;
    return (long) last * memory.chunk(0).remaining() + memory.chunk(last).remaining();
  }

  /** A few blocks for each thread, so that none waits long for another. */
  private static int blockLength(long lengthInBytes, int threads) {
    long wanted = Long.highestOneBit(lengthInBytes / (4L * threads) | 1);
    return (int) Math.max(MIN_BLOCK, Math.min(MAX_BLOCK, wanted));
  }

  /**
   * {@return the regions of {@code memory} that are not zero, as addresses} Gaps are part of a
   * region if it costs more than they to begin a segment after them.
   *
   * @param costs what segments cost
   * @param maxRegions when there are more, the smallest gaps are closed
   * @param threads how many threads may scan; the result does not depend on it
   */
  static Regions scan(MemoryView memory, SegmentCosts costs, int maxRegions, int threads) {
    if (memory.chunkCount() == 0) {
      return new Regions(costs);
    }
    return new MemoryScanner(memory, costs, maxRegions, threads).scan(threads);
  }

  private Regions scan(int threads) {
    ParallelTask.run(Math.min(threads, found.length), this::scanBlocks);
    Regions all = new Regions(costs);
    for (int block = 0; block < found.length; block++) {
      all.addAll(found[block]);
      found[block] = null;
    }
    return all.atMost(maxRegions);
  }

  private void scanBlocks() {
    byte[] page = new byte[SCAN_PAGE];
    ByteBuffer zeros = ByteBuffer.allocate(SCAN_PAGE);
    int block;
    while ((block = nextBlock.getAndIncrement()) < found.length) {
      found[block] = scanBlock(block, page, zeros).atMost(maxRegions);
    }
  }

  /** A block may be a part of a chunk, or have parts of several. */
  private Regions scanBlock(int block, byte[] page, ByteBuffer zeros) {
    long start = (long) block * blockLength;
    long end = Math.min(start + blockLength, lengthInBytes);
    Regions regions = new Regions(costs);
    long at = start;
    while (at < end) {
      int index = (int) (at / chunkLength);
      long chunkStart = (long) index * chunkLength;
      long chunkEnd = Math.min(end, chunkStart + chunkLength);
      if (!memory.isZero(index)) {
        ByteBuffer chunk = memory.chunk(index).limit((int) (chunkEnd - chunkStart));
        chunk.position((int) (at - chunkStart));
        scan(chunk, chunkStart, page, zeros, regions);
      }
      at = chunkEnd;
    }
    return regions;
  }

  /**
   * Scans what remains of a chunk.
   *
   * @param base the address where the chunk begins
   */
  private void scan(ByteBuffer chunk, long base, byte[] page, ByteBuffer zeros, Regions regions) {
    int end = chunk.limit();
    for (int at = chunk.position(); at < end; at += SCAN_PAGE) {
      // A memory of small pages may end anywhere.
      int length = Math.min(SCAN_PAGE, end - at);
      // Buffers of their own for each page would take more memory than some modules do.
      if (chunk.limit(at + length).position(at).mismatch(zeros.limit(length)) >= 0) {
        chunk.get(at, page, 0, length);
        int words = (length + Long.BYTES - 1) / Long.BYTES;
        Arrays.fill(page, length, words * Long.BYTES, (byte) 0);
        scanWords(page, words, base + at, regions);
      }
    }
  }

  private void scanWords(byte[] page, int words, long base, Regions regions) {
    for (int at = 0; at < words * Long.BYTES; at += Long.BYTES) {
      long word = (long) LONG.get(page, at);
      if (word != 0) {
        scanWord(word, base + at, regions);
      }
    }
  }

  /** Gaps within a word that end it are judged when the next region comes. */
  private void scanWord(long word, long base, Regions regions) {
    int first = Long.numberOfTrailingZeros(word) / Byte.SIZE;
    int last = (Long.SIZE - 1 - Long.numberOfLeadingZeros(word)) / Byte.SIZE;
    if (last - first - 1 <= filledGap) {
      // No gap inside is larger.
      regions.add(base + first, base + last + 1);
      return;
    }
    for (int i = first; i <= last; i++) {
      if ((byte) (word >>> (i * Byte.SIZE)) != 0) {
        regions.add(base + i, base + i + 1);
      }
    }
  }
}
