package dev.wizer.snapshot;

import dev.wizer.engine.HeapObject;
import dev.wizer.engine.WasmValue;

/** Compares values as a guest would. */
public final class Values {

  private Values() {}

  /** {@return whether both are the same value of one type: null references have no other type} */
  public static boolean same(WasmValue first, WasmValue second) {
    // What states are full of is not left to a record's own equals, which the JVM makes when it is
    // first called: 20 ms of a short run.
    if (first instanceof WasmValue.FuncRef func && second instanceof WasmValue.FuncRef other) {
      return func.funcIndex() == other.funcIndex();
    }
    if (first instanceof WasmValue.I32 number && second instanceof WasmValue.I32 other) {
      return number.value() == other.value();
    }
    if (first instanceof WasmValue.I64 number && second instanceof WasmValue.I64 other) {
      return number.value() == other.value();
    }
    return isNull(first) ? isNull(second) : first.equals(second);
  }

  /** {@return whether a value is a null reference} */
  public static boolean isNull(WasmValue value) {
    return value instanceof WasmValue.NullRef;
  }

  /** {@return whether a value is what a field of its type has at first: zero or null} */
  public static boolean isDefault(WasmValue value) {
    if (value instanceof WasmValue.I32 number) {
      return number.value() == 0;
    } else if (value instanceof WasmValue.I64 number) {
      return number.value() == 0;
    } else if (value instanceof WasmValue.F32 number) {
      return number.bits() == 0;
    } else if (value instanceof WasmValue.F64 number) {
      return number.bits() == 0;
    } else if (value instanceof WasmValue.V128 vector) {
      return (vector.low() | vector.high()) == 0;
    }
    return isNull(value);
  }

  /** {@return an integer as an address} */
  static long unsigned(WasmValue value) {
    return value instanceof WasmValue.I32 number
        ? Integer.toUnsignedLong(number.value())
        : ((WasmValue.I64) value).value();
  }

  /** {@return the object that a value leads to, also one shown to the host, or null if none} */
  public static HeapObject object(WasmValue value) {
    WasmValue internal =
        value instanceof WasmValue.ExternalizedRef external ? external.internal() : value;
    return internal instanceof WasmValue.HeapRef reference ? reference.object() : null;
  }
}
