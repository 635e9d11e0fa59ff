package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the table section. */
final class TableSectionReader {

  private static final int WITH_INITIALIZER = 0x40;

  private TableSectionReader() {}

  static List<Table> read(WasmReader reader) {
    int count = reader.readCount(WasmLimits.MAX_TABLES, "tables");
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = reader.position();
      tables.add(readTable(reader, start));
    }
    return tables;
  }

  private static Table readTable(WasmReader reader, int start) {
    if (reader.peekByte() != WITH_INITIALIZER) {
      return new Table(TypeReader.readTableType(reader), Optional.empty(), start);
    }
    reader.readByte();
    if (reader.readByte() != 0) {
      throw new MalformedModuleException("malformed reference type", start);
    }
    TableType type = TypeReader.readTableType(reader);
    return new Table(type, Optional.of(ConstExprReader.read(reader)), start);
  }
}
