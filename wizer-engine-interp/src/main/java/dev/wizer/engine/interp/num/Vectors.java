package dev.wizer.engine.interp.num;

import static dev.wizer.wasm.binary.VectorOpcodes.*;

/**
 * Vectors in a frame: two neighbouring slots, the low half first.
 *
 * <p>These are the pieces that memory instructions on vectors need besides the access itself, and
 * that other instructions share. A {@code width} is a lane's in bits: 8, 16, 32 or 64. {@code dst}
 * is the first slot of the vector to be written.
 */
public final class Vectors {

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
      case V128_LOAD8X8_S -> extendS(Shapes.I16X8, bits, frame, dst);
      case V128_LOAD8X8_U -> extendU(Shapes.I16X8, bits, frame, dst);
      case V128_LOAD16X4_S -> extendS(Shapes.I32X4, bits, frame, dst);
      case V128_LOAD16X4_U -> extendU(Shapes.I32X4, bits, frame, dst);
      case V128_LOAD32X2_S -> extendS(Shapes.I64X2, bits, frame, dst);
      case V128_LOAD32X2_U -> extendU(Shapes.I64X2, bits, frame, dst);
      case V128_LOAD8_SPLAT -> putTwice(frame, dst, splat8(bits));
      case V128_LOAD16_SPLAT -> putTwice(frame, dst, splat16(bits));
      case V128_LOAD32_SPLAT -> putTwice(frame, dst, splat32(bits));
      case V128_LOAD64_SPLAT -> putTwice(frame, dst, bits);
      case V128_LOAD32_ZERO, V128_LOAD64_ZERO -> put(frame, dst, bits, 0);
      default -> throw VectorInterpreter.unassigned(number);
    }
  }

  /** Writes lanes of {@code shape}, sign-extended from the narrower lanes of {@code bits}. */
  static void extendS(int shape, long bits, long[] frame, int dst) {
    put(frame, dst, LaneWidths.extendS(shape, bits), LaneWidths.extendS(shape, bits >>> 32));
  }

  /** Writes lanes of {@code shape}, zero-extended from the narrower lanes of {@code bits}. */
  static void extendU(int shape, long bits, long[] frame, int dst) {
    put(frame, dst, LaneWidths.extendU(shape, bits), LaneWidths.extendU(shape, bits >>> 32));
  }

  /** Writes the same half twice. */
  static void putTwice(long[] frame, int dst, long half) {
    put(frame, dst, half, half);
  }

  /** {@return half of a vector, with the low byte of {@code value} in all lanes} */
  public static long splat8(long value) {
    return (value & 0xFF) * 0x0101_0101_0101_0101L;
  }

  /** {@return half of a vector, with the low 16 bits of {@code value} in all lanes} */
  public static long splat16(long value) {
    return (value & 0xFFFF) * 0x0001_0001_0001_0001L;
  }

  /** {@return half of a vector, with the low 32 bits of {@code value} in both lanes} */
  public static long splat32(long value) {
    return value & 0xFFFF_FFFFL | value << 32;
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
    put(frame, dst, frame[a], frame[a + 1]);
    int half = dst + (bit >>> 6);
    frame[half] = replaceLane(frame[half], value, laneMask(width) << bit, bit);
  }

  /**
   * {@return half of a vector, with one lane replaced by the low bits of {@code value}}
   *
   * @param lane ones in that lane, zeros elsewhere
   * @param bit its lowest bit; of more than six, the low ones count
   */
  public static long replaceLane(long half, long value, long lane, int bit) {
    return half & ~lane | value << bit & lane;
  }

  /** {@return ones in the low bits} */
  public static long laneMask(int width) {
    return -1L >>> (Long.SIZE - width);
  }
}
