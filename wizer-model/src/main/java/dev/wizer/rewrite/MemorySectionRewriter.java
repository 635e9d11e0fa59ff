package dev.wizer.rewrite;

import dev.wizer.snapshot.Diff;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Limits;
import dev.wizer.wasm.module.Memory;
import dev.wizer.wasm.module.Module;
import java.util.List;

/** Gives each memory the size that it had grown to as its minimum. */
final class MemorySectionRewriter {

  /** The flag of a memory type that says its page size. */
  private static final int CUSTOM_PAGE_SIZE = 0x08;

  private final Module module;

  MemorySectionRewriter(Module module) {
    this.module = module;
  }

  void rewrite(Diff diff, SectionAssembler assembler) {
    if (hasGrown(diff.memoryMinPages())) {
      assembler.replace(SectionId.MEMORY, content(diff.memoryMinPages()));
    }
  }

  private boolean hasGrown(List<Long> minPages) {
    for (int i = 0; i < minPages.size(); i++) {
      if (limits(i).min() != minPages.get(i)) {
        return true;
      }
    }
    return false;
  }

  private WasmWriter content(List<Long> minPages) {
    WasmWriter content = new WasmWriter().writeU32(minPages.size());
    WasmReader reader = new WasmReader(module.section(SectionId.MEMORY));
    for (int i = 0; i < minPages.size(); i++) {
      Memory memory = module.memories().get(i);
      reader.moveTo(memory.offset());
      boolean ownPageSize = (reader.peekByte() & CUSTOM_PAGE_SIZE) != 0;
      LimitsWriter.copyWithMin(reader, limits(i), minPages.get(i), content);
      if (ownPageSize) {
        content.writeU32(reader.readU32());
      }
    }
    return content;
  }

  private Limits limits(int memoryIndex) {
    return module.memories().get(memoryIndex).type().limits();
  }
}
