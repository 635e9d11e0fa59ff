package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmReader;
import java.util.ArrayList;
import java.util.List;

/** Reads the export section. */
final class ExportSectionReader {

  private ExportSectionReader() {}

  static List<Export> read(WasmReader reader) {
    int count = reader.readCount(WasmLimits.MAX_EXPORTS, "exports");
    List<Export> exports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = reader.position();
      String name = reader.readName();
      ExternKind kind = readKind(reader);
      exports.add(new Export(name, kind, reader.readU32(), start));
    }
    return exports;
  }

  private static ExternKind readKind(WasmReader reader) {
    int start = reader.position();
    int code = reader.readByte();
    if (code >= ExternKind.values().length) {
      throw new MalformedModuleException("malformed export kind", start);
    }
    return ExternKind.values()[code];
  }
}
