package dev.wizer.engine.interp.exec;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.interp.runtime.ArrayLayout;
import dev.wizer.engine.interp.runtime.ArrayObject;
import dev.wizer.engine.interp.runtime.DataBytes;
import dev.wizer.engine.interp.runtime.References;
import dev.wizer.engine.interp.runtime.Store;

/** Operations on arrays. */
final class ArrayOperations {

  private static final long[] NO_ELEMENTS = {};

  private final Store store;
  private final References references;

  ArrayOperations(Store store) {
    this.store = store;
    this.references = store.references;
  }

  /**
   * Executes an operation on consecutive slots and gives the next position.
   *
   * @param d the result's slot
   * @param base the first operand's slot
   */
  int execute(int op, int[] code, int pc, long[] s, int d, int base) {
    int x = code[pc + 2];
    switch (op) {
      case ARRAY_NEW -> s[d] = newArray(store.arrayLayout(x), s, base);
      case ARRAY_NEW_DEFAULT -> s[d] = newDefault(store.arrayLayout(x), (int) s[base]);
      case ARRAY_FILL -> fill(s, base, store.arrayLayout(x).kind().slots());
      case ARRAY_COPY -> copy(s, base);
      case ARRAY_INIT_DATA -> initData(array(s[base]), store.datas[x], s, base + 1);
      case ARRAY_INIT_ELEM -> initElem(array(s[base]), elem(x), s, base + 1);
      default -> {
        s[d] = make(op, store.arrayLayout(x), code[pc + 3], s, base);
        return pc + 4;
      }
    }
    return pc + 3;
  }

  private long make(int op, ArrayLayout layout, int y, long[] s, int base) {
    return references.handle(
        switch (op) {
          case ARRAY_NEW_FIXED -> newFixed(layout, y, s, base);
          case ARRAY_NEW_DATA -> newOfData(layout, store.datas[y], s, base);
          case ARRAY_NEW_ELEM -> newOfElem(layout, elem(y), s, base);
          default -> throw new AssertionError(op);
        });
  }

  private long[] elem(int address) {
    long[] elements = store.elems[address];
    return elements == null ? NO_ELEMENTS : elements;
  }

  ArrayObject array(long handle) {
    Object object = references.object(handle);
    if (object == null) {
      throw new TrapException(TrapKind.NULL_ARRAY_REFERENCE);
    }
    return (ArrayObject) object;
  }

  private static void check(ArrayObject array, long index, long count) {
    if (index + count > array.length) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_ARRAY_ACCESS);
    }
  }

  private static long unsigned(long operand) {
    return operand & 0xFFFFFFFFL;
  }

  /** Reads the element at index b of a; a packed one without sign. */
  void load(long[] s, int d, int a, int b) {
    ArrayObject array = array(s[a]);
    long index = unsigned(s[b]);
    check(array, index, 1);
    array.load((int) index, s, d, references);
  }

  /** {@return a packed element with its sign} */
  long loadSigned(long handle, long operand) {
    ArrayObject array = array(handle);
    long index = unsigned(operand);
    check(array, index, 1);
    return array.loadSigned((int) index);
  }

  /** Sets the element at index b of a to c. */
  void store(long[] s, int a, int b, int c) {
    ArrayObject array = array(s[a]);
    long index = unsigned(s[b]);
    check(array, index, 1);
    array.store((int) index, s, c, references);
  }

  private long newDefault(ArrayLayout layout, int length) {
    return references.handle(store.newArray(layout, length));
  }

  private long newArray(ArrayLayout layout, long[] s, int base) {
    ArrayObject array = store.newArray(layout, (int) s[base + layout.kind().slots()]);
    array.fill(0, array.length, s, base, references);
    return references.handle(array);
  }

  private ArrayObject newFixed(ArrayLayout layout, int length, long[] s, int base) {
    ArrayObject array = store.newArray(layout, length);
    int slots = layout.kind().slots();
    for (int i = 0; i < length; i++) {
      array.store(i, s, base + i * slots, references);
    }
    return array;
  }

  private void fill(long[] s, int base, int slots) {
    ArrayObject array = array(s[base]);
    long index = unsigned(s[base + 1]);
    long count = unsigned(s[base + 2 + slots]);
    check(array, index, count);
    array.fill((int) index, (int) count, s, base + 2, references);
  }

  private void copy(long[] s, int base) {
    ArrayObject target = array(s[base]);
    ArrayObject source = array(s[base + 2]);
    long to = unsigned(s[base + 1]);
    long from = unsigned(s[base + 3]);
    long count = unsigned(s[base + 4]);
    check(target, to, count);
    check(source, from, count);
    target.copy((int) to, source, (int) from, (int) count);
  }

  private ArrayObject newOfData(ArrayLayout layout, DataBytes data, long[] s, int base) {
    long from = unsigned(s[base]);
    long lengthInBytes = unsigned(s[base + 1]) * layout.kind().width;
    checkData(data, from, lengthInBytes);
    ArrayObject array = store.newArray(layout, (int) s[base + 1]);
    copy(data, from, array, 0, array.length);
    return array;
  }

  private static void checkData(DataBytes data, long from, long lengthInBytes) {
    if (from + lengthInBytes > data.lengthInBytes()) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
  }

  private static void copy(DataBytes data, long from, ArrayObject array, int index, int count) {
    array.copy(index, data.module(), data.range().start() + (int) from, count);
  }

  private ArrayObject newOfElem(ArrayLayout layout, long[] elements, long[] s, int base) {
    long from = unsigned(s[base]);
    long count = unsigned(s[base + 1]);
    checkElem(elements, from, count);
    ArrayObject array = store.newArray(layout, (int) count);
    array.copy(0, elements, (int) from, (int) count, references);
    return array;
  }

  private static void checkElem(long[] elements, long from, long count) {
    if (from + count > elements.length) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
  }

  /** The operands, index, offset and length, are in consecutive slots from {@code slot} on. */
  private static void initData(ArrayObject array, DataBytes data, long[] s, int slot) {
    int width = array.layout.kind().width;
    long index = unsigned(s[slot]);
    long from = unsigned(s[slot + 1]);
    long count = unsigned(s[slot + 2]);
    check(array, index, count);
    checkData(data, from, count * width);
    copy(data, from, array, (int) index, (int) count);
  }

  private void initElem(ArrayObject array, long[] elements, long[] s, int slot) {
    long index = unsigned(s[slot]);
    long from = unsigned(s[slot + 1]);
    long count = unsigned(s[slot + 2]);
    check(array, index, count);
    checkElem(elements, from, count);
    array.copy((int) index, elements, (int) from, (int) count, references);
  }
}
