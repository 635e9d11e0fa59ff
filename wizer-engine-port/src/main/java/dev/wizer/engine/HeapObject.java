package dev.wizer.engine;

/**
 * A structure or an array, read-only. Two of these are equal if and only if they stand for the same
 * object, seen from the same instance.
 */
public interface HeapObject {

  /** Stands for a type that the instance's module does not define. */
  int FOREIGN_TYPE = -1;

  /** {@return whether it is an array} */
  boolean isArray();

  /**
   * {@return the index of its type in the module of the instance that is being read or called, the
   * lowest if there are several equal ones, or {@link #FOREIGN_TYPE}}
   */
  int typeIndex();

  /** {@return how many fields a structure has, or how many elements an array} */
  int length();

  /**
   * {@return the current value of a field or an element} A packed integer of 8 or 16 bits is a
   * {@link WasmValue.I32}, zero-extended.
   *
   * @param index less than {@link #length()}
   */
  WasmValue get(int index);
}
