package dev.wizer.wasm.binary;

import java.util.Arrays;

/**
 * A range of a module's bytes. Two of them are equal if they are the same place, not if they have
 * the same bytes.
 *
 * @param array the array that holds the bytes, and more; not to be changed
 * @param start the first byte's offset in the array
 * @param end the offset after the last byte
 */
public record ByteRange(byte[] array, int start, int end) {

  /** A range without bytes. */
  public static final ByteRange EMPTY = new ByteRange(new byte[0], 0, 0);

  /** {@return how many bytes the range has} */
  public int lengthInBytes() {
    return end - start;
  }

  /** {@return another range of the same array} */
  public ByteRange between(int newStart, int newEnd) {
    return new ByteRange(array, newStart, newEnd);
  }

  /** {@return whether {@code other} has the same bytes, in the same place or elsewhere} */
  public boolean hasBytesOf(ByteRange other) {
    boolean isSame = array == other.array && start == other.start && end == other.end;
    return isSame || Arrays.equals(array, start, end, other.array, other.start, other.end);
  }
}
