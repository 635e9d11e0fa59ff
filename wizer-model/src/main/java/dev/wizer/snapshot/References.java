package dev.wizer.snapshot;

import dev.wizer.engine.HeapObject;
import dev.wizer.engine.WasmValue;

/** Words for what can't be snapshotted. */
final class References {

  private References() {}

  /** {@return what a reference is that no constant expression can make, or null if one can} */
  static String obstacle(WasmValue value) {
    if (value instanceof WasmValue.ExternRef || value instanceof WasmValue.InternalizedRef) {
      return "a reference to a host object";
    } else if (value instanceof WasmValue.ForeignFuncRef) {
      return "a reference to another instance's function";
    } else if (value instanceof WasmValue.ExnRef) {
      return "a reference to an exception";
    } else if (value instanceof WasmValue.ExternalizedRef external) {
      return obstacle(external.internal());
    }
    return null;
  }

  /** {@return an object in words} */
  static String describe(HeapObject object) {
    String kind = object.isArray() ? "an array" : "a structure";
    return object.typeIndex() == HeapObject.FOREIGN_TYPE
        ? kind + " of a type that the module does not define"
        : kind + " of type " + object.typeIndex();
  }

  /** {@return a field or an element of an object in words} */
  static String describeSlot(HeapObject object, int index) {
    return describe(object) + " whose " + (object.isArray() ? "element " : "field ") + index;
  }
}
