package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.RefType;
import dev.wizer.engine.RunBudget;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.module.AddressType;
import dev.wizer.wasm.module.TableType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table. Its elements are handles: see {@link References}. The first are in an array, whose field
 * is open because {@code call_indirect} reads it; where the guest has put others far beyond these,
 * they are in pages; all others are what the table was filled with last. So a table takes memory
 * for what is touched of it.
 */
public final class Table {

  /** A table of so many elements has them all in the array. */
  private static final int DENSE = 1 << 16;

  private static final int PAGE_LOG2 = 10;
  private static final int PAGE = 1 << PAGE_LOG2;

  /** The first elements, and nulls after them if the table is shorter. */
  public long[] elements;

  /** How many elements there are. */
  public int size;

  /** How many of the elements are in the array. */
  public int inArray;

  /** The bits of an operand that make an index. */
  public final long indexMask;

  private final TableType tableType;
  private final RunBudget budget;
  private final long max;

  /** What all elements are that are neither in the array nor in a page. */
  private long rest;

  /** Elements beyond the array, by the number of the page. */
  private final Map<Integer, long[]> pages = new HashMap<>();

  /**
   * Makes a table of nulls.
   *
   * @throws ExhaustionException if it is larger than any table may be, or than there is memory for
   */
  public Table(TableType tableType, RunBudget budget) {
    long min = tableType.limits().min();
    this.indexMask = tableType.addressType() == AddressType.I64 ? -1 : 0xFFFFFFFFL;
    this.tableType = tableType;
    this.budget = budget;
    if (Long.compareUnsigned(min, Integer.MAX_VALUE) > 0) {
      throw new ExhaustionException(
          "a table of "
              + Long.toUnsignedString(min)
              + " elements is not supported: the limit is "
              + Integer.MAX_VALUE,
          List.of());
    }
    long largest = Math.max(min, WasmLimits.MAX_TABLE_ELEMENTS);
    long declared = tableType.limits().max().orElse(-1);
    this.max = Long.compareUnsigned(declared, largest) < 0 ? declared : largest;
    this.size = (int) min;
    this.elements = new long[0];
    if (size <= DENSE) {
      enlargeArray(size);
    }
  }

  RefType type() {
    return tableType.elementType();
  }

  TableType tableType() {
    return tableType;
  }

  /** {@return an element; the index is one of the table's} */
  public long get(int index) {
    if (index < inArray) {
      return elements[index];
    }
    long[] page = pages.isEmpty() ? null : pages.get(index >>> PAGE_LOG2);
    return page == null ? rest : page[index & PAGE - 1];
  }

  /**
   * Sets an element; the index is one of the table's.
   *
   * @throws ExhaustionException if there is no memory for it
   */
  public void set(int index, long handle) {
    if (index >= inArray && !reach(index)) {
      if (handle != rest || pages.containsKey(index >>> PAGE_LOG2)) {
        page(index >>> PAGE_LOG2)[index & PAGE - 1] = handle;
      }
      return;
    }
    elements[index] = handle;
  }

  /** Has an element in the array if it is not far beyond; gives whether it is there. */
  private boolean reach(int index) {
    if (index >= Math.max(DENSE, 2L * inArray)) {
      return false;
    }
    enlargeArray((int) Math.min(size, Math.max(index + 1L, 2L * inArray)));
    return true;
  }

  private long[] page(int number) {
    long[] page = pages.get(number);
    if (page == null) {
      take((long) PAGE * Long.BYTES);
      try {
        page = new long[PAGE];
      } catch (OutOfMemoryError e) {
        throw exhausted();
      }
      Arrays.fill(page, rest);
      pages.put(number, page);
    }
    return page;
  }

  private void take(long bytes) {
    if (!budget.takeMemory(bytes)) {
      throw budget.outOfMemory();
    }
  }

  private ExhaustionException exhausted() {
    return ExhaustionException.ofHostMemory("out of memory for a table of " + size + " elements");
  }

  /** Has at least the first {@code length} elements in the array. */
  private void enlargeArray(int length) {
    if (length <= inArray) {
      return;
    }
    if (length > elements.length) {
      take((long) (length - elements.length) * Long.BYTES);
      try {
        elements = Arrays.copyOf(elements, length);
      } catch (OutOfMemoryError e) {
        throw exhausted();
      }
    }
    Arrays.fill(elements, inArray, length, rest);
    for (int number = inArray >>> PAGE_LOG2; number << PAGE_LOG2 < length; number++) {
      long[] page = pages.isEmpty() ? null : pages.get(number);
      if (page != null) {
        int from = Math.max(inArray, number << PAGE_LOG2);
        int end = Math.min(length, number + 1 << PAGE_LOG2);
        System.arraycopy(page, from & PAGE - 1, elements, from, end - from);
        if (end == number + 1 << PAGE_LOG2) {
          pages.remove(number);
        }
      }
    }
    inArray = length;
  }

  /** Gives all elements the same value. */
  void fill(long handle) {
    fill(0, size, handle);
  }

  /** Gives elements that follow each other the same value; they are the table's. */
  public void fill(int index, int count, long handle) {
    int end = index + count;
    if (index < inArray) {
      Arrays.fill(elements, index, Math.min(end, inArray), handle);
    }
    if (end > inArray && end == size && index <= inArray) {
      pages.clear();
      rest = handle;
      return;
    }
    for (int i = Math.max(index, inArray); i < end; i++) {
      set(i, handle);
    }
  }

  /** Sets elements that follow each other; they are the table's. */
  public void store(int index, long[] source, int from, int count) {
    if (count > 0 && index <= inArray) {
      enlargeArray(index + count);
      System.arraycopy(source, from, elements, index, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      set(index + i, source[from + i]);
    }
  }

  /** Sets elements to those of another table, or of this one. */
  public void copy(int index, Table source, int from, int count) {
    if (index + count <= inArray && from + count <= source.inArray) {
      System.arraycopy(source.elements, from, elements, index, count);
      return;
    }
    boolean forward = source != this || index <= from;
    for (int i = 0; i < count; i++) {
      int at = forward ? i : count - 1 - i;
      set(index + at, source.get(from + at));
    }
  }

  /**
   * {@return the size before the table grew by {@code delta} elements, -1 if it can't}
   *
   * @param delta an unsigned number
   */
  public long grow(long delta, long handle) {
    int before = size;
    if (Long.compareUnsigned(delta, max - before) > 0) {
      return -1;
    }
    int after = before + (int) delta;
    try {
      if (before == inArray) {
        growArray(after, handle);
      } else if (handle != rest && delta > 0) {
        enlargeArray(before);
        growArray(after, handle);
      }
    } catch (ExhaustionException e) {
      return -1;
    }
    size = after;
    return before;
  }

  /** All elements are in the array, and no page is in use. */
  private void growArray(int after, long handle) {
    long before = rest;
    rest = handle;
    try {
      if (after <= elements.length || after <= DENSE) {
        long wanted = Math.min(Math.min(max, DENSE), Math.max(after, after + (long) after / 2));
        reserve((int) Math.max(after, wanted));
        Arrays.fill(elements, inArray, after, handle);
        inArray = after;
      }
    } catch (ExhaustionException e) {
      rest = before;
      throw e;
    }
  }

  private void reserve(int length) {
    if (length > elements.length) {
      take((long) (length - elements.length) * Long.BYTES);
      try {
        elements = Arrays.copyOf(elements, length);
      } catch (OutOfMemoryError e) {
        throw exhausted();
      }
    }
  }

  /** {@return whether a range lies in the table; both numbers are unsigned} */
  public boolean contains(long index, long count) {
    return index >= 0 && count >= 0 && count <= size && index <= size - count;
  }

  /**
   * {@return the end of a range from {@code index} on in which all elements are the same}
   *
   * @param index one of the table's
   */
  int sameUntil(int index) {
    if (index < inArray || pages.containsKey(index >>> PAGE_LOG2)) {
      return index + 1;
    }
    if (pages.isEmpty()) {
      return size;
    }
    return (int) Math.min(size, (long) (index >>> PAGE_LOG2) + 1 << PAGE_LOG2);
  }

  /** Notes the places that elements refer to; gives how many elements were looked at. */
  long mark(References references, BitSet places) {
    references.mark(elements, inArray, places);
    for (long[] page : pages.values()) {
      references.mark(page, PAGE, places);
    }
    references.mark(new long[] {rest}, 1, places);
    return inArray + (long) pages.size() * PAGE;
  }
}
