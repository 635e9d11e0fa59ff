package dev.wizer.rewrite;

import dev.wizer.snapshot.DataSegment;
import dev.wizer.snapshot.SegmentCopier;
import dev.wizer.snapshot.SegmentOrder;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.ConstExprWriter;
import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.Module;
import java.util.List;

/** A data section: what is kept of the module's own segments, and the snapshot's. */
final class DataSectionContent implements SectionContent {

  private static final int ACTIVE = 0;
  private static final int PASSIVE = 1;
  private static final int ACTIVE_WITH_MEMORY = 2;

  private final Module module;
  private final SegmentOrder order;
  private final List<DataSegment> segments;
  private final List<WasmWriter> passive;
  private final InstructionCopier copier;

  /** The number of segments, and what is in front of each one's bytes. */
  private final WasmWriter heads = new WasmWriter();

  /** Where each segment's head ends in the heads. */
  private final int[] headEnds;

  private final long lengthInBytes;

  /**
   * Makes the content.
   *
   * @param module the module whose memories the segments are for
   * @param order where its own segments and the new ones stand
   * @param segments the new segments
   * @param passive whole segments that come last
   * @param globals the output's indices of globals
   */
  DataSectionContent(
      Module module,
      SegmentOrder order,
      List<DataSegment> segments,
      List<WasmWriter> passive,
      GlobalNumbering globals) {
    this.passive = passive;
    this.module = module;
    this.order = order;
    this.segments = segments;
    this.copier = new InstructionCopier(globals);
    this.headEnds = new int[order.count()];
    this.lengthInBytes = writeHeads() + heads.lengthInBytes();
  }

  /** Writes what is in front of each segment's bytes, and {@return how many bytes these are} */
  private long writeHeads() {
    heads.writeU32(order.count() + passive.size());
    long contents = 0;
    for (WasmWriter segment : passive) {
      contents += segment.lengthInBytes();
    }
    int next = 0;
    for (int i = 0; i < headEnds.length; i++) {
      int entry = order.at(i);
      if (entry == SegmentOrder.NEW) {
        DataSegment segment = segments.get(next++);
        writeHead(segment);
        contents += segment.lengthInBytes();
      } else if (entry == SegmentOrder.PLACEHOLDER) {
        heads.writeByte(PASSIVE).writeU32(0);
      } else {
        Data own = module.datas().get(entry);
        writeHead(own);
        contents += own.bytes().lengthInBytes();
      }
      headEnds[i] = heads.lengthInBytes();
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

  private void writeHead(Data own) {
    ByteRange range = own.range();
    int copied = range.start();
    if (own.isActive()) {
      ByteRange offset = own.offset().range();
      heads.writeBytes(range.between(copied, offset.start()));
      copier.copy(offset, heads);
      copied = offset.end();
    }
    heads.writeBytes(range.between(copied, own.bytes().start()));
  }

  @Override
  public long lengthInBytes() {
    return lengthInBytes;
  }

  @Override
  public void writeTo(WasmWriter target) {
    SegmentCopier copy = new SegmentCopier(target);
    int headStart = 0;
    int next = 0;
    for (int i = 0; i < headEnds.length; i++) {
      target.writeFrom(heads, headStart, headEnds[i] - headStart);
      headStart = headEnds[i];
      int entry = order.at(i);
      if (entry == SegmentOrder.NEW) {
        copy.copy(segments.get(next++));
      } else if (entry != SegmentOrder.PLACEHOLDER) {
        target.writeBytes(module.datas().get(entry).bytes());
      }
    }
    // Without segments, the number of them is all there is.
    target.writeFrom(heads, headStart, heads.lengthInBytes() - headStart);
    passive.forEach(target::writeAll);
  }
}
