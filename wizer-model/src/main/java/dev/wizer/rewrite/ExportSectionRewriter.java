package dev.wizer.rewrite;

import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Module;

/** Removes and renames exports. */
final class ExportSectionRewriter {

  private final Module module;
  private final GlobalNumbering globals;

  ExportSectionRewriter(Module module, GlobalNumbering globals) {
    this.module = module;
    this.globals = globals;
  }

  void rewrite(ExportChanges changes, SectionAssembler assembler) {
    WasmWriter entries = new WasmWriter();
    int count = 0;
    boolean changed = false;
    for (Export export : module.exports()) {
      String name = changes.nameOf(export.name());
      int index = newIndex(export);
      changed |= !export.name().equals(name) || index != export.index();
      if (name != null) {
        count++;
        entries.writeName(name).writeByte(export.kind().code()).writeU32(index);
      }
    }
    if (changed) {
      replace(count, entries, assembler);
    }
  }

  private int newIndex(Export export) {
    return export.kind() == ExternKind.GLOBAL ? globals.ofOwn(export.index()) : export.index();
  }

  private static void replace(int count, WasmWriter entries, SectionAssembler assembler) {
    if (count == 0) {
      assembler.remove(SectionId.EXPORT);
    } else {
      assembler.replace(SectionId.EXPORT, new WasmWriter().writeU32(count).writeAll(entries));
    }
  }
}
