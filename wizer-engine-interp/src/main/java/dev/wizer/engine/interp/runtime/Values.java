package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.VecType;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.translate.Signature;
import java.util.List;

/** Moves values between slots and the port's values. */
public final class Values {

  private final References references;

  Values(References references) {
    this.references = references;
  }

  /** {@return the values of the given types in consecutive slots} */
  public WasmValue[] load(List<ValType> types, long[] slots, int first) {
    WasmValue[] values = new WasmValue[types.size()];
    int slot = first;
    for (int i = 0; i < values.length; i++) {
      ValType type = types.get(i);
      values[i] = load(type, slots, slot);
      slot += Signature.width(type);
    }
    return values;
  }

  WasmValue load(ValType type, long[] slots, int slot) {
    long bits = slots[slot];
    if (type == NumType.I32) {
      return new WasmValue.I32((int) bits);
    }
    if (type == NumType.I64) {
      return new WasmValue.I64(bits);
    }
    if (type == NumType.F32) {
      return new WasmValue.F32((int) bits);
    }
    if (type == NumType.F64) {
      return new WasmValue.F64(bits);
    }
    if (type == VecType.V128) {
      return new WasmValue.V128(bits, slots[slot + 1]);
    }
    return references.reference(bits, (RefType) type);
  }

  /**
   * Puts values into consecutive slots.
   *
   * @throws EngineFailureException if they don't have the given types
   */
  public void store(WasmValue[] values, List<ValType> types, long[] slots, int first) {
    if (values == null || values.length != types.size()) {
      throw new EngineFailureException(
          "expected "
              + types.size()
              + " values, got "
              + (values == null ? "null" : Integer.toString(values.length)),
          null);
    }
    int slot = first;
    for (int i = 0; i < values.length; i++) {
      ValType type = types.get(i);
      checkType(values[i], type);
      store(values[i], slots, slot);
      slot += Signature.width(type);
    }
  }

  private static void checkType(WasmValue value, ValType type) {
    if (value == null || !type.equals(value.type())) {
      throw new EngineFailureException(
          "expected a value of type "
              + type.text()
              + ", got "
              + (value == null ? "null" : value.type().text()),
          null);
    }
  }

  private void store(WasmValue value, long[] slots, int slot) {
    if (value instanceof WasmValue.I32 i32) {
      slots[slot] = i32.value();
    } else if (value instanceof WasmValue.I64 i64) {
      slots[slot] = i64.value();
    } else if (value instanceof WasmValue.F32 f32) {
      slots[slot] = f32.bits();
    } else if (value instanceof WasmValue.F64 f64) {
      slots[slot] = f64.bits();
    } else if (value instanceof WasmValue.V128 v128) {
      slots[slot] = v128.low();
      slots[slot + 1] = v128.high();
    } else if (value instanceof WasmValue.Ref ref) {
      slots[slot] = references.handle(ref);
    }
  }
}
