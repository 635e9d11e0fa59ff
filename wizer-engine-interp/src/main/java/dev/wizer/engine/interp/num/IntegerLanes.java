package dev.wizer.engine.interp.num;

/**
 * Arithmetic on all integer lanes of one half of a vector at once.
 *
 * <p>The functions serve every lane width: {@code signs} has the most significant bit of each lane
 * set, and {@code top} is the index of that bit in lane 0, the width less one. Sums are kept from
 * carrying into the next lane by computing the most significant bits apart.
 */
final class IntegerLanes {

  private IntegerLanes() {}

  static long add(long x, long y, long signs) {
    return ((x & ~signs) + (y & ~signs)) ^ ((x ^ y) & signs);
  }

  static long sub(long x, long y, long signs) {
    return ((x | signs) - (y & ~signs)) ^ (~(x ^ y) & signs);
  }

  /** {@return the products' low halves} The one operation that goes lane by lane. */
  static long mul(long x, long y, int top) {
    long lane = -1L >>> (63 - top);
    long product = 0;
    for (int shift = 0; shift < Long.SIZE; shift += top + 1) {
      product |= ((x >>> shift) * (y >>> shift) & lane) << shift;
    }
    return product;
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

  static long ne(long x, long y, long signs, int top) {
    return fill(nonZero(x ^ y, signs), top);
  }

  /** {@return the most significant bits of the lanes where x is less than y, both unsigned} */
  private static long borrows(long x, long y, long signs) {
    return ((~x & y) | (~(x ^ y) & sub(x, y, signs))) & signs;
  }

  static long ltU(long x, long y, long signs, int top) {
    return fill(borrows(x, y, signs), top);
  }

  static long ltS(long x, long y, long signs, int top) {
    return ltU(x ^ signs, y ^ signs, signs, top);
  }

  static long minU(long x, long y, long signs, int top) {
    return select(ltU(x, y, signs, top), x, y);
  }

  static long minS(long x, long y, long signs, int top) {
    return select(ltS(x, y, signs, top), x, y);
  }

  static long maxU(long x, long y, long signs, int top) {
    return select(ltU(x, y, signs, top), y, x);
  }

  static long maxS(long x, long y, long signs, int top) {
    return select(ltS(x, y, signs, top), y, x);
  }

  static long abs(long x, long signs, int top) {
    long negative = fill(x & signs, top);
    return sub(x ^ negative, negative, signs);
  }

  static long addSatU(long x, long y, long signs, int top) {
    long sum = add(x, y, signs);
    long carries = ((x & y) | ((x | y) & ~sum)) & signs;
    return sum | fill(carries, top);
  }

  static long subSatU(long x, long y, long signs, int top) {
    return sub(x, y, signs) & ~ltU(x, y, signs, top);
  }

  static long addSatS(long x, long y, long signs, int top) {
    long sum = add(x, y, signs);
    long overflows = ~(x ^ y) & (x ^ sum) & signs;
    return select(fill(overflows, top), limit(x, signs, top), sum);
  }

  static long subSatS(long x, long y, long signs, int top) {
    long difference = sub(x, y, signs);
    long overflows = (x ^ y) & (x ^ difference) & signs;
    return select(fill(overflows, top), limit(x, signs, top), difference);
  }

  /** {@return the least signed number where {@code x} is negative, else the greatest} */
  private static long limit(long x, long signs, int top) {
    return fill(x & signs, top) ^ ~signs;
  }

  static long avgrU(long x, long y, long signs) {
    return sub(x | y, ((x ^ y) >>> 1) & ~signs, signs);
  }

  static long shl(long x, int count, long signs, int top) {
    long ones = signs >>> top;
    return (x << count) & ~(ones * ((1L << count) - 1));
  }

  static long shrU(long x, int count, long signs, int top) {
    long ones = signs >>> top;
    return (x >>> count) & (ones * (-1L >>> (63 - top) >>> count));
  }

  static long shrS(long x, int count, long signs, int top) {
    long movedSigns = (x & signs) >>> count;
    return sub(shrU(x, count, signs, top) ^ movedSigns, movedSigns, signs);
  }

  /** {@return the most significant bits side by side, lane 0's in bit 0} */
  static long bitmask(long x, int top) {
    long mask = 0;
    for (int lane = 0, bit = top; bit < Long.SIZE; lane++, bit += top + 1) {
      mask |= (x >>> bit & 1) << lane;
    }
    return mask;
  }

  /** {@return the number of ones in each byte} */
  static long popcnt8(long x) {
    long pairs = x - (x >>> 1 & 0x5555_5555_5555_5555L);
    long nibbles = (pairs & 0x3333_3333_3333_3333L) + (pairs >>> 2 & 0x3333_3333_3333_3333L);
    return nibbles + (nibbles >>> 4) & 0x0F0F_0F0F_0F0F_0F0FL;
  }

  /** {@return i16x8.q15mulr_sat_s: products of fractions, rounded} */
  static long q15mulrSatS(long x, long y) {
    long product = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Short.SIZE) {
      int rounded = ((short) (x >>> shift) * (short) (y >>> shift) + 0x4000) >> 15;
      product |= (Math.min(rounded, Short.MAX_VALUE) & 0xFFFFL) << shift;
    }
    return product;
  }
}
