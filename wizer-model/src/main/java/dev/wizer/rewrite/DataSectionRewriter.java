package dev.wizer.rewrite;

import dev.wizer.snapshot.DataSegment;
import dev.wizer.snapshot.Diff;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.AddressType;
import dev.wizer.wasm.module.ConstExprWriter;
import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.Module;
import java.util.List;

/**
 * Replaces data segments by those of the snapshot. Old ones come first, so that indices stay right:
 * passive ones as they are, dropped ones empty. When no instruction refers to an index, dropped
 * ones go.
 */
final class DataSectionRewriter {

  private static final int ACTIVE = 0;
  private static final int PASSIVE = 1;
  private static final int ACTIVE_WITH_MEMORY = 2;

  private final Module module;
  private final SegmentReferences references;

  DataSectionRewriter(Module module, SegmentReferences references) {
    this.module = module;
    this.references = references;
  }

  /** {@return how many old segments keep a place} */
  static int keptSegments(Module module, SegmentReferences references) {
    if (references.refersToDatas()) {
      return module.datas().size();
    }
    int kept = 0;
    for (Data data : module.datas()) {
      kept += data.mode() instanceof Data.Passive ? 1 : 0;
    }
    return kept;
  }

  void rewrite(Diff diff, SectionAssembler assembler) {
    WasmWriter segments = new WasmWriter(capacity(diff.dataSegments()));
    int count = writeOld(diff, segments) + diff.dataSegments().size();
    diff.dataSegments().forEach(segment -> write(segment, segments));
    if (count == 0) {
      assembler.remove(SectionId.DATA);
    } else {
      assembler.replace(
          SectionId.DATA,
          new WasmWriter(segments.lengthInBytes() + 8).writeU32(count).writeAll(segments));
    }
    if (module.dataCount().isPresent() && module.dataCount().getAsInt() != count) {
      assembler.replace(SectionId.DATA_COUNT, new WasmWriter().writeU32(count));
    }
  }

  private static int capacity(List<DataSegment> segments) {
    long capacity = 64;
    for (DataSegment segment : segments) {
      capacity += segment.lengthInBytes() + 16;
    }
    return (int) Math.min(Integer.MAX_VALUE - 8, capacity);
  }

  private int writeOld(Diff diff, WasmWriter target) {
    boolean keepPlaces = references.refersToDatas();
    int count = 0;
    for (int i = 0; i < module.datas().size(); i++) {
      Data data = module.datas().get(i);
      if (data.mode() instanceof Data.Passive && !diff.droppedDatas().get(i)) {
        target.writeBytes(module.bytes(), data.range());
        count++;
      } else if (keepPlaces) {
        target.writeByte(PASSIVE).writeU32(0);
        count++;
      }
    }
    return count;
  }

  private void write(DataSegment segment, WasmWriter target) {
    if (segment.memoryIndex() == 0) {
      target.writeByte(ACTIVE);
    } else {
      target.writeByte(ACTIVE_WITH_MEMORY).writeU32(segment.memoryIndex());
    }
    AddressType addressType = module.memories().get(segment.memoryIndex()).type().addressType();
    ConstExprWriter.writeAddress(addressType, segment.offset(), target);
    target.writeU64(segment.lengthInBytes());
    segment.writeContent(target);
  }
}
