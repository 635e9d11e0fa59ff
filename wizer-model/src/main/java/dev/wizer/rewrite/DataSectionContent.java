package dev.wizer.rewrite;

import dev.wizer.snapshot.DataSegment;
import dev.wizer.snapshot.SegmentCopier;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.ConstExprWriter;
import dev.wizer.wasm.module.Module;
import java.util.List;

/** A data section: what is kept of the module's own, then the snapshot's segments. */
final class DataSectionContent implements SectionContent {

  private static final int ACTIVE = 0;
  private static final int ACTIVE_WITH_MEMORY = 2;

  private final Module module;
  private final WasmWriter kept;
  private final List<DataSegment> segments;
  private final long lengthInBytes;

  /**
   * Makes the content.
   *
   * @param module the module whose memories the segments are for
   * @param kept the number of all segments, and the kept ones
   * @param segments the new segments
   */
  DataSectionContent(Module module, WasmWriter kept, List<DataSegment> segments) {
    this.module = module;
    this.kept = kept;
    this.segments = segments;
    this.lengthInBytes = kept.lengthInBytes() + newLength();
  }

  private long newLength() {
    WasmWriter heads = new WasmWriter();
    long length = 0;
    for (DataSegment segment : segments) {
      writeHead(segment, heads);
      length += segment.lengthInBytes();
    }
    return length + heads.lengthInBytes();
  }

  @Override
  public long lengthInBytes() {
    return lengthInBytes;
  }

  @Override
  public void writeTo(WasmWriter target) {
    target.writeAll(kept);
    SegmentCopier copier = new SegmentCopier(target);
    for (DataSegment segment : segments) {
      writeHead(segment, target);
      copier.copy(segment);
    }
  }

  private void writeHead(DataSegment segment, WasmWriter target) {
    int memoryIndex = segment.memoryIndex();
    if (memoryIndex == 0) {
      target.writeByte(ACTIVE);
    } else {
      target.writeByte(ACTIVE_WITH_MEMORY).writeU32(memoryIndex);
    }
    ConstExprWriter.writeAddress(
        module.memories().get(memoryIndex).type().addressType(), segment.offset(), target);
    target.writeU64(segment.lengthInBytes());
  }
}
