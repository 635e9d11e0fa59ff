package dev.wizer.wasm.module;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.ValType;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the type section.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/binary/types.html#recursive-types">Recursive
 *     types</a>
 */
final class TypeSectionReader {

  private static final int REC = 0x4E;
  private static final int SUB_FINAL = 0x4F;
  private static final int SUB = 0x50;
  private static final int ARRAY = 0x5E;
  private static final int STRUCT = 0x5F;
  private static final int FUNC = 0x60;

  private final WasmReader reader;
  private int typeCount;

  private TypeSectionReader(WasmReader reader) {
    this.reader = reader;
  }

  static List<RecType> read(WasmReader reader) {
    return new TypeSectionReader(reader).readRecTypes();
  }

  private List<RecType> readRecTypes() {
    int count = reader.readCount(WasmLimits.MAX_TYPES, "types");
    List<RecType> recTypes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int first = typeCount;
      int start = reader.position();
      recTypes.add(new RecType(first, readSubTypes(), start));
    }
    return recTypes;
  }

  private List<SubType> readSubTypes() {
    if (reader.peekByte() != REC) {
      return List.of(readSubType());
    }
    reader.readByte();
    int count = reader.readCount(WasmLimits.MAX_TYPES - typeCount, "types");
    List<SubType> subTypes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      subTypes.add(readSubType());
    }
    return subTypes;
  }

  private SubType readSubType() {
    typeCount++;
    int form = reader.peekByte();
    if (form != SUB && form != SUB_FINAL) {
      return new SubType(true, List.of(), readCompType());
    }
    reader.readByte();
    int count = reader.readCount(WasmLimits.MAX_TYPES, "supertypes");
    List<Integer> superTypes = new ArrayList<>();
    for (int superType : reader.readU32s(count)) {
      superTypes.add(superType);
    }
    return new SubType(form == SUB_FINAL, superTypes, readCompType());
  }

  private CompType readCompType() {
    int start = reader.position();
    return switch (reader.readByte()) {
      case FUNC -> new CompType.Func(readFuncType());
      case STRUCT -> new CompType.Struct(readFields());
      case ARRAY -> new CompType.Array(TypeReader.readFieldType(reader));
      default -> throw new MalformedModuleException("malformed definition type", start);
    };
  }

  private FuncType readFuncType() {
    List<ValType> params = readValTypes(WasmLimits.MAX_PARAMS, "parameters");
    List<ValType> results = readValTypes(WasmLimits.MAX_RESULTS, "results");
    return new FuncType(params, results);
  }

  private List<ValType> readValTypes(int max, String what) {
    int count = reader.readCount(max, what);
    List<ValType> types = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      types.add(TypeReader.readValType(reader));
    }
    return types;
  }

  private List<FieldType> readFields() {
    int count = reader.readCount(WasmLimits.MAX_FIELDS, "fields");
    List<FieldType> fields = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fields.add(TypeReader.readFieldType(reader));
    }
    return fields;
  }
}
