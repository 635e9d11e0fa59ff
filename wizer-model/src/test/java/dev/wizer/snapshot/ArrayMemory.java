package dev.wizer.snapshot;

import dev.wizer.engine.MemoryView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A memory in chunks of a given length. */
record ArrayMemory(byte[] bytes, int chunkLength) implements MemoryView {

  @Override
  public long lengthInBytes() {
    return bytes.length;
  }

  @Override
  public int chunkCount() {
    return (bytes.length + chunkLength - 1) / chunkLength;
  }

  @Override
  public ByteBuffer chunk(int index) {
    int start = index * chunkLength;
    int length = Math.min(chunkLength, bytes.length - start);
    return ByteBuffer.wrap(bytes, start, length)
        .slice()
        .asReadOnlyBuffer()
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
