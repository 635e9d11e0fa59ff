package dev.wizer.engine.interp.runtime;

/** The tail of a big memory, one too large for a single array. */
public final class Chunks implements Tail {

  /** Growth by more than this takes memory only when it is used. */
  private static final int MAX_STEP_CHUNKS = 16;

  private final Geometry geometry;
  private final byte[][] chunks;
  private final int chunkLog2;

  /** Makes chunks for up to {@code maxLength} bytes, without any memory for them. */
  Chunks(Geometry geometry, long maxLength) {
    this.geometry = geometry;
    this.chunkLog2 = geometry.chunkLog2();
    this.chunks = new byte[(int) (geometry.roundUp(maxLength) >>> geometry.chunkLog2())][];
  }

  @Override
  public byte[] at(long offset) {
    byte[] chunk = chunks[(int) (offset >>> chunkLog2)];
    return chunk != null ? chunk : allocate((int) (offset >>> chunkLog2));
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
    return (int) offset & (1 << chunkLog2) - 1;
  }

  @Override
  public int pieceLength() {
    return 1 << chunkLog2;
  }

  @Override
  public void moveTo(byte[] head, int start) {
    for (int at = start, index = 0; at < head.length; at += geometry.chunkLength(), index++) {
      if (chunks[index] != null) {
        int count = Math.min(geometry.chunkLength(), head.length - at);
        System.arraycopy(chunks[index], 0, head, at, count);
      }
    }
  }
}
