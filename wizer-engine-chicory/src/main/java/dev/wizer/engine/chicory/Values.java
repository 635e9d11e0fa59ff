package dev.wizer.engine.chicory;

import com.dylibso.chicory.wasm.types.ValType;
import com.dylibso.chicory.wasm.types.Value;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a store, between the port's form and Chicory's, which is a {@code long}: a number's
 * bits, a function's index in its instance, an exception's number there, or a host object's number
 * among those that the store has seen; -1 for null.
 */
final class Values {

  private static final int EXTERN = ValType.TypeIdxCode.EXTERN.code();
  private static final int NO_EXTERN = ValType.TypeIdxCode.NOEXTERN.code();
  private static final int EXN = ValType.TypeIdxCode.EXN.code();

  private final List<Object> hostObjects = new ArrayList<>();
  private final Map<Object, Integer> hostObjectNumbers = new IdentityHashMap<>();

  WasmValue[] fromChicory(List<ValType> types, long[] raws) {
    WasmValue[] values = new WasmValue[types.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fromChicory(types.get(i), raws[i]);
    }
    return values;
  }

  WasmValue fromChicory(ValType type, long raw) {
    return switch (type.opcode()) {
      case ValType.ID.I32 -> new WasmValue.I32((int) raw);
      case ValType.ID.I64 -> new WasmValue.I64(raw);
      case ValType.ID.F32 -> new WasmValue.F32((int) raw);
      case ValType.ID.F64 -> new WasmValue.F64(raw);
      default -> refFromChicory(type, (int) raw);
    };
  }

  WasmValue.Ref refFromChicory(ValType type, int raw) {
    if (raw == Value.REF_NULL_VALUE) {
      return new WasmValue.NullRef(hierarchy(type));
    }
    if (type.typeIdx() == EXN) {
      return new WasmValue.ExnRef(raw);
    }
    return isExtern(type)
        ? new WasmValue.ExternRef(hostObjects.get(raw))
        : new WasmValue.FuncRef(raw);
  }

  private static RefType hierarchy(ValType type) {
    if (type.typeIdx() == EXN) {
      return RefType.EXNREF;
    }
    return isExtern(type) ? RefType.EXTERNREF : RefType.FUNCREF;
  }

  private static boolean isExtern(ValType type) {
    return type.typeIdx() == EXTERN || type.typeIdx() == NO_EXTERN;
  }

  /**
   * {@return the values as Chicory has them}
   *
   * @throws IllegalArgumentException if they are not of the given types
   */
  long[] toChicory(List<ValType> types, WasmValue[] values) {
    if (values == null || values.length != types.size()) {
      throw new IllegalArgumentException(
          "expected "
              + types.size()
              + " values, got "
              + (values == null ? "null" : Integer.toString(values.length)));
    }
    long[] raws = new long[values.length];
    for (int i = 0; i < raws.length; i++) {
      raws[i] = toChicory(types.get(i), values[i]);
    }
    return raws;
  }

  private long toChicory(ValType type, WasmValue value) {
    if (value instanceof WasmValue.I32 i32 && type.opcode() == ValType.ID.I32) {
      return i32.value();
    }
    if (value instanceof WasmValue.I64 i64 && type.opcode() == ValType.ID.I64) {
      return i64.value();
    }
    if (value instanceof WasmValue.F32 f32 && type.opcode() == ValType.ID.F32) {
      return f32.bits();
    }
    if (value instanceof WasmValue.F64 f64 && type.opcode() == ValType.ID.F64) {
      return f64.bits();
    }
    if (value instanceof WasmValue.Ref ref && type.isReference()) {
      return refToChicory(type, ref);
    }
    throw mismatch(type, value);
  }

  private long refToChicory(ValType type, WasmValue.Ref ref) {
    if (ref instanceof WasmValue.NullRef) {
      return Value.REF_NULL_VALUE;
    }
    if (ref instanceof WasmValue.ExnRef exn && type.typeIdx() == EXN) {
      return (int) exn.exception();
    }
    if (ref instanceof WasmValue.FuncRef func && !isExtern(type)) {
      return func.funcIndex();
    }
    if (ref instanceof WasmValue.ExternRef object && isExtern(type)) {
      return hostObjectNumbers.computeIfAbsent(object.object(), this::add);
    }
    throw mismatch(type, ref);
  }

  private int add(Object hostObject) {
    hostObjects.add(hostObject);
    return hostObjects.size() - 1;
  }

  private static IllegalArgumentException mismatch(ValType type, WasmValue value) {
    return new IllegalArgumentException("expected a value of type " + type + ", got " + value);
  }
}
