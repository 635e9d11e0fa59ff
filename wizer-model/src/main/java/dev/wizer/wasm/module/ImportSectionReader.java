package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmReader;
import java.util.ArrayList;
import java.util.List;

/** Reads the import section. */
final class ImportSectionReader {

  private ImportSectionReader() {}

  static List<Import> read(WasmReader reader) {
    int count = reader.readCount(WasmLimits.MAX_IMPORTS, "imports");
    List<Import> imports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = reader.position();
      String module = reader.readName();
      String name = reader.readName();
      imports.add(new Import(module, name, readDesc(reader), start));
    }
    return imports;
  }

  private static ImportDesc readDesc(WasmReader reader) {
    int start = reader.position();
    int kind = reader.readByte();
    return switch (kind) {
      case 0 -> new ImportDesc.Func(reader.readU32());
      case 1 -> new ImportDesc.Table(TypeReader.readTableType(reader));
      case 2 -> new ImportDesc.Memory(TypeReader.readMemoryType(reader));
      case 3 -> new ImportDesc.Global(TypeReader.readGlobalType(reader));
      case 4 -> new ImportDesc.Tag(TypeReader.readTagType(reader));
      default -> throw new MalformedModuleException("malformed import kind", start);
    };
  }
}
