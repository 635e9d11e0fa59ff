package dev.wizer.rewrite;

import dev.wizer.snapshot.Diff;
import dev.wizer.snapshot.TableDiff;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Limits;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.Table;
import java.util.List;

/** Gives each table the size that it had grown to as its minimum. */
final class TableSectionRewriter {

  private final Module module;

  TableSectionRewriter(Module module) {
    this.module = module;
  }

  void rewrite(Diff diff, SectionAssembler assembler) {
    if (hasGrown(diff.tables())) {
      assembler.replace(SectionId.TABLE, content(diff.tables()));
    }
  }

  private boolean hasGrown(List<TableDiff> tables) {
    for (int i = 0; i < tables.size(); i++) {
      if (limits(i).min() != tables.get(i).minElements()) {
        return true;
      }
    }
    return false;
  }

  private WasmWriter content(List<TableDiff> tables) {
    WasmWriter content = new WasmWriter().writeU32(tables.size());
    byte[] bytes = module.bytes();
    WasmReader reader = new WasmReader(bytes);
    for (int i = 0; i < tables.size(); i++) {
      Table table = module.tables().get(i);
      reader.skip(table.offset() - reader.position());
      content.writeByte(reader.readByte());
      LimitsWriter.copyWithMin(reader, bytes, limits(i), tables.get(i).minElements(), content);
    }
    return content;
  }

  private Limits limits(int tableIndex) {
    return module.tables().get(tableIndex).type().limits();
  }
}
