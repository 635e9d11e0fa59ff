package dev.wizer.snapshot;

import dev.wizer.engine.HeapObject;
import dev.wizer.engine.WasmValue;

/** Values in words, for messages. Floating-point numbers are shown as their bits. */
public final class ValueText {

  private ValueText() {}

  /** {@return a value in words, {@code i32 5} for example} */
  public static String of(WasmValue value) {
    if (value instanceof WasmValue.I32 number) {
      return "i32 " + number.value();
    } else if (value instanceof WasmValue.I64 number) {
      return "i64 " + number.value();
    } else if (value instanceof WasmValue.F32 number) {
      return "f32 0x" + Integer.toHexString(number.bits());
    } else if (value instanceof WasmValue.F64 number) {
      return "f64 0x" + Long.toHexString(number.bits());
    } else if (value instanceof WasmValue.V128 vector) {
      return "v128 0x" + hex(vector.high()) + hex(vector.low());
    } else if (value instanceof WasmValue.FuncRef func) {
      return "function " + func.funcIndex();
    } else if (value instanceof WasmValue.I31Ref number) {
      return "i31 " + number.value();
    }
    return ofOther(value);
  }

  private static String ofOther(WasmValue value) {
    if (Values.isNull(value)) {
      return "null";
    }
    HeapObject object = Values.object(value);
    if (object != null) {
      return References.describe(object) + " and length " + object.length();
    }
    String obstacle = References.obstacle(value);
    return obstacle != null ? obstacle : "a value of type " + value.type().text();
  }

  private static String hex(long bits) {
    String text = Long.toHexString(bits);
    return "0".repeat(Long.BYTES * 2 - text.length()) + text;
  }
}
