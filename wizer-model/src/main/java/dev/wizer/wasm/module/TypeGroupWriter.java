package dev.wizer.wasm.module;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import java.util.List;

/**
 * Writes all that tells a group of type definitions from others as a string, which is the same
 * wherever the group stands. Not as a list of the definitions: the first call of a record's {@code
 * hashCode} and {@code equals} costs a young JVM more than all types of a module.
 */
final class TypeGroupWriter {

  private static final int FUNC = 0;
  private static final int STRUCT = 1;
  private static final int ARRAY = 2;

  /** What value types begin with, and packed types are. */
  private static final int I8 = 0;

  private static final int I16 = 1;
  private static final int V128 = 2;
  private static final int REF = 3;
  private static final int REF_NULL = 4;
  private static final int FIRST_NUMBER_TYPE = 5;

  /** What definitions outside the group begin with, and definitions in it. */
  private static final int OUTER = AbstractHeapType.values().length;

  private static final int INNER = OUTER + 1;

  private final int[] numbers;
  private final int firstTypeIndex;
  private final StringBuilder text = new StringBuilder();
  private boolean typesReferred;

  /**
   * Makes a writer of a group.
   *
   * @param firstTypeIndex the group's first definition's index
   * @param numbers the numbers of the definitions before the group, by type index
   */
  TypeGroupWriter(int firstTypeIndex, int[] numbers) {
    this.firstTypeIndex = firstTypeIndex;
    this.numbers = numbers;
  }

  /** {@return a string that equals that of another group if the groups are equal} */
  String write(List<SubType> group) {
    for (SubType type : group) {
      put(type);
    }
    return text.toString();
  }

  /** {@return whether the group refers to definitions, its own or others} */
  boolean refersToTypes() {
    return typesReferred;
  }

  /** Writes a number of 16 bits. */
  private void put(int number) {
    text.append((char) number);
  }

  private void put(SubType type) {
    put(type.isFinal() ? 1 : 0);
    put(type.superTypes().size());
    for (int superType : type.superTypes()) {
      putTypeIndex(superType);
    }
    if (type.compType() instanceof CompType.Func func) {
      put(FUNC);
      put(func.type().params());
      put(func.type().results());
    } else if (type.compType() instanceof CompType.Struct struct) {
      put(STRUCT);
      put(struct.fields().size());
      for (FieldType field : struct.fields()) {
        put(field);
      }
    } else if (type.compType() instanceof CompType.Array array) {
      put(ARRAY);
      put(array.element());
    }
  }

  private void put(List<ValType> types) {
    put(types.size());
    for (ValType type : types) {
      put(type);
    }
  }

  private void put(FieldType field) {
    put(field.mutable() ? 1 : 0);
    if (field.storage() instanceof StorageType.Unpacked value) {
      put(value.type());
    } else {
      put(field.storage() == StorageType.Packed.I8 ? I8 : I16);
    }
  }

  private void put(ValType type) {
    if (type instanceof NumType number) {
      put(FIRST_NUMBER_TYPE + number.ordinal());
    } else if (type instanceof RefType reference) {
      put(reference.nullable() ? REF_NULL : REF);
      if (reference.heapType() instanceof ConcreteHeapType concrete) {
        putTypeIndex(concrete.typeIndex());
      } else {
        put(((AbstractHeapType) reference.heapType()).ordinal());
      }
    } else {
      put(V128);
    }
  }

  private void putTypeIndex(int typeIndex) {
    typesReferred = true;
    boolean inner = typeIndex >= firstTypeIndex;
    put(inner ? INNER : OUTER);
    int number = inner ? typeIndex - firstTypeIndex : numbers[typeIndex];
    put(number >>> Character.SIZE);
    put(number);
  }
}
