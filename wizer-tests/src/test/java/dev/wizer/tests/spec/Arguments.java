package dev.wizer.tests.spec;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.HeapType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.text.script.WastValue;
import java.util.Arrays;
import java.util.List;

/** A script's values in the engines' terms. */
final class Arguments {

  private Arguments() {}

  static WasmValue[] of(List<WastValue> values) {
    return values.stream().map(Arguments::of).toArray(WasmValue[]::new);
  }

  static WasmValue of(WastValue value) {
    if (value instanceof WastValue.I32 i32) {
      return new WasmValue.I32(i32.value());
    }
    if (value instanceof WastValue.I64 i64) {
      return new WasmValue.I64(i64.value());
    }
    if (value instanceof WastValue.F32 f32) {
      return new WasmValue.F32(f32.bits());
    }
    if (value instanceof WastValue.F64 f64) {
      return new WasmValue.F64(f64.bits());
    }
    if (value instanceof WastValue.V128 v128) {
      return new WasmValue.V128(v128.low(), v128.high());
    }
    return reference(value);
  }

  private static WasmValue.Ref reference(WastValue value) {
    if (value instanceof WastValue.ExternRef extern) {
      return new WasmValue.ExternRef(new HostObject(extern.number()));
    }
    if (value instanceof WastValue.HostRef host) {
      return new WasmValue.InternalizedRef(new HostObject(host.number()));
    }
    HeapType heapType = heapType(((WastValue.NullRef) value).heapType());
    return new WasmValue.NullRef(new RefType(true, heapType));
  }

  /** {@return the heap type that a word or a type index in digits stands for} */
  static HeapType heapType(String text) {
    return Arrays.stream(AbstractHeapType.values())
        .filter(type -> type.text().equals(text))
        .findFirst()
        .<HeapType>map(type -> type)
        .orElseGet(() -> new ConcreteHeapType(Integer.parseInt(text)));
  }
}
