package dev.wizer.engine.interp.ir;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.HeapType;

/** Reference types as numbers that fit a word of an operation. */
public final class RefTypeCode {

  private static final AbstractHeapType[] ABSTRACT_HEAP_TYPES = AbstractHeapType.values();

  private RefTypeCode() {}

  /**
   * {@return a reference type's number}
   *
   * @param type a heap type in canonical form
   * @param nullable whether null belongs to the type
   */
  public static int of(HeapType type, boolean nullable) {
    int heapType =
        type instanceof ConcreteHeapType concrete
            ? concrete.typeIndex()
            : -1 - ((AbstractHeapType) type).ordinal();
    return heapType << 1 | (nullable ? 1 : 0);
  }

  /** {@return whether null belongs to a type} */
  public static boolean isNullable(int code) {
    return (code & 1) != 0;
  }

  /** {@return the canonical number of the heap type, or a negative number if it is abstract} */
  public static int typeNumber(int code) {
    return code >> 1;
  }

  /** {@return the heap type, which is abstract} */
  public static AbstractHeapType abstractHeapType(int code) {
    return ABSTRACT_HEAP_TYPES[-1 - (code >> 1)];
  }
}
