package dev.wizer.engine.interp.runtime;

/**
 * How memories are laid out in arrays.
 *
 * @param chunkLog2 the exponent of the power of two that is a chunk's length in bytes
 * @param maxHead how long the first array may be: a multiple of a chunk's length
 * @param maxCopied how much content is copied at most into a longer first array when a memory grows
 */
record Geometry(int chunkLog2, int maxHead, int maxCopied) {

  /**
   * Chunks of 16 MiB: few enough, and large enough that a collector which rounds up large objects
   * wastes little. The first array takes nearly all that an index can reach. Copying more than half
   * a GiB takes more time and space than leaving the first array as it is saves.
   */
  static final Geometry STANDARD = new Geometry(24, Integer.MAX_VALUE - (1 << 24) + 1, 1 << 29);

  int chunkLength() {
    return 1 << chunkLog2;
  }

  /** The next multiple of a chunk's length. */
  long roundUp(long length) {
    return (length + chunkLength() - 1) >>> chunkLog2 << chunkLog2;
  }
}
