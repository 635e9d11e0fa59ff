package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.UnsupportedFeatureException;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmReader;
import java.util.ArrayList;
import java.util.List;

/** Reads the table section. */
final class TableSectionReader {

  private static final int WITH_INITIALIZER = 0x40;

  private TableSectionReader() {}

  static List<Table> read(WasmReader reader) {
    int count = reader.readCount(WasmLimits.MAX_TABLES, "tables");
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = reader.position();
      if (reader.peekByte() == WITH_INITIALIZER) {
        throw new UnsupportedFeatureException(Feature.FUNCTION_REFERENCES, start);
      }
      tables.add(new Table(TypeReader.readTableType(reader), start));
    }
    return tables;
  }
}
