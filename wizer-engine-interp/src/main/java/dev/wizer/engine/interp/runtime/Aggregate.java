package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.WasmValue;

/** A structure or an array. */
public abstract class Aggregate extends HeapCell {

  /** Its type's canonical number. */
  public final int typeNumber;

  Aggregate(int typeNumber) {
    this.typeNumber = typeNumber;
  }

  abstract boolean isArray();

  abstract int length();

  /** {@return a field's or an element's value; packed integers zero-extended} */
  abstract WasmValue get(int index, Values values);
}
