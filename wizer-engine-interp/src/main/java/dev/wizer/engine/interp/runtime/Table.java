package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.RefType;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.module.AddressType;
import dev.wizer.wasm.module.TableType;
import java.util.Arrays;

/**
 * A table. Its elements are handles: see {@link References}. The fields are open because {@code
 * call_indirect} reads them.
 */
public final class Table {

  /** The elements, and nulls after them. */
  public long[] elements;

  /** How many elements there are. */
  public int size;

  /** The bits of an operand that make an index. */
  public final long indexMask;

  private final TableType tableType;
  private final long max;

  /**
   * Makes a table of nulls.
   *
   * @throws ExhaustionException if it is larger than any table may be, or than there is memory for
   */
  public Table(TableType tableType) {
    long min = tableType.limits().min();
    this.indexMask = tableType.addressType() == AddressType.I64 ? -1 : 0xFFFFFFFFL;
    this.tableType = tableType;
    this.max = max(tableType.limits().max().orElse(-1));
    if (Long.compareUnsigned(min, maxElements()) > 0) {
      throw exhausted(min);
    }
    this.size = (int) min;
    try {
      this.elements = new long[size];
    } catch (OutOfMemoryError e) {
      throw exhausted(min);
    }
  }

  private static long max(long declared) {
    return Long.compareUnsigned(declared, maxElements()) < 0 ? declared : maxElements();
  }

  private static long maxElements() {
    return WasmLimits.MAX_TABLE_ELEMENTS;
  }

  private static ExhaustionException exhausted(long min) {
    return ExhaustionException.ofHostMemory(
        "out of memory for a table of " + Long.toUnsignedString(min) + " elements");
  }

  RefType type() {
    return tableType.elementType();
  }

  TableType tableType() {
    return tableType;
  }

  /** Gives all elements the same value. */
  void fill(long handle) {
    Arrays.fill(elements, 0, size, handle);
  }

  /**
   * {@return the size before the table grew by {@code delta} elements, -1 if it can't}
   *
   * @param delta an unsigned number
   */
  public long grow(long delta, long handle) {
    int before = size;
    if (Long.compareUnsigned(delta, max - before) > 0 || !reserve(before + (int) delta)) {
      return -1;
    }
    size = before + (int) delta;
    Arrays.fill(elements, before, size, handle);
    return before;
  }

  private boolean reserve(int newSize) {
    if (newSize <= elements.length) {
      return true;
    }
    try {
      elements = Arrays.copyOf(elements, (int) Math.min(max, newSize + (long) newSize / 2));
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  /** {@return whether a range lies in the table; both numbers are unsigned} */
  public boolean contains(long index, long count) {
    return index >= 0 && count >= 0 && count <= size && index <= size - count;
  }
}
