package dev.wizer.engine.interp.num;

import static dev.wizer.engine.interp.num.IntegerLanes.add;
import static dev.wizer.engine.interp.num.IntegerLanes.addSatS;
import static dev.wizer.engine.interp.num.IntegerLanes.fill;
import static dev.wizer.engine.interp.num.IntegerLanes.mul16;
import static dev.wizer.engine.interp.num.IntegerLanes.mul32;

/**
 * The instructions whose results have lanes twice or half as wide as their operands'. Names are the
 * instructions' without {@code low} and {@code high}: what is given are the narrow lanes in the low
 * 32 bits of a number, or whole halves of vectors.
 *
 * <p>{@code signs} and {@code top} say which bits are the most significant ones of the wide lanes,
 * as in {@link IntegerLanes}. A wide lane holds two narrow ones: the even one in its low half, the
 * odd one in its high half.
 */
public final class LaneWidths {

  private static final long SIGNS_16 = 0x8000_8000_8000_8000L;
  private static final long SIGNS_32 = 0x8000_0000_8000_0000L;
  private static final long SIGNS_OF_BYTES = 0x0080_0080_0080_0080L;
  private static final long SIGNS_OF_SHORTS = 0x0000_8000_0000_8000L;

  private LaneWidths() {}

  public static long extendI8x16U(long x) {
    long spread = extendI16x8U(x);
    return (spread | spread << 8) & 0x00FF_00FF_00FF_00FFL;
  }

  public static long extendI16x8U(long x) {
    return (x & 0xFFFF | x << 16) & 0x0000_FFFF_0000_FFFFL;
  }

  public static long extendI32x4U(long x) {
    return x & 0xFFFF_FFFFL;
  }

  public static long extendI8x16S(long x) {
    return signExtend(extendI8x16U(x), SIGNS_OF_BYTES, 8);
  }

  public static long extendI16x8S(long x) {
    return signExtend(extendI16x8U(x), SIGNS_OF_SHORTS, 16);
  }

  public static long extendI32x4S(long x) {
    return (int) x;
  }

  /**
   * {@return wide lanes, given zero-extended narrow ones, sign-extended instead}
   *
   * @param signs the most significant bits of the narrow lanes
   * @param width that of the narrow lanes
   */
  private static long signExtend(long x, long signs, int width) {
    long negative = (x & signs) << 1;
    return x | (negative << width) - negative;
  }

  /** {@return the narrow lanes in the low 32 bits of {@code x}, zero-extended} */
  static long extendU(int shape, long x) {
    return switch (shape) {
      case Shapes.I16X8 -> extendI8x16U(x);
      case Shapes.I32X4 -> extendI16x8U(x);
      default -> extendI32x4U(x);
    };
  }

  /** {@return the narrow lanes in the low 32 bits of {@code x}, sign-extended} */
  static long extendS(int shape, long x) {
    return switch (shape) {
      case Shapes.I16X8 -> extendI8x16S(x);
      case Shapes.I32X4 -> extendI16x8S(x);
      default -> extendI32x4S(x);
    };
  }

  private static long evenS16(long x) {
    return signExtend(x & 0x00FF_00FF_00FF_00FFL, SIGNS_OF_BYTES, 8);
  }

  private static long evenS32(long x) {
    return signExtend(x & 0x0000_FFFF_0000_FFFFL, SIGNS_OF_SHORTS, 16);
  }

  public static long extaddPairwiseI8x16S(long x) {
    return add(evenS16(x), evenS16(x >>> 8), SIGNS_16);
  }

  public static long extaddPairwiseI8x16U(long x) {
    return (x & 0x00FF_00FF_00FF_00FFL) + (x >>> 8 & 0x00FF_00FF_00FF_00FFL);
  }

  public static long extaddPairwiseI16x8S(long x) {
    return add(evenS32(x), evenS32(x >>> 16), SIGNS_32);
  }

  public static long extaddPairwiseI16x8U(long x) {
    return (x & 0x0000_FFFF_0000_FFFFL) + (x >>> 16 & 0x0000_FFFF_0000_FFFFL);
  }

  /** {@return i32x4.dot_i16x8_s: the sums of the products of neighbours} */
  public static long dotI16x8S(long x, long y) {
    int first = sumOfProducts((int) x, (int) y);
    return F32x4.pair(first, sumOfProducts((int) (x >>> 32), (int) (y >>> 32)));
  }

  private static int sumOfProducts(int x, int y) {
    return (short) x * (short) y + (x >> 16) * (y >> 16);
  }

  /** {@return i16x8.relaxed_dot_i8x16_i7x16_s: the sums of the products, saturated} */
  public static long dotSatI8x16S(long x, long y) {
    long even = mul16(evenS16(x), evenS16(y));
    return addSatS(even, mul16(evenS16(x >>> 8), evenS16(y >>> 8)), SIGNS_16, 15);
  }

  public static long extmulI8x16S(long x, long y) {
    return mul16(extendI8x16S(x), extendI8x16S(y));
  }

  public static long extmulI8x16U(long x, long y) {
    return mul16(extendI8x16U(x), extendI8x16U(y));
  }

  public static long extmulI16x8S(long x, long y) {
    return mul32(extendI16x8S(x), extendI16x8S(y));
  }

  public static long extmulI16x8U(long x, long y) {
    return mul32(extendI16x8U(x), extendI16x8U(y));
  }

  public static long extmulI32x4S(long x, long y) {
    return extendI32x4S(x) * extendI32x4S(y);
  }

  public static long extmulI32x4U(long x, long y) {
    return extendI32x4U(x) * extendI32x4U(y);
  }

  static long extmulS(int shape, long x, long y) {
    return switch (shape) {
      case Shapes.I16X8 -> extmulI8x16S(x, y);
      case Shapes.I32X4 -> extmulI16x8S(x, y);
      default -> extmulI32x4S(x, y);
    };
  }

  static long extmulU(int shape, long x, long y) {
    return switch (shape) {
      case Shapes.I16X8 -> extmulI8x16U(x, y);
      case Shapes.I32X4 -> extmulI16x8U(x, y);
      default -> extmulI32x4U(x, y);
    };
  }

  public static long narrowI16x8U(long x0, long x1) {
    return narrow16(x0) | narrow16(x1) << 32;
  }

  public static long narrowI32x4U(long x0, long x1) {
    return narrow32(x0) | narrow32(x1) << 32;
  }

  public static long narrowI16x8S(long x0, long x1) {
    return (narrow16(above16(x0)) | narrow16(above16(x1)) << 32) ^ 0x8080_8080_8080_8080L;
  }

  public static long narrowI32x4S(long x0, long x1) {
    return (narrow32(above32(x0)) | narrow32(above32(x1)) << 32) ^ SIGNS_16;
  }

  private static long narrow16(long x) {
    return pack16(clamp(x, 0x00FF_00FF_00FF_00FFL, SIGNS_16, 15));
  }

  private static long narrow32(long x) {
    return pack32(clamp(x, 0x0000_FFFF_0000_FFFFL, SIGNS_32, 31));
  }

  /** {@return numbers as far above zero as they were above the least narrow one; none wraps} */
  private static long above16(long x) {
    return addSatS(x, SIGNS_OF_BYTES, SIGNS_16, 15);
  }

  private static long above32(long x) {
    return addSatS(x, SIGNS_OF_SHORTS, SIGNS_32, 31);
  }

  /**
   * {@return the signed lanes of {@code x}, of which each becomes the nearest unsigned narrow one}
   *
   * @param narrow the greatest of these in each lane
   */
  private static long clamp(long x, long narrow, long signs, int top) {
    return clampPositive(x & ~fill(x & signs, top), narrow, signs, top);
  }

  private static long clampPositive(long x, long narrow, long signs, int top) {
    return (x | fill(x + ~(signs | narrow) & signs, top)) & narrow;
  }

  /** {@return the low halves of 16-bit lanes, whose high halves are zero, side by side} */
  private static long pack16(long x) {
    return pack32((x | x >>> 8) & 0x0000_FFFF_0000_FFFFL);
  }

  private static long pack32(long x) {
    return (x | x >>> 16) & 0xFFFF_FFFFL;
  }
}
