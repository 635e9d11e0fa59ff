package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.WasmWriter;
import java.util.List;

/**
 * A function type.
 *
 * @param params its parameters' types
 * @param results its results' types
 */
record FuncType(List<ValueType> params, List<ValueType> results) {

  static final int CODE = 0x60;

  FuncType {
    params = List.copyOf(params);
    results = List.copyOf(results);
  }

  // The methods that a record has of itself are made at run time, when first called: some 3 ms of a
  // short run.

  @Override
  public boolean equals(Object other) {
    return other instanceof FuncType type
        && params.equals(type.params)
        && results.equals(type.results);
  }

  @Override
  public int hashCode() {
    return 31 * params.hashCode() + results.hashCode();
  }

  void write(WasmWriter writer) {
    writer.writeByte(CODE);
    writeTypes(params, writer);
    writeTypes(results, writer);
  }

  private static void writeTypes(List<ValueType> types, WasmWriter writer) {
    writer.writeU32(types.size());
    types.forEach(type -> type.write(writer));
  }
}
