package dev.wizer.engine.interp.runtime;

/** The tail of a big memory, one too large for a single array. */
final class Chunks implements Tail {

  /** Growth by more than this takes memory only when it is used. */
  private static final int MAX_STEP_CHUNKS = 16;

  private final Geometry geometry;
  private final byte[][] chunks;

  /** Makes chunks for up to {@code maxLength} bytes, without any memory for them. */
  Chunks(Geometry geometry, long maxLength) {
    this.geometry = geometry;
    this.chunks = new byte[(int) (geometry.roundUp(maxLength) >>> geometry.chunkLog2())][];
  }

  @Override
  public byte[] at(long offset) {
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

  /**
   * A guest that grows its memory by steps uses what it gets, and can do without if there is none:
   * so it gets it at once.
   */
  @Override
  public void reserve(long used, long length) {
    boolean step = length - used <= (long) MAX_STEP_CHUNKS << geometry.chunkLog2();
    if (step && length > 0) {
      allocate(Math.max(0, used), length);
    }
  }

  /** Makes sure that all bytes between two offsets can be used. */
  private void allocate(long from, long to) {
    for (long offset = from; offset < to; offset += geometry.chunkLength()) {
      at(offset);
    }
    at(to - 1);
  }

  @Override
  public byte[] ifUsed(long offset) {
    return chunks[(int) (offset >>> geometry.chunkLog2())];
  }

  @Override
  public int index(long offset) {
    return (int) offset & geometry.chunkLength() - 1;
  }

  @Override
  public int pieceLength() {
    return geometry.chunkLength();
  }
}
