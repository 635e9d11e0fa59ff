package dev.wizer.wasm.module;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.ValType;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.UnsupportedFeatureException;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmReader;
import java.util.ArrayList;
import java.util.List;

/** Reads the type section. */
final class TypeSectionReader {

  private static final int FUNC = 0x60;

  private TypeSectionReader() {}

  static List<FuncType> read(WasmReader reader) {
    int count = reader.readCount(WasmLimits.MAX_TYPES, "types");
    List<FuncType> types = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      types.add(readFuncType(reader));
    }
    return types;
  }

  private static FuncType readFuncType(WasmReader reader) {
    int start = reader.position();
    int form = reader.readByte();
    if (form >= 0x4E && form <= 0x50 || form == 0x5E || form == 0x5F) {
      throw new UnsupportedFeatureException(Feature.GC, start);
    }
    if (form != FUNC) {
      throw new MalformedModuleException("malformed type form", start);
    }
    List<ValType> params = readValTypes(reader, WasmLimits.MAX_PARAMS, "parameters");
    List<ValType> results = readValTypes(reader, WasmLimits.MAX_RESULTS, "results");
    return new FuncType(params, results);
  }

  private static List<ValType> readValTypes(WasmReader reader, int max, String what) {
    int count = reader.readCount(max, what);
    List<ValType> types = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      types.add(TypeReader.readValType(reader));
    }
    return types;
  }
}
