package dev.wizer.snapshot;

import dev.wizer.engine.MemoryView;
import java.nio.ByteBuffer;

/** A memory's content in ranges that chunks need not contain as a whole. */
final class MemoryBytes {

  private static final int ZEROS_LENGTH = 4_096;

  private final MemoryView memory;
  private final ByteBuffer zeros = ByteBuffer.allocate(ZEROS_LENGTH);
  private final int chunkLength;
  private int chunkIndex;
  private ByteBuffer chunk;

  /** Makes a reader of a memory that is not empty. */
  MemoryBytes(MemoryView memory) {
    this.memory = memory;
    this.chunk = memory.chunk(0);
    this.chunkLength = chunk.remaining();
  }

  /** {@return whether the memory has, from {@code address} on, the bytes of {@code expected}} */
  boolean has(long address, ByteBuffer expected) {
    long at = address;
    while (expected.hasRemaining()) {
      ByteBuffer part = part(at, expected.remaining());
      ByteBuffer wanted = expected.slice(expected.position(), part.remaining());
      if (part.mismatch(wanted) >= 0) {
        return false;
      }
      at += part.remaining();
      expected.position(expected.position() + wanted.capacity());
    }
    return true;
  }

  /** {@return whether all bytes from {@code start} to {@code end}, exclusive, are zero} */
  boolean isZero(long start, long end) {
    for (long at = start; at < end; ) {
      ByteBuffer part = part(at, Math.min(end - at, ZEROS_LENGTH));
      if (part.mismatch(zeros.limit(part.remaining())) >= 0) {
        return false;
      }
      at += part.remaining();
    }
    return true;
  }

  /** The bytes from an address on, at most so many, as far as one chunk goes. */
  private ByteBuffer part(long address, long maxLength) {
    int index = (int) (address / chunkLength);
    if (index != chunkIndex) {
      chunk = memory.chunk(index);
      chunkIndex = index;
    }
    chunk.clear();
    int from = (int) (address % chunkLength);
    int length = (int) Math.min(maxLength, chunk.limit() - from);
    return chunk.position(from).limit(from + length);
  }
}
