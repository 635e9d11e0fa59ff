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
    int chunkLength = content.chunk(0).remaining();
    long at = offset;
    long end = offset + lengthInBytes;
    while (at < end) {
      int from = (int) (at % chunkLength);
      int count = (int) Math.min(end - at, chunkLength - from);
      ByteBuffer chunk = content.chunk((int) (at / chunkLength));
      target.writeBytes(chunk.slice(from, count));
      at += count;
    }
  }
}
