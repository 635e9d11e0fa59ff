package dev.wizer.engine.interp.num;

/**
 * Arithmetic on all integer lanes of one half of a vector at once.
 *
 * <p>The functions serve every lane width: {@code signs} has the most significant bit of each lane
 * set, and {@code top} is the index of that bit in lane 0, the width less one. Sums are kept from
 * carrying into the next lane by computing the most significant bits apart. Compiled code gives
 * both as constants, so that HotSpot computes what depends on them alone.
 */
public final class IntegerLanes {

  private IntegerLanes() {}

  public static long add(long x, long y, long signs) {
    return ((x & ~signs) + (y & ~signs)) ^ ((x ^ y) & signs);
  }

  public static long sub(long x, long y, long signs) {
    return ((x | signs) - (y & ~signs)) ^ (~(x ^ y) & signs);
  }

  public static long neg(long x, long signs) {
    return sub(0, x, signs);
  }

  /** {@return the low halves of the products of 16-bit lanes} */
  public static long mul16(long x, long y) {
    return mul16OfTwo(x, y) | mul16OfTwo(x >>> 32, y >>> 32) << 32;
  }

  private static long mul16OfTwo(long x, long y) {
    return (x * y & 0xFFFF) | ((x >>> 16) * (y >>> 16) & 0xFFFF) << 16;
  }

  /** {@return the low halves of the products of 32-bit lanes} */
  public static long mul32(long x, long y) {
    return (x * y & 0xFFFF_FFFFL) | (x >>> 32) * (y >>> 32) << 32;
  }

  /**
   * {@return ones in each lane whose most significant bit is set in {@code marks}, zeros elsewhere}
   */
  static long fill(long marks, int top) {
    return (marks << 1) - (marks >>> top);
  }

  /** {@return {@code x} where {@code mask} has ones, {@code y} where it has zeros} */
  static long select(long mask, long x, long y) {
    return (x & mask) | (y & ~mask);
  }

  /** {@return the most significant bits of the lanes that are not zero} */
  static long nonZero(long x, long signs) {
    return (((x & ~signs) + ~signs) | x) & signs;
  }

  public static long eq(long x, long y, long signs, int top) {
    return ~ne(x, y, signs, top);
  }

  public static long ne(long x, long y, long signs, int top) {
    return fill(nonZero(x ^ y, signs), top);
  }

  /** {@return most significant bits set where the other bits of x are not less than those of y} */
  private static long lowAtLeast(long x, long y, long signs) {
    return (x | signs) - (y & ~signs);
  }

  /** {@return the most significant bits of the lanes where x is less than y, both unsigned} */
  private static long lessU(long x, long y, long signs) {
    return (~(lowAtLeast(x, y, signs) | (x ^ y)) | (~x & y)) & signs;
  }

  /** {@return the most significant bits of the lanes where x is less than y, both signed} */
  private static long lessS(long x, long y, long signs) {
    return (~(lowAtLeast(x, y, signs) | (x ^ y)) | (x & ~y)) & signs;
  }

  public static long ltU(long x, long y, long signs, int top) {
    return fill(lessU(x, y, signs), top);
  }

  public static long ltS(long x, long y, long signs, int top) {
    return fill(lessS(x, y, signs), top);
  }

  public static long gtU(long x, long y, long signs, int top) {
    return ltU(y, x, signs, top);
  }

  public static long gtS(long x, long y, long signs, int top) {
    return ltS(y, x, signs, top);
  }

  public static long leU(long x, long y, long signs, int top) {
    return ~ltU(y, x, signs, top);
  }

  public static long leS(long x, long y, long signs, int top) {
    return ~ltS(y, x, signs, top);
  }

  public static long geU(long x, long y, long signs, int top) {
    return ~ltU(x, y, signs, top);
  }

  public static long geS(long x, long y, long signs, int top) {
    return ~ltS(x, y, signs, top);
  }

  public static long minU(long x, long y, long signs, int top) {
    return select(ltU(x, y, signs, top), x, y);
  }

  public static long minS(long x, long y, long signs, int top) {
    return select(ltS(x, y, signs, top), x, y);
  }

  public static long maxU(long x, long y, long signs, int top) {
    return select(ltU(x, y, signs, top), y, x);
  }

  public static long maxS(long x, long y, long signs, int top) {
    return select(ltS(x, y, signs, top), y, x);
  }

  public static long abs(long x, long signs, int top) {
    long negative = fill(x & signs, top);
    return sub(x ^ negative, negative, signs);
  }

  public static long addSatU(long x, long y, long signs, int top) {
    long sum = add(x, y, signs);
    return sum | fill(((x & y) | ((x | y) & ~sum)) & signs, top);
  }

  public static long subSatU(long x, long y, long signs, int top) {
    return sub(x, y, signs) & ~ltU(x, y, signs, top);
  }

  public static long addSatS(long x, long y, long signs, int top) {
    return saturated(add(x, y, signs), ~(x ^ y), x, signs, top);
  }

  public static long subSatS(long x, long y, long signs, int top) {
    return saturated(sub(x, y, signs), x ^ y, x, signs, top);
  }

  /**
   * {@return {@code result} with the nearest number where it has overflown}
   *
   * @param candidates most significant bits set where it may have: if its sign is not x's
   */
  private static long saturated(long result, long candidates, long x, long signs, int top) {
    return select(fill(candidates & (x ^ result) & signs, top), limit(x, signs, top), result);
  }

  /** {@return the least signed number where {@code x} is negative, else the greatest} */
  private static long limit(long x, long signs, int top) {
    return fill(x & signs, top) ^ ~signs;
  }

  public static long avgrU(long x, long y, long signs) {
    return sub(x | y, ((x ^ y) >>> 1) & ~signs, signs);
  }

  /** {@return the lanes moved by {@code count} bits, which is no more than {@code top}} */
  public static long shl(long x, int count, long signs, int top) {
    long ones = signs >>> top;
    return (x << count) & ~(ones * ((1L << count) - 1));
  }

  public static long shrU(long x, int count, long signs, int top) {
    long ones = signs >>> top;
    return (x >>> count) & (ones * (-1L >>> (63 - top) >>> count));
  }

  public static long shrS(long x, int count, long signs, int top) {
    long movedSigns = (x & signs) >>> count;
    return sub(shrU(x, count, signs, top) ^ movedSigns, movedSigns, signs);
  }

  /** {@return 1 if no lane of a vector is zero, else 0} */
  public static int allTrue(long x0, long x1, long signs) {
    return (nonZero(x0, signs) & nonZero(x1, signs)) == signs ? 1 : 0;
  }

  /** {@return the most significant bits of a vector's bytes side by side, lane 0's in bit 0} */
  public static int bitmask8(long x0, long x1) {
    return bitmask8(x0) | bitmask8(x1) << 8;
  }

  /** Multiplies: each bit is moved to its place in the highest byte, and no two sums meet. */
  private static int bitmask8(long x) {
    return (int) ((x & 0x8080_8080_8080_8080L) * 0x0002_0408_1020_4081L >>> 56);
  }

  /** {@return the most significant bits of a vector's 16-bit lanes side by side} */
  public static int bitmask16(long x0, long x1) {
    return bitmask16(x0) | bitmask16(x1) << 4;
  }

  private static int bitmask16(long x) {
    return (int) ((x & 0x8000_8000_8000_8000L) * 0x0000_2000_4000_8001L >>> 60);
  }

  /** {@return the most significant bits of a vector's 32-bit lanes side by side} */
  public static int bitmask32(long x0, long x1) {
    return bitmask32(x0) | bitmask32(x1) << 2;
  }

  private static int bitmask32(long x) {
    return (int) (x >>> 31) & 1 | (int) (x >>> 63) << 1;
  }

  /** {@return the most significant bits of a vector's halves side by side} */
  public static int bitmask64(long x0, long x1) {
    return (int) (x0 >>> 63) | (int) (x1 >>> 63) << 1;
  }

  /** {@return the number of ones in each byte} */
  public static long popcnt(long x) {
    long pairs = x - (x >>> 1 & 0x5555_5555_5555_5555L);
    long nibbles = (pairs & 0x3333_3333_3333_3333L) + (pairs >>> 2 & 0x3333_3333_3333_3333L);
    return nibbles + (nibbles >>> 4) & 0x0F0F_0F0F_0F0F_0F0FL;
  }

  /** {@return i16x8.q15mulr_sat_s: products of fractions, rounded} */
  public static long q15mulrSatS(long x, long y) {
    int first = q15mulrSatSOfTwo((int) x, (int) y);
    return F32x4.pair(first, q15mulrSatSOfTwo((int) (x >>> 32), (int) (y >>> 32)));
  }

  private static int q15mulrSatSOfTwo(int x, int y) {
    return q15mulrSatS(x, y) & 0xFFFF | q15mulrSatS(x >> 16, y >> 16) << 16;
  }

  private static int q15mulrSatS(int x, int y) {
    return Math.min((short) x * (short) y + 0x4000 >> 15, Short.MAX_VALUE);
  }
}
