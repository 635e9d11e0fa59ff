package dev.wizer.snapshot;

import dev.wizer.engine.MemoryView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A memory as if some of its bytes were zero. */
final class ZeroedMemory implements MemoryView {

  private static final int PREFERRED_CHUNK = 65_536;

  private final MemoryView memory;
  private final long start;
  private final long end;
  private final int wholeLength;
  private final int chunkLength;

  /**
   * Makes a view.
   *
   * @param memory a memory that is not empty
   * @param start the first byte that is zero
   * @param end where that ends, exclusive
   */
  ZeroedMemory(MemoryView memory, long start, long end) {
    this.memory = memory;
    this.start = start;
    this.end = end;
    this.wholeLength = memory.chunk(0).remaining();
    boolean divides = memory.chunkCount() == 1 || wholeLength % PREFERRED_CHUNK == 0;
    // Where bytes are zero, a chunk is copied.
    this.chunkLength = divides ? Math.min(wholeLength, PREFERRED_CHUNK) : wholeLength;
  }

  @Override
  public long lengthInBytes() {
    return memory.lengthInBytes();
  }

  @Override
  public int chunkCount() {
    long content = (memory.chunkCount() - 1L) * wholeLength;
    content += memory.chunk(memory.chunkCount() - 1).remaining();
    return (int) ((content + chunkLength - 1) / chunkLength);
  }

  @Override
  public ByteBuffer chunk(int index) {
    long from = (long) index * chunkLength;
    ByteBuffer whole = memory.chunk((int) (from / wholeLength));
    int offset = (int) (from % wholeLength);
    ByteBuffer chunk = whole.slice(offset, Math.min(chunkLength, whole.limit() - offset));
    return zeroed(chunk, from).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteBuffer zeroed(ByteBuffer chunk, long from) {
    int first = (int) Math.max(0, Math.min(start - from, chunk.capacity()));
    int last = (int) Math.max(0, Math.min(end - from, chunk.capacity()));
    if (first >= last) {
      return chunk;
    }
    byte[] copy = new byte[chunk.capacity()];
    chunk.get(0, copy, 0, first);
    chunk.get(last, copy, last, copy.length - last);
    return ByteBuffer.wrap(copy).asReadOnlyBuffer();
  }

  @Override
  public boolean isZero(int index) {
    return memory.isZero((int) ((long) index * chunkLength / wholeLength));
  }
}
