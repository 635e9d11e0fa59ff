package dev.wizer.instrument;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.ModuleWriter;
import dev.wizer.wasm.binary.RawSection;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Module;
import java.util.BitSet;

/** Adds exports of all state to a module. The export section changes and the start section goes. */
public final class Instrumenter {

  private final Module module;
  private final StateExports names;
  private final WasmWriter exports;
  private final ModuleWriter output;
  private boolean exportsWritten;

  private Instrumenter(Module module) {
    this.module = module;
    this.names = StateExports.notIn(module);
    this.exports = exports();
    this.output = new ModuleWriter(module.bytes());
  }

  /**
   * {@return {@code module} with its state exported. All but the exports are ranges of the same
   * arrays}
   *
   * @param module a valid module that imports functions alone
   */
  public static InstrumentedModule instrument(Module module) {
    return new Instrumenter(module).instrument();
  }

  private InstrumentedModule instrument() {
    for (RawSection section : module.sections()) {
      if (section.id().compareTo(SectionId.EXPORT) > 0) {
        writeExportsOnce();
      }
      switch (section.id()) {
        case EXPORT -> writeExportsOnce();
        case START -> {}
        default -> output.keep(section.frame());
      }
    }
    writeExportsOnce();
    return new InstrumentedModule(output.finish(), names, module.start().isPresent());
  }

  private void writeExportsOnce() {
    if (!exportsWritten) {
      exportsWritten = true;
      long length = WasmWriter.sectionLength(exports.lengthInBytes());
      output.add(new WasmWriter((int) length).writeSection(SectionId.EXPORT, exports));
    }
  }

  private WasmWriter exports() {
    WasmWriter added = new WasmWriter();
    int count = module.exports().size() + addExports(added);
    WasmWriter content = new WasmWriter().writeU32(count);
    for (RawSection section : module.sections()) {
      if (section.id() == SectionId.EXPORT) {
        content.writeBytes(entries(section));
      }
    }
    return content.writeAll(added);
  }

  private static ByteRange entries(RawSection section) {
    WasmReader reader = new WasmReader(section.content());
    reader.readU32();
    return reader.readRange(reader.remaining());
  }

  private int addExports(WasmWriter target) {
    int count = 0;
    for (int i = 0; i < module.memories().size(); i++, count++) {
      writeExport(target, names.memory(i), ExternKind.MEMORY, i);
    }
    for (int i = 0; i < module.tables().size(); i++, count++) {
      writeExport(target, names.table(i), ExternKind.TABLE, i);
    }
    BitSet globals = ObservedGlobals.of(module);
    for (int i = globals.nextSetBit(0); i >= 0; i = globals.nextSetBit(i + 1)) {
      writeExport(target, names.global(i), ExternKind.GLOBAL, i);
      count++;
    }
    if (module.start().isPresent()) {
      writeExport(target, names.start(), ExternKind.FUNC, module.start().getAsInt());
      count++;
    }
    return count;
  }

  private static void writeExport(WasmWriter target, String name, ExternKind kind, int index) {
    target.writeName(name).writeByte(kind.code()).writeU32(index);
  }
}
