package dev.wizer.rewrite;

import dev.wizer.snapshot.Counterparts;
import dev.wizer.snapshot.Diff;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.validate.CodeReferences;

/**
 * Replaces data segments by those of the snapshot. Old ones come first, so that indices stay right:
 * passive ones as they are, dropped ones empty. When no instruction refers to an index, dropped
 * ones go.
 */
final class DataSectionRewriter {

  private static final int PASSIVE = 1;

  private final Module module;
  private final CodeReferences references;

  DataSectionRewriter(Module module, CodeReferences references) {
    this.module = module;
    this.references = references;
  }

  /** {@return how many old segments keep a place} */
  static int keptSegments(Module module, CodeReferences references) {
    if (references.toDatas()) {
      return module.datas().size();
    }
    int kept = 0;
    for (Data data : module.datas()) {
      kept += data.mode() instanceof Data.Passive ? 1 : 0;
    }
    return kept;
  }

  void rewrite(Diff diff, SectionAssembler assembler) {
    WasmWriter old = new WasmWriter();
    int count = writeOld(diff, old) + diff.dataSegments().size();
    if (count == 0) {
      assembler.remove(SectionId.DATA);
    } else {
      WasmWriter kept = new WasmWriter(old.lengthInBytes() + 8).writeU32(count).writeAll(old);
      assembler.replace(SectionId.DATA, new DataSectionContent(module, kept, diff.dataSegments()));
    }
    if (module.dataCount().isPresent() && module.dataCount().getAsInt() != count) {
      assembler.replace(SectionId.DATA_COUNT, new WasmWriter().writeU32(count));
    }
  }

  /** {@return for each old segment, its index in the result, or {@link Counterparts#GONE}} */
  int[] newIndices(Diff diff) {
    int[] indices = new int[module.datas().size()];
    int count = 0;
    for (int i = 0; i < indices.length; i++) {
      boolean kept = !module.datas().get(i).isActive() && !diff.droppedDatas().get(i);
      indices[i] = kept || references.toDatas() ? count++ : Counterparts.GONE;
    }
    return indices;
  }

  private int writeOld(Diff diff, WasmWriter target) {
    boolean keepPlaces = references.toDatas();
    int count = 0;
    for (int i = 0; i < module.datas().size(); i++) {
      Data data = module.datas().get(i);
      if (data.mode() instanceof Data.Passive && !diff.droppedDatas().get(i)) {
        target.writeBytes(data.range());
        count++;
      } else if (keepPlaces) {
        target.writeByte(PASSIVE).writeU32(0);
        count++;
      }
    }
    return count;
  }
}
