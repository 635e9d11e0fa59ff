package dev.wizer.snapshot;

import dev.wizer.engine.HeapObject;
import dev.wizer.engine.WasmValue;

/** Which constant instruction makes an array. */
public enum ArrayForm {
  /** {@code array.new_default}: all elements are zero or null. */
  DEFAULT,
  /** {@code array.new}: all elements are the same. */
  UNIFORM,
  /** {@code array.new_fixed}: an operand for each element. */
  FIXED;

  /** {@return the form in which an array takes the least space} */
  public static ArrayForm of(HeapObject array) {
    if (array.length() < 2) {
      return FIXED;
    }
    WasmValue first = array.get(0);
    for (int i = 1; i < array.length(); i++) {
      if (!Values.same(first, array.get(i))) {
        return FIXED;
      }
    }
    return Values.isDefault(first) ? DEFAULT : UNIFORM;
  }

  /** {@return how many elements of an array are operands of its instruction} */
  public int operands(HeapObject array) {
    return switch (this) {
      case DEFAULT -> 0;
      case UNIFORM -> 1;
      case FIXED -> array.length();
    };
  }
}
