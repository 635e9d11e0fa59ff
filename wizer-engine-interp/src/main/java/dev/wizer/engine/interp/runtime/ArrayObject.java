package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import java.util.List;

/**
 * An array. Elements that are no references are bytes, little endian as in a memory: so data
 * segments are copied as they are.
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

  /** The elements, or null if they are references. */
  public final byte[] bytes;

  /** What the elements refer to, or null if they are no references. */
  public final Object[] referents;

  private ArrayObject(ArrayLayout layout, int length) {
    super(layout.typeNumber());
    boolean isReference = layout.kind() == StorageKind.REF;
    this.layout = layout;
    this.length = length;
    this.bytes = isReference ? null : new byte[length * layout.kind().width];
    this.referents = isReference ? new Object[length] : null;
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
    return new ExhaustionException(
        "out of memory for an array of " + count + " elements; give the JVM more with -Xmx",
        List.of());
  }

  @Override
  int weight() {
    long lengthInBytes = bytes == null ? (long) Long.BYTES * length : bytes.length;
    return 1 + (int) (lengthInBytes / References.UNIT_BYTES);
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
      case I8 -> slots[slot] = bytes[index] & 0xFF;
      case I16 -> slots[slot] = LittleEndian.getShort(bytes, 2 * index) & 0xFFFF;
      case BITS_32 -> slots[slot] = LittleEndian.getInt(bytes, 4 * index);
      case BITS_64 -> slots[slot] = LittleEndian.getLong(bytes, 8 * index);
      case REF -> slots[slot] = references.handle(referents[index]);
      case V128 -> {
        slots[slot] = LittleEndian.getLong(bytes, 16 * index);
        slots[slot + 1] = LittleEndian.getLong(bytes, 16 * index + 8);
      }
    }
  }

  /** {@return a packed element with its sign} */
  public long loadSigned(int index) {
    return layout.kind() == StorageKind.I8 ? bytes[index] : LittleEndian.getShort(bytes, 2 * index);
  }

  /** Sets an element. */
  public void store(int index, long[] slots, int slot, References references) {
    switch (layout.kind()) {
      case I8 -> bytes[index] = (byte) slots[slot];
      case I16 -> LittleEndian.putShort(bytes, 2 * index, (short) slots[slot]);
      case BITS_32 -> LittleEndian.putInt(bytes, 4 * index, (int) slots[slot]);
      case BITS_64 -> LittleEndian.putLong(bytes, 8 * index, slots[slot]);
      case REF -> referents[index] = references.object(slots[slot]);
      case V128 -> {
        LittleEndian.putLong(bytes, 16 * index, slots[slot]);
        LittleEndian.putLong(bytes, 16 * index + 8, slots[slot + 1]);
      }
    }
  }

  @Override
  WasmValue get(int index, Values values) {
    if (layout.kind() == StorageKind.REF) {
      return values.referenceTo(referents[index], (RefType) layout.type());
    }
    long[] slots = new long[2];
    load(index, slots, 0, values.references());
    return values.load(layout.type(), slots, 0);
  }
}
