package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.module.Memory;

/**
 * Validates memories.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html#memories">Memories</a>
 */
final class MemorySectionValidator {

  private MemorySectionValidator() {}

  static void validate(Context context) {
    if (context.memoryCount() > WasmLimits.MAX_MEMORIES) {
      throw new InvalidModuleException(
          "too many memories: "
              + context.memoryCount()
              + ", the limit is "
              + WasmLimits.MAX_MEMORIES,
          context.section(SectionId.MEMORY).start());
    }
    if (context.memoryCount() > 1 && !context.has(Feature.MULTI_MEMORY)) {
      throw new InvalidModuleException(
          "multiple memories: multi-memory support is not enabled",
          context.section(SectionId.MEMORY).start());
    }
    for (Memory memory : context.module().memories()) {
      context.typeValidator().checkMemoryType(memory.type(), memory.offset());
    }
  }
}
