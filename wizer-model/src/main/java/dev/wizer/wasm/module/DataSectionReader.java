package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.ByteRange;
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

  private DataSectionReader() {}

  static List<Data> read(WasmReader reader) {
    int count = reader.readCount(WasmLimits.MAX_DATA_SEGMENTS, "data segments");
    List<Data> datas = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = reader.position();
      Data.Mode mode = readMode(reader);
      ByteRange bytes = readBytes(reader);
      datas.add(new Data(bytes, mode, reader.rangeFrom(start)));
    }
    return datas;
  }

  private static Data.Mode readMode(WasmReader reader) {
    int start = reader.position();
    return switch (reader.readU32()) {
      case ACTIVE -> new Data.Active(0, ConstExprReader.read(reader));
      case PASSIVE -> new Data.Passive();
      case ACTIVE_WITH_MEMORY -> {
        int memoryIndex = reader.readU32();
        yield new Data.Active(memoryIndex, ConstExprReader.read(reader));
      }
      default -> throw new MalformedModuleException("malformed data segment kind", start);
    };
  }

  private static ByteRange readBytes(WasmReader reader) {
    int length = (int) reader.readLength();
    int start = reader.position();
    reader.skip(length);
    return reader.rangeFrom(start);
  }
}
