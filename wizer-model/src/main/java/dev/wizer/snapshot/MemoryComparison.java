package dev.wizer.snapshot;

import dev.wizer.engine.MemoryView;
import java.nio.ByteBuffer;

/**
 * Finds the first byte in which two memories of one length differ. Their chunks may have different
 * lengths: what two chunks have in common is compared at once, by the JVM's vector instructions.
 */
final class MemoryComparison {

  private final Cursor first;
  private final Cursor second;

  private MemoryComparison(MemoryView first, MemoryView second) {
    this.first = new Cursor(first);
    this.second = new Cursor(second);
  }

  /** {@return the address of the first byte that differs, or -1 if none does} */
  static long firstDifference(MemoryView first, MemoryView second) {
    return new MemoryComparison(first, second).compare(first.lengthInBytes());
  }

  private long compare(long lengthInBytes) {
    long at = 0;
    while (at < lengthInBytes) {
      int length = Math.min(first.remaining(at), second.remaining(at));
      if (!(first.isZero() && second.isZero())) {
        int difference = first.take(at, length).mismatch(second.take(at, length));
        if (difference >= 0) {
          return at + difference;
        }
      }
      at += length;
    }
    return -1;
  }

  /** {@return the byte at an address of a memory} */
  static int byteAt(MemoryView memory, long address) {
    Cursor cursor = new Cursor(memory);
    cursor.remaining(address);
    return cursor.take(address, 1).get() & 0xFF;
  }

  /** The chunk of a memory that has a given address. */
  private static final class Cursor {

    private final MemoryView memory;
    private final int chunkLength;
    private int index = -1;
    private ByteBuffer chunk;

    Cursor(MemoryView memory) {
      this.memory = memory;
      this.chunkLength = memory.chunkCount() == 0 ? 1 : memory.chunk(0).remaining();
    }

    /** Goes to an address. {@return how many bytes its chunk has from there on} */
    int remaining(long address) {
      int wanted = (int) (address / chunkLength);
      if (wanted != index) {
        index = wanted;
        chunk = memory.chunk(wanted);
      }
      return chunk.capacity() - start(address);
    }

    boolean isZero() {
      return memory.isZero(index);
    }

    ByteBuffer take(long address, int length) {
      int start = start(address);
      return chunk.limit(start + length).position(start);
    }

    private int start(long address) {
      return (int) (address - (long) index * chunkLength);
    }
  }
}
