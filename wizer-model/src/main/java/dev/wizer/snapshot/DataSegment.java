package dev.wizer.snapshot;

import dev.wizer.engine.MemoryView;
import dev.wizer.wasm.binary.WasmWriter;
import java.nio.ByteBuffer;

/**
 * A part of a memory that a new active data segment restores. The bytes stay in the memory's view
 * until they are written.
 *
 * @param memoryIndex the memory
 * @param offset the first byte's address
 * @param lengthInBytes how many bytes
 * @param content the memory's content, of which this is a part
 */
public record DataSegment(int memoryIndex, long offset, long lengthInBytes, MemoryView content) {

  /** Appends the segment's bytes to {@code target}. */
  public void writeContent(WasmWriter target) {
    // A memory in one chunk is the usual case, and there can be 100,000 segments: one buffer each.
    ByteBuffer chunk = content.chunk(0);
    int chunkLength = chunk.remaining();
    int index = 0;
    long at = offset;
    long end = offset + lengthInBytes;
    while (at < end) {
      if (index != at / chunkLength) {
        index = (int) (at / chunkLength);
        chunk = content.chunk(index);
      }
      int from = (int) (at % chunkLength);
      int count = (int) Math.min(end - at, chunkLength - from);
      target.writeBytes(chunk.position(from).limit(from + count));
      at += count;
    }
  }
}
