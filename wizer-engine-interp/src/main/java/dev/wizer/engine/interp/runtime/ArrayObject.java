package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import java.util.Arrays;

/**
 * An array. Its elements are in an array of the JVM's of the same width, so that the JVM's own
 * instructions read and write them. The fields are open because compiled code uses them.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#array-instances">Array
 *     instances</a>
 */
public final class ArrayObject extends Aggregate {

  private static final int MAX_JAVA_ARRAY = Integer.MAX_VALUE - 8;

  /** What its type says. */
  public final ArrayLayout layout;

  /** How many elements it has. */
  public final int length;

  /**
   * The elements, as their kind says: bytes, shorts, ints, longs, two longs for each vector, or
   * what references refer to.
   */
  public final Object elements;

  private ArrayObject(ArrayLayout layout, int length) {
    super(layout.typeNumber());
    this.layout = layout;
    this.length = length;
    this.elements =
        switch (layout.kind()) {
          case I8 -> new byte[length];
          case I16 -> new short[length];
          case BITS_32 -> new int[length];
          case BITS_64 -> new long[length];
          case V128 -> new long[2 * length];
          case REF -> new Object[length];
        };
  }

  /**
   * {@return an array of zeros or nulls}
   *
   * @param length how many elements, unsigned
   * @throws ExhaustionException if there is no room for so many
   */
  public static ArrayObject of(ArrayLayout layout, int length) {
    long count = Integer.toUnsignedLong(length);
    if (count * Math.max(1, layout.kind().width) > MAX_JAVA_ARRAY) {
      throw exhausted(count);
    }
    try {
      return new ArrayObject(layout, length);
    } catch (OutOfMemoryError e) {
      throw exhausted(count);
    }
  }

  private static ExhaustionException exhausted(long count) {
    return ExhaustionException.ofHostMemory("out of memory for an array of " + count + " elements");
  }

  @Override
  int weight() {
    int width = layout.kind() == StorageKind.REF ? Long.BYTES : layout.kind().width;
    return 1 + (int) ((long) width * length / References.UNIT_BYTES);
  }

  @Override
  boolean isArray() {
    return true;
  }

  @Override
  int length() {
    return length;
  }

  /** Reads an element; a packed one without sign. */
  public void load(int index, long[] slots, int slot, References references) {
    switch (layout.kind()) {
      case I8 -> slots[slot] = bytes()[index] & 0xFF;
      case I16 -> slots[slot] = shorts()[index] & 0xFFFF;
      case BITS_32 -> slots[slot] = ints()[index];
      case BITS_64 -> slots[slot] = longs()[index];
      case REF -> slots[slot] = references.handle(referents()[index]);
      case V128 -> System.arraycopy(elements, 2 * index, slots, slot, 2);
    }
  }

  /** {@return a packed element with its sign} */
  public long loadSigned(int index) {
    return layout.kind() == StorageKind.I8 ? bytes()[index] : shorts()[index];
  }

  /** Sets an element. */
  public void store(int index, long[] slots, int slot, References references) {
    switch (layout.kind()) {
      case I8 -> bytes()[index] = (byte) slots[slot];
      case I16 -> shorts()[index] = (short) slots[slot];
      case BITS_32 -> ints()[index] = (int) slots[slot];
      case BITS_64 -> longs()[index] = slots[slot];
      case REF -> referents()[index] = references.object(slots[slot]);
      case V128 -> System.arraycopy(slots, slot, elements, 2 * index, 2);
    }
  }

  /** Sets elements that follow each other. */
  public void fill(int index, int count, long[] slots, int slot, References references) {
    int end = index + count;
    switch (layout.kind()) {
      case I8 -> Arrays.fill(bytes(), index, end, (byte) slots[slot]);
      case I16 -> Arrays.fill(shorts(), index, end, (short) slots[slot]);
      case BITS_32 -> Arrays.fill(ints(), index, end, (int) slots[slot]);
      case BITS_64 -> Arrays.fill(longs(), index, end, slots[slot]);
      case REF -> Arrays.fill(referents(), index, end, references.object(slots[slot]));
      case V128 -> {
        for (int i = index; i < end; i++) {
          store(i, slots, slot, references);
        }
      }
    }
  }

  /** Sets elements to those of another array, of the same kind. */
  public void copy(int index, ArrayObject source, int from, int count) {
    int slots = layout.kind().slots();
    System.arraycopy(source.elements, from * slots, elements, index * slots, count * slots);
  }

  /** Sets elements to bytes of a segment. */
  public void copy(int index, byte[] source, int from, int count) {
    switch (layout.kind()) {
      case I8 -> System.arraycopy(source, from, elements, index, count);
      case I16 -> {
        for (int i = 0; i < count; i++) {
          shorts()[index + i] = LittleEndian.getShort(source, from + 2 * i);
        }
      }
      case BITS_32 -> {
        for (int i = 0; i < count; i++) {
          ints()[index + i] = LittleEndian.getInt(source, from + 4 * i);
        }
      }
      default -> {
        int slots = layout.kind().slots();
        for (int i = 0; i < count * slots; i++) {
          longs()[index * slots + i] = LittleEndian.getLong(source, from + 8 * i);
        }
      }
    }
  }

  /** Sets elements to what handles refer to. */
  public void copy(int index, long[] handles, int from, int count, References references) {
    for (int i = 0; i < count; i++) {
      referents()[index + i] = references.object(handles[from + i]);
    }
  }

  private byte[] bytes() {
    return (byte[]) elements;
  }

  private short[] shorts() {
    return (short[]) elements;
  }

  private int[] ints() {
    return (int[]) elements;
  }

  private long[] longs() {
    return (long[]) elements;
  }

  private Object[] referents() {
    return (Object[]) elements;
  }

  @Override
  WasmValue get(int index, Values values) {
    if (layout.kind() == StorageKind.REF) {
      return values.referenceTo(referents()[index], (RefType) layout.type());
    }
    long[] slots = new long[2];
    load(index, slots, 0, values.references());
    return values.load(layout.type(), slots, 0);
  }
}
