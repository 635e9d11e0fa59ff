package dev.wizer.engine.interp.runtime;

/**
 * The part of a memory that is not in its head, in arrays that are made when they are first used.
 * Offsets are from the end of the head on.
 */
sealed interface Tail permits Chunks, Pages {

  /** The array that holds the byte at {@code offset}, which is made if there is none. */
  byte[] at(long offset);

  /**
   * The array that holds the byte at {@code offset}, or null if it is zero as are its neighbours.
   */
  byte[] ifUsed(long offset);

  /** Where in its array, which there is, the byte at {@code offset} is. */
  int index(long offset);

  /** How long the pieces are that are used or not, a power of two: each is within one array. */
  int pieceLength();

  /** Makes room for bytes up to {@code length}, which {@code used} have been until now. */
  void reserve(long used, long length);

  /**
   * Moves the first pieces into a longer head.
   *
   * @param head an array of zeros from {@code start} on; it ends with a piece or with the memory
   * @param start where in it the first piece goes
   */
  void moveTo(byte[] head, int start);
}
