package dev.wizer.rewrite;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.CustomSection;
import dev.wizer.wasm.module.Module;

/** Gives the globals' names in the name section the output's indices, if those differ. */
final class NameSectionRewriter {

  private static final int GLOBAL_NAMES = 7;

  private final Module module;
  private final GlobalNumbering globals;

  NameSectionRewriter(Module module, GlobalNumbering globals) {
    this.module = module;
    this.globals = globals;
  }

  void rewrite(SectionAssembler assembler) {
    if (globals.keepsIndices()) {
      return;
    }
    for (int i = 0; i < module.customs().size(); i++) {
      if (module.customs().get(i).name().equals(SectionAssembler.NAME_SECTION)) {
        rewrite(i, assembler);
      }
    }
  }

  private void rewrite(int index, SectionAssembler assembler) {
    try {
      assembler.replaceCustom(index, content(module.customs().get(index)));
    } catch (MalformedModuleException e) {
      // Custom sections can't make a module malformed; wrong names are worse than none.
      assembler.removeCustom(index);
    }
  }

  private WasmWriter content(CustomSection section) {
    WasmWriter content = new WasmWriter().writeName(section.name());
    WasmReader reader = new WasmReader(section.content());
    while (reader.hasMore()) {
      int start = reader.position();
      int id = reader.readByte();
      ByteRange names = reader.readRange(reader.readU32());
      if (id == GLOBAL_NAMES) {
        WasmWriter renumbered = globalNames(names);
        content.writeByte(id).writeU32(renumbered.lengthInBytes()).writeAll(renumbered);
      } else {
        content.writeBytes(reader.rangeFrom(start));
      }
    }
    return content;
  }

  private WasmWriter globalNames(ByteRange names) {
    WasmReader reader = new WasmReader(names);
    WasmWriter renumbered = new WasmWriter();
    int count = reader.readU32();
    renumbered.writeU32(count);
    for (long left = Integer.toUnsignedLong(count); left > 0; left--) {
      int start = reader.position();
      int index = reader.readU32();
      if (Integer.compareUnsigned(index, module.globals().size()) >= 0) {
        throw new MalformedModuleException("unknown global " + index, start);
      }
      renumbered.writeU32(globals.ofOwn(index)).writeName(reader.readName());
    }
    return renumbered;
  }
}
