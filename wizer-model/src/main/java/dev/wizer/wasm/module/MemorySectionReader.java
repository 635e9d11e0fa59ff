package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmReader;
import java.util.ArrayList;
import java.util.List;

/** Reads the memory section. */
final class MemorySectionReader {

  private MemorySectionReader() {}

  static List<Memory> read(WasmReader reader) {
    int count = reader.readCount(WasmLimits.MAX_MEMORIES, "memories");
    List<Memory> memories = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = reader.position();
      memories.add(new Memory(TypeReader.readMemoryType(reader), start));
    }
    return memories;
  }
}
