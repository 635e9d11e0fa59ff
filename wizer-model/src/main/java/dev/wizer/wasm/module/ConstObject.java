package dev.wizer.wasm.module;

import dev.wizer.engine.HeapObject;
import dev.wizer.engine.WasmValue;

/** An object that a constant expression makes. Each is equal to itself alone. */
final class ConstObject implements HeapObject {

  private final int typeIndex;
  private final boolean isArray;
  private final int length;
  private final WasmValue[] values;

  private ConstObject(int typeIndex, boolean isArray, int length, WasmValue[] values) {
    this.typeIndex = typeIndex;
    this.isArray = isArray;
    this.length = length;
    this.values = values;
  }

  /** {@return a structure} */
  static ConstObject struct(int typeIndex, WasmValue[] fields) {
    return new ConstObject(typeIndex, false, fields.length, fields);
  }

  /** {@return an array} */
  static ConstObject array(int typeIndex, WasmValue[] elements) {
    return new ConstObject(typeIndex, true, elements.length, elements);
  }

  /** {@return an array whose elements are all the same} */
  static ConstObject array(int typeIndex, int length, WasmValue element) {
    return new ConstObject(typeIndex, true, length, new WasmValue[] {element});
  }

  @Override
  public boolean isArray() {
    return isArray;
  }

  @Override
  public int typeIndex() {
    return typeIndex;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public WasmValue get(int index) {
    return values[values.length == 1 ? 0 : index];
  }
}
