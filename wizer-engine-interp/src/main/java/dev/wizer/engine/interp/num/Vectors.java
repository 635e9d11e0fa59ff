package dev.wizer.engine.interp.num;

/**
 * Vectors in a frame: two neighbouring slots, the low half first.
 *
 * <p>These are the pieces that memory instructions on vectors need besides the access itself, and
 * that other instructions share. A {@code width} is a lane's in bits: 8, 16, 32 or 64. {@code dst}
 * is the first slot of the vector to be written.
 */
public final class Vectors {

  private static final int V128_LOAD8X8_S = 0x01;
  private static final int V128_LOAD8X8_U = 0x02;
  private static final int V128_LOAD16X4_S = 0x03;
  private static final int V128_LOAD16X4_U = 0x04;
  private static final int V128_LOAD32X2_S = 0x05;
  private static final int V128_LOAD32X2_U = 0x06;
  private static final int V128_LOAD8_SPLAT = 0x07;
  private static final int V128_LOAD16_SPLAT = 0x08;
  private static final int V128_LOAD32_SPLAT = 0x09;
  private static final int V128_LOAD64_SPLAT = 0x0A;
  private static final int V128_LOAD32_ZERO = 0x5C;
  private static final int V128_LOAD64_ZERO = 0x5D;

  private Vectors() {}

  /** Writes a vector. */
  public static void put(long[] frame, int dst, long low, long high) {
    frame[dst] = low;
    frame[dst + 1] = high;
  }

  /**
   * Makes a vector of what a load of eight bytes or fewer has read: {@code v128.load8x8_s} to
   * {@code v128.load64_splat}, {@code v128.load32_zero} and {@code v128.load64_zero}.
   *
   * @param number the instruction's number after the prefix
   * @param bits the bytes read, little endian, zero-extended
   */
  public static void load(int number, long bits, long[] frame, int dst) {
    switch (number) {
      case V128_LOAD8X8_S -> extend8x8S(bits, frame, dst);
      case V128_LOAD8X8_U -> extend8x8U(bits, frame, dst);
      case V128_LOAD16X4_S -> extend16x4S(bits, frame, dst);
      case V128_LOAD16X4_U -> extend16x4U(bits, frame, dst);
      case V128_LOAD32X2_S -> extend32x2S(bits, frame, dst);
      case V128_LOAD32X2_U -> extend32x2U(bits, frame, dst);
      case V128_LOAD8_SPLAT -> splat8(bits, frame, dst);
      case V128_LOAD16_SPLAT -> splat16(bits, frame, dst);
      case V128_LOAD32_SPLAT -> splat32(bits, frame, dst);
      case V128_LOAD64_SPLAT -> splat64(bits, frame, dst);
      case V128_LOAD32_ZERO, V128_LOAD64_ZERO -> put(frame, dst, bits, 0);
      default -> throw VectorInterpreter.unassigned(number);
    }
  }

  /** Writes eight 16-bit lanes, sign-extended from the bytes of {@code bits}. */
  public static void extend8x8S(long bits, long[] frame, int dst) {
    extendS(Shapes.I16X8, bits, frame, dst);
  }

  /** Writes eight 16-bit lanes, zero-extended from the bytes of {@code bits}. */
  public static void extend8x8U(long bits, long[] frame, int dst) {
    extendU(Shapes.I16X8, bits, frame, dst);
  }

  /** Writes four 32-bit lanes, sign-extended from the 16-bit quarters of {@code bits}. */
  public static void extend16x4S(long bits, long[] frame, int dst) {
    extendS(Shapes.I32X4, bits, frame, dst);
  }

  /** Writes four 32-bit lanes, zero-extended from the 16-bit quarters of {@code bits}. */
  public static void extend16x4U(long bits, long[] frame, int dst) {
    extendU(Shapes.I32X4, bits, frame, dst);
  }

  /** Writes two 64-bit lanes, sign-extended from the halves of {@code bits}. */
  public static void extend32x2S(long bits, long[] frame, int dst) {
    extendS(Shapes.I64X2, bits, frame, dst);
  }

  /** Writes two 64-bit lanes, zero-extended from the halves of {@code bits}. */
  public static void extend32x2U(long bits, long[] frame, int dst) {
    extendU(Shapes.I64X2, bits, frame, dst);
  }

  /** Writes lanes of {@code shape}, sign-extended from the narrower lanes of {@code bits}. */
  static void extendS(int shape, long bits, long[] frame, int dst) {
    long signs = Shapes.signs(shape);
    int top = Shapes.top(shape);
    long low = LaneWidths.extendS(bits, signs, top);
    put(frame, dst, low, LaneWidths.extendS(bits >>> 32, signs, top));
  }

  /** Writes lanes of {@code shape}, zero-extended from the narrower lanes of {@code bits}. */
  static void extendU(int shape, long bits, long[] frame, int dst) {
    int top = Shapes.top(shape);
    put(frame, dst, LaneWidths.extendU(bits, top), LaneWidths.extendU(bits >>> 32, top));
  }

  /** Writes the low byte of {@code value} to all sixteen lanes. */
  public static void splat8(long value, long[] frame, int dst) {
    splat64((value & 0xFF) * 0x0101_0101_0101_0101L, frame, dst);
  }

  /** Writes the low 16 bits of {@code value} to all eight lanes. */
  public static void splat16(long value, long[] frame, int dst) {
    splat64((value & 0xFFFF) * 0x0001_0001_0001_0001L, frame, dst);
  }

  /** Writes the low 32 bits of {@code value} to all four lanes. */
  public static void splat32(long value, long[] frame, int dst) {
    splat64((value & 0xFFFF_FFFFL) * 0x0000_0001_0000_0001L, frame, dst);
  }

  /** Writes {@code value} to both lanes. */
  public static void splat64(long value, long[] frame, int dst) {
    put(frame, dst, value, value);
  }

  /** {@return a lane of the vector at {@code a}, zero-extended} */
  public static long extractLane(int width, long[] frame, int a, int lane) {
    int bit = lane * width;
    return frame[a + (bit >>> 6)] >>> bit & laneMask(width);
  }

  /**
   * Writes the vector at {@code a} with one lane replaced by the low bits of {@code value}.
   *
   * @param dst may be {@code a}
   */
  public static void replaceLane(int width, long value, long[] frame, int dst, int a, int lane) {
    int bit = lane * width;
    long mask = laneMask(width) << bit;
    put(frame, dst, frame[a], frame[a + 1]);
    int half = dst + (bit >>> 6);
    frame[half] = (frame[half] & ~mask) | (value << bit & mask);
  }

  private static long laneMask(int width) {
    return -1L >>> (Long.SIZE - width);
  }
}
