package dev.wizer.rewrite;

import dev.wizer.snapshot.Diff;
import dev.wizer.snapshot.TableDiff;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Limits;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.Table;
import dev.wizer.wasm.module.TypeReader;
import java.util.List;

/** Gives each table the size that it had grown to as its minimum. */
final class TableSectionRewriter {

  /** Two bytes before the type of a table that has an initializer. */
  private static final int INITIALIZER_MARK_LENGTH = 2;

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
    WasmReader reader = new WasmReader(module.section(SectionId.TABLE));
    for (int i = 0; i < tables.size(); i++) {
      Table table = module.tables().get(i);
      reader.moveTo(table.offset());
      copyUpToLimits(table, reader, content);
      LimitsWriter.copyWithMin(reader, limits(i), tables.get(i).minElements(), content);
      table.init().ifPresent(init -> content.writeBytes(init.range()));
    }
    return content;
  }

  private static void copyUpToLimits(Table table, WasmReader reader, WasmWriter content) {
    if (table.init().isPresent()) {
      reader.skip(INITIALIZER_MARK_LENGTH);
    }
    TypeReader.readRefType(reader);
    content.writeBytes(reader.rangeFrom(table.offset()));
  }

  private Limits limits(int tableIndex) {
    return module.tables().get(tableIndex).type().limits();
  }
}
