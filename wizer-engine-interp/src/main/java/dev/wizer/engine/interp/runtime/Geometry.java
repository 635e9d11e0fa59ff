package dev.wizer.engine.interp.runtime;

/**
 * How memories are laid out in arrays.
 *
 * @param chunkLog2 the exponent of the power of two that is a chunk's length in bytes
 * @param maxHead how long the first array may be: a multiple of a chunk's length
 * @param maxCopied how much content is copied at most into a longer first array when a memory grows
 * @param paging how a memory that gets much room at once is laid out
 */
record Geometry(int chunkLog2, int maxHead, int maxCopied, Paging paging) {

  /**
   * Chunks of 16 MiB: few enough, and large enough that a collector which rounds up large objects
   * wastes little. The first array takes nearly all that an index can reach. Copying more than half
   * a GiB takes more time and space than leaving the first array as it is saves.
   */
  static final Geometry STANDARD =
      new Geometry(24, Integer.MAX_VALUE - (1 << 24) + 1, 1 << 29, Paging.STANDARD);

  /**
   * How the part of a memory is laid out of which the guest may never use much.
   *
   * @param pageLog2 the exponent of the power of two that is a page's length in bytes
   * @param minStep growth by as many bytes or more is paged
   * @param minHead how long the first array is at least: a multiple of a page's length
   * @param costLog2 a longer first array is made when loads and stores have found pages as often as
   *     the quotient of its length and this power of two
   */
  record Paging(int pageLog2, long minStep, int minHead, int costLog2) {

    /**
     * Pages of 1 KiB: they are not an operating system's, and lie close together wherever they
     * belong. To go to one takes 20 nanoseconds more than to the first array, and 200 more from
     * compiled code; to make 256 bytes of that array takes as long as one such detour. So by
     * waiting at most as much time is lost as by not having waited.
     */
    static final Paging STANDARD = new Paging(10, 1 << 25, 1 << 22, 8);
  }

  int chunkLength() {
    return 1 << chunkLog2;
  }

  /** The next multiple of a chunk's length. */
  long roundUp(long length) {
    return (length + chunkLength() - 1) >>> chunkLog2 << chunkLog2;
  }
}
