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
  private final WasmWriter heads = new WasmWriter();

  /** Where each segment's head ends in the heads. */
  private final int[] headEnds;

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
    this.headEnds = new int[segments.size()];
    this.lengthInBytes = writeHeads() + kept.lengthInBytes() + heads.lengthInBytes();
  }

  /** Writes what is in front of each segment's bytes, and {@return how many bytes these are} */
  private long writeHeads() {
    long contents = 0;
    for (int i = 0; i < headEnds.length; i++) {
      DataSegment segment = segments.get(i);
      writeHead(segment);
      headEnds[i] = heads.lengthInBytes();
      contents += segment.lengthInBytes();
    }
    return contents;
  }

  private void writeHead(DataSegment segment) {
    int memoryIndex = segment.memoryIndex();
    if (memoryIndex == 0) {
      heads.writeByte(ACTIVE);
    } else {
      heads.writeByte(ACTIVE_WITH_MEMORY).writeU32(memoryIndex);
    }
    ConstExprWriter.writeAddress(
        module.memories().get(memoryIndex).type().addressType(), segment.offset(), heads);
    heads.writeU64(segment.lengthInBytes());
  }

  @Override
  public long lengthInBytes() {
    return lengthInBytes;
  }

  @Override
  public void writeTo(WasmWriter target) {
    target.writeAll(kept);
    SegmentCopier copier = new SegmentCopier(target);
    int headStart = 0;
    for (int i = 0; i < headEnds.length; i++) {
      target.writeFrom(heads, headStart, headEnds[i] - headStart);
      headStart = headEnds[i];
      copier.copy(segments.get(i));
    }
  }
}
