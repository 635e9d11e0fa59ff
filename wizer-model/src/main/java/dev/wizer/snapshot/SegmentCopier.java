package dev.wizer.snapshot;

import dev.wizer.engine.MemoryView;
import dev.wizer.wasm.binary.WasmWriter;
import java.nio.ByteBuffer;

/**
 * Copies segments' bytes from memories. Segments come in order and there can be 100,000 of them, so
 * a chunk is asked for once and not for each.
 */
public final class SegmentCopier {

  private final WasmWriter target;
  private MemoryView memory;
  private int chunkLength;
  private int chunkIndex;
  private ByteBuffer chunk;

  /** Makes a copier that appends to {@code target}. */
  public SegmentCopier(WasmWriter target) {
    this.target = target;
  }

  /** Appends the bytes of a segment to the target. */
  public void copy(DataSegment segment) {
    if (segment.content() != memory) {
      memory = segment.content();
      chunk = memory.chunk(0);
      chunkIndex = 0;
      chunkLength = chunk.remaining();
    }
    long end = segment.offset() + segment.lengthInBytes();
    for (long at = segment.offset(), count; at < end; at += count) {
      moveTo((int) (at / chunkLength));
      int from = (int) (at % chunkLength);
      count = Math.min(end - at, chunkLength - from);
      target.writeBytes(chunk, from, (int) count);
    }
  }

  private void moveTo(int index) {
    if (index != chunkIndex) {
      chunk = memory.chunk(index);
      chunkIndex = index;
    }
  }
}
