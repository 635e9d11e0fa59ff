package dev.wizer.engine.interp.runtime;

/**
 * How memories are laid out in arrays.
 *
 * @param chunkLog2 the exponent of the power of two that is a chunk's length in bytes
 * @param maxHead how long the first array may be: a multiple of a chunk's length
 * @param maxCopied how much content is copied at most into a longer first array when a memory grows
 * @param gatherLog2 a first array of all is made when loads and stores have found chunks as often
 *     as the quotient of the memory's length and this power of two
 * @param paging how a memory that gets much room at once is laid out
 */
public record Geometry(int chunkLog2, int maxHead, int maxCopied, int gatherLog2, Paging paging) {

  /**
   * Chunks of 16 MiB: few enough, and large enough that a collector which rounds up large objects
   * wastes little. The first array takes nearly all that an index can reach. Up to 32 MiB are
   * copied into 64 at most: so a memory that grows step by step takes little more than its size. To
   * go to a chunk takes 4 nanoseconds more than to the first array, to make two bytes of a new
   * first array about as much.
   */
  public static final Geometry STANDARD =
      new Geometry(24, Integer.MAX_VALUE - (1 << 24) + 1, 1 << 25, 1, Paging.STANDARD);

  /**
   * How the part of a memory is laid out of which the guest may never use much.
   *
   * @param pageLog2 the exponent of the power of two that is a page's length in bytes
   * @param minStep growth by as many bytes or more is paged
   * @param minHead how long the first array is at least: a multiple of a page's length
   * @param costLog2 a longer first array is made when loads and stores have found pages as often as
   *     the quotient of its length and this power of two
   */
  public record Paging(int pageLog2, long minStep, int minHead, int costLog2) {

    /**
     * Pages of 1 KiB: they are not an operating system's, and lie close together wherever they
     * belong. To go to one takes 20 nanoseconds more than to the first array, and 200 more from
     * compiled code; to make 256 bytes of that array takes as long as one such detour. So by
     * waiting at most as much time is lost as by not having waited.
     */
    public static final Paging STANDARD = new Paging(10, 1 << 25, 1 << 22, 8);
  }

  int chunkLength() {
    return 1 << chunkLog2;
  }

  /** The next multiple of a chunk's length. */
  long roundUp(long length) {
    return (length + chunkLength() - 1) >>> chunkLog2 << chunkLog2;
  }
}
