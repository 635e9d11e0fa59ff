package dev.wizer.wasm.module;

import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Executes the constant instructions that make objects. */
final class ConstObjects {

  private final Module module;
  private int[] lowestTypeIndices;

  ConstObjects(Module module) {
    this.module = module;
  }

  ConstObject make(Opcode opcode, WasmReader reader, Deque<WasmValue> stack) {
    int typeIndex = reader.readU32();
    return switch (opcode) {
      case STRUCT_NEW -> newStruct(typeIndex, stack);
      case STRUCT_NEW_DEFAULT -> newDefaultStruct(typeIndex);
      case ARRAY_NEW -> newArray(typeIndex, stack);
      case ARRAY_NEW_DEFAULT -> newArray(typeIndex, popLength(stack), defaultElement(typeIndex));
      case ARRAY_NEW_FIXED -> newFixedArray(typeIndex, reader.readU32(), stack);
      default -> throw new AssertionError("guaranteed constant by validation: " + opcode);
    };
  }

  /** Objects have the lowest of equal type indices, as those that an engine shows. */
  private int lowest(int typeIndex) {
    if (lowestTypeIndices == null) {
      lowestTypeIndices = EqualTypes.lowest(module);
    }
    return lowestTypeIndices[typeIndex];
  }

  private List<FieldType> fields(int typeIndex) {
    return ((CompType.Struct) module.types().get(typeIndex).compType()).fields();
  }

  private StorageType element(int typeIndex) {
    return ((CompType.Array) module.types().get(typeIndex).compType()).element().storage();
  }

  private ConstObject newStruct(int typeIndex, Deque<WasmValue> stack) {
    List<FieldType> types = fields(typeIndex);
    WasmValue[] fields = new WasmValue[types.size()];
    for (int i = fields.length - 1; i >= 0; i--) {
      fields[i] = stored(stack.pop(), types.get(i).storage());
    }
    return ConstObject.struct(lowest(typeIndex), fields);
  }

  private ConstObject newDefaultStruct(int typeIndex) {
    List<FieldType> types = fields(typeIndex);
    WasmValue[] fields = new WasmValue[types.size()];
    Arrays.setAll(fields, i -> defaultValue(types.get(i).storage().unpacked()));
    return ConstObject.struct(lowest(typeIndex), fields);
  }

  private ConstObject newArray(int typeIndex, Deque<WasmValue> stack) {
    int length = popLength(stack);
    return newArray(typeIndex, length, stored(stack.pop(), element(typeIndex)));
  }

  private ConstObject newArray(int typeIndex, int length, WasmValue element) {
    return ConstObject.array(lowest(typeIndex), length, element);
  }

  private ConstObject newFixedArray(int typeIndex, int length, Deque<WasmValue> stack) {
    StorageType type = element(typeIndex);
    WasmValue[] elements = new WasmValue[length];
    for (int i = length - 1; i >= 0; i--) {
      elements[i] = stored(stack.pop(), type);
    }
    return ConstObject.array(lowest(typeIndex), elements);
  }

  private static int popLength(Deque<WasmValue> stack) {
    return ((WasmValue.I32) stack.pop()).value();
  }

  private WasmValue defaultElement(int typeIndex) {
    return defaultValue(element(typeIndex).unpacked());
  }

  private static WasmValue stored(WasmValue value, StorageType type) {
    if (type instanceof StorageType.Packed && value instanceof WasmValue.I32 number) {
      int bits = type.widthInBytes() * Byte.SIZE;
      return new WasmValue.I32(number.value() & (1 << bits) - 1);
    }
    return value;
  }

  private static WasmValue defaultValue(ValType type) {
    if (type instanceof RefType ref) {
      return new WasmValue.NullRef(ref);
    }
    if (type instanceof NumType number) {
      return switch (number) {
        case I32 -> new WasmValue.I32(0);
        case I64 -> new WasmValue.I64(0);
        case F32 -> new WasmValue.F32(0);
        case F64 -> new WasmValue.F64(0);
      };
    }
    return new WasmValue.V128(0, 0);
  }
}
