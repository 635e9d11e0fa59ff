package dev.wizer.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A module in the binary format, as a sequence of pieces of arrays. So a module that is made out of
 * another one is no copy of it: what it has in common with the other one are ranges of the same
 * array.
 *
 * <p>Each piece consists of whole sections; in front of them, the first one has the preamble, which
 * is the magic number and the version, and may have no sections. So no section goes on from one
 * piece to the next.
 *
 * <p>The arrays are not copied, and must not be changed while the module is in use.
 */
public final class ModuleBytes {

  /** No array is longer. */
  private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

  /** How much is written at once: a stream to a file copies it out of the heap first. */
  private static final int STEP = 1 << 16;

  private final List<Piece> pieces;
  private final int lengthInBytes;

  /**
   * A range of an array.
   *
   * @param array the array; not to be changed
   * @param start the index of the first byte
   * @param end the index after the last byte
   */
  public record Piece(byte[] array, int start, int end) {

    /**
     * Makes a piece.
     *
     * @throws IndexOutOfBoundsException if there is no such range in the array
     */
    public Piece {
      Objects.requireNonNull(array, "array");
      Objects.checkFromToIndex(start, end, array.length);
    }

    /** {@return how many bytes it has} */
    public int lengthInBytes() {
      return end - start;
    }

    private boolean isWholeArray() {
      return lengthInBytes() == array.length;
    }
  }

  private ModuleBytes(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
    this.lengthInBytes = sum(this.pieces);
  }

  private static int sum(List<Piece> pieces) {
    long sum = 0;
    for (Piece piece : pieces) {
      sum += piece.lengthInBytes();
    }
    if (sum > MAX_LENGTH) {
      throw new OutOfMemoryError("a module of " + sum + " bytes");
    }
    return (int) sum;
  }

  /** {@return a module that is in one array} */
  public static ModuleBytes of(byte[] module) {
    Objects.requireNonNull(module, "module");
    return of(List.of(new Piece(module, 0, module.length)));
  }

  /**
   * {@return a module that consists of {@code pieces}}
   *
   * @param pieces its pieces in order, each of whole sections, the first with the preamble in front
   *     of them. Whether they are is found out by who reads the module
   * @throws IllegalArgumentException if there is no piece
   * @throws OutOfMemoryError if no array is long enough for all of them
   */
  public static ModuleBytes of(List<Piece> pieces) {
    if (Objects.requireNonNull(pieces, "pieces").isEmpty()) {
      throw new IllegalArgumentException("a module has a piece at least, for its preamble");
    }
    return new ModuleBytes(pieces);
  }

  /** {@return the pieces in order; at least one} */
  public List<Piece> pieces() {
    return pieces;
  }

  /** {@return how many bytes all pieces have} */
  public int lengthInBytes() {
    return lengthInBytes;
  }

  /**
   * {@return the module in one array, not to be changed: if its only piece is the whole of an
   * array, it is that array, and else a new one}
   */
  public byte[] toByteArray() {
    Piece first = pieces.get(0);
    return pieces.size() == 1 && first.isWholeArray() ? first.array() : copy();
  }

  /** {@return a new array with the module, which is the caller's} */
  public byte[] copy() {
    byte[] copy = new byte[lengthInBytes];
    int position = 0;
    for (Piece piece : pieces) {
      System.arraycopy(piece.array(), piece.start(), copy, position, piece.lengthInBytes());
      position += piece.lengthInBytes();
    }
    return copy;
  }

  /**
   * Writes the module, without putting it together in memory before.
   *
   * @param target where to; it is neither flushed nor closed
   * @throws IOException if {@code target} throws that; a part of the module may have been written
   */
  public void writeTo(OutputStream target) throws IOException {
    Objects.requireNonNull(target, "target");
    for (Piece piece : pieces) {
      int position = piece.start();
      while (position < piece.end()) {
        int count = Math.min(STEP, piece.end() - position);
        target.write(piece.array(), position, count);
        position += count;
      }
    }
  }

  /** {@return whether {@code other} is a module of the same bytes, however it is divided} */
  @Override
  public boolean equals(Object other) {
    return other instanceof ModuleBytes that
        && lengthInBytes == that.lengthInBytes
        && Arrays.equals(toByteArray(), that.toByteArray());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toByteArray());
  }

  @Override
  public String toString() {
    return "module of " + lengthInBytes + " bytes";
  }
}
