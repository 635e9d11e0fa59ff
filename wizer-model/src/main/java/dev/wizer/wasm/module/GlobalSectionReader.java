package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmReader;
import java.util.ArrayList;
import java.util.List;

/** Reads the global section. */
final class GlobalSectionReader {

  private GlobalSectionReader() {}

  static List<Global> read(WasmReader reader) {
    int count = reader.readCount(WasmLimits.MAX_GLOBALS, "globals");
    List<Global> globals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = reader.position();
      GlobalType type = TypeReader.readGlobalType(reader);
      globals.add(new Global(type, ConstExprReader.read(reader), start));
    }
    return globals;
  }
}
