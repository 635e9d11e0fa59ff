package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.HeapObject;
import dev.wizer.engine.WasmValue;
import java.util.Objects;

/**
 * A structure or an array as an instance shows it.
 *
 * @param viewer the instance
 * @param object what it shows
 */
record HeapView(ModuleInstance viewer, Aggregate object) implements HeapObject {

  @Override
  public boolean isArray() {
    return object.isArray();
  }

  @Override
  public int typeIndex() {
    return viewer.typeIndex(object.typeNumber);
  }

  @Override
  public int length() {
    return object.length();
  }

  @Override
  public WasmValue get(int index) {
    return object.get(Objects.checkIndex(index, object.length()), viewer.values);
  }
}
