package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmReader;
import java.util.ArrayList;
import java.util.List;

/** Reads the data section. */
final class DataSectionReader {

  private static final int ACTIVE = 0;
  private static final int PASSIVE = 1;
  private static final int ACTIVE_WITH_MEMORY = 2;

  private static final int NO_OFFSET = -1;

  private DataSectionReader() {}

  static List<Data> read(WasmReader reader) {
    int count = reader.readCount(WasmLimits.MAX_DATA_SEGMENTS, "data segments");
    List<Data> datas = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      datas.add(readSegment(reader));
    }
    return datas;
  }

  private static Data readSegment(WasmReader reader) {
    int start = reader.position();
    int kind = reader.readU32();
    if (kind < ACTIVE || kind > ACTIVE_WITH_MEMORY) {
      throw new MalformedModuleException("malformed data segment kind", start);
    }
    int memoryIndex = kind == ACTIVE_WITH_MEMORY ? reader.readU32() : 0;
    int offsetStart = NO_OFFSET;
    if (kind != PASSIVE) {
      offsetStart = reader.position();
      ConstExprReader.skip(reader);
    }
    int offsetEnd = reader.position();
    int length = (int) reader.readLength();
    int contentStart = reader.position();
    reader.skip(length);
    return new Data(
        reader.array(),
        start,
        memoryIndex,
        offsetStart,
        offsetEnd,
        contentStart,
        reader.position());
  }
}
