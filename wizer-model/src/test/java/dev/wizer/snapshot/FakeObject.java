package dev.wizer.snapshot;

import dev.wizer.engine.HeapObject;
import dev.wizer.engine.WasmValue;

/** An object of a fake instance. Equal to itself alone. */
final class FakeObject {

  private final int typeIndex;
  private final boolean isArray;
  private final WasmValue[] values;

  FakeObject(int typeIndex, boolean isArray, WasmValue... values) {
    this.typeIndex = typeIndex;
    this.isArray = isArray;
    this.values = values;
  }

  static FakeObject struct(int typeIndex, WasmValue... fields) {
    return new FakeObject(typeIndex, false, fields);
  }

  static FakeObject array(int typeIndex, WasmValue... elements) {
    return new FakeObject(typeIndex, true, elements);
  }

  /** {@return another object with the same content} */
  FakeObject copy() {
    return new FakeObject(typeIndex, isArray, values.clone());
  }

  int typeIndex() {
    return typeIndex;
  }

  int length() {
    return values.length;
  }

  void set(int index, WasmValue value) {
    values[index] = value;
  }

  /** {@return a reference as an engine would give it: of another view each time} */
  WasmValue.HeapRef ref() {
    return new WasmValue.HeapRef(new View(this));
  }

  /** {@return the object that a reference of a fake instance leads to} */
  static FakeObject of(WasmValue value) {
    return ((View) Values.object(value)).object();
  }

  private record View(FakeObject object) implements HeapObject {

    @Override
    public boolean isArray() {
      return object.isArray;
    }

    @Override
    public int typeIndex() {
      return object.typeIndex;
    }

    @Override
    public int length() {
      return object.values.length;
    }

    @Override
    public WasmValue get(int index) {
      WasmValue value = object.values[index];
      return value instanceof WasmValue.HeapRef ? of(value).ref() : value;
    }
  }
}
