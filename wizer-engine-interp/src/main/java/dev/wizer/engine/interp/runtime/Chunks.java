package dev.wizer.engine.interp.runtime;

/**
 * The part of a big memory that its first array does not hold. What has not been used is absent.
 */
final class Chunks {

  private final Geometry geometry;
  private final byte[][] chunks;

  /** Makes chunks for up to {@code maxLength} bytes, without any memory for them. */
  Chunks(Geometry geometry, long maxLength) {
    this.geometry = geometry;
    this.chunks = new byte[(int) (geometry.roundUp(maxLength) >>> geometry.chunkLog2())][];
  }

  /** The chunk that holds the byte at {@code offset}. */
  byte[] at(long offset) {
    int index = (int) (offset >>> geometry.chunkLog2());
    byte[] chunk = chunks[index];
    return chunk != null ? chunk : allocate(index);
  }

  // Two threads may use a new chunk at the same time.
  private synchronized byte[] allocate(int index) {
    if (chunks[index] == null) {
      chunks[index] = new byte[geometry.chunkLength()];
    }
    return chunks[index];
  }

  /** Makes sure that all bytes between two offsets can be used. */
  void allocate(long from, long to) {
    for (long offset = from; offset < to; offset += geometry.chunkLength()) {
      at(offset);
    }
    at(to - 1);
  }

  /** The chunk that holds the byte at {@code offset}, or null if it is all zeros. */
  byte[] ifUsed(long offset) {
    return chunks[(int) (offset >>> geometry.chunkLog2())];
  }

  /** Where in its chunk the byte at {@code offset} is. */
  int index(long offset) {
    return (int) offset & geometry.chunkLength() - 1;
  }
}
