package dev.wizer.snapshot;

import java.util.Arrays;

/**
 * A part of a function table that a new active element segment restores.
 *
 * @param tableIndex the table
 * @param offset the first element's index
 * @param elements function indices, {@link #NULL} for a null reference; not to be changed
 */
public record ElementSegment(int tableIndex, long offset, int[] elements) {

  /** Stands for a null reference. */
  public static final int NULL = -1;

  /** {@return whether an element is null} */
  public boolean hasNull() {
    for (int element : elements) {
      if (element == NULL) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ElementSegment that
        && tableIndex == that.tableIndex
        && offset == that.offset
        && Arrays.equals(elements, that.elements);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(elements);
  }
}
