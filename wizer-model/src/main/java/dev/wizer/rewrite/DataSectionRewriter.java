package dev.wizer.rewrite;

import dev.wizer.snapshot.Diff;
import dev.wizer.snapshot.SegmentOrder;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Module;
import java.util.List;

/**
 * Replaces data segments by those of the snapshot, if the module's own no longer make what its
 * memories hold. Those that stay keep the indices that instructions name.
 */
final class DataSectionRewriter {

  private final Module module;
  private final GlobalNumbering globals;

  DataSectionRewriter(Module module, GlobalNumbering globals) {
    this.module = module;
    this.globals = globals;
  }

  /**
   * Rewrites the section.
   *
   * @param passive the passive segments of a new start function, which come last
   */
  void rewrite(
      Diff diff, SegmentOrder order, List<WasmWriter> passive, SectionAssembler assembler) {
    boolean isOriginal = passive.isEmpty() && order.isOriginal(module.datas().size());
    if (isOriginal && globals.keepsIndices()) {
      return;
    }
    int count = order.count() + passive.size();
    if (count == 0) {
      assembler.remove(SectionId.DATA);
    } else {
      assembler.replace(
          SectionId.DATA,
          new DataSectionContent(module, order, diff.newDataSegments(), passive, globals));
    }
    if (module.dataCount().isPresent() && !isOriginal || !passive.isEmpty()) {
      rewriteCount(count, assembler);
    }
  }

  /** No instruction names a segment if there is none. */
  private static void rewriteCount(int count, SectionAssembler assembler) {
    if (count == 0) {
      assembler.remove(SectionId.DATA_COUNT);
    } else {
      assembler.replace(SectionId.DATA_COUNT, new WasmWriter().writeU32(count));
    }
  }
}
