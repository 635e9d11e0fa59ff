package dev.wizer.engine.interp.num;

import static dev.wizer.engine.interp.num.Vectors.extractLane;
import static dev.wizer.engine.interp.num.Vectors.put;
import static dev.wizer.engine.interp.num.Vectors.putTwice;
import static dev.wizer.engine.interp.num.Vectors.replaceLane;
import static dev.wizer.wasm.binary.VectorOpcodes.*;

/** The instructions that move lanes: splat, extract, replace, swizzle and shuffle. */
public final class LaneAccess {

  private static final long SIGNS = 0x8080_8080_8080_8080L;

  private LaneAccess() {}

  static void execute(int number, long[] frame, int dst, int a, int b, int lane) {
    switch (number) {
      case I8X16_SWIZZLE -> swizzle(frame, dst, a, b);
      case I8X16_SPLAT -> putTwice(frame, dst, Vectors.splat8(frame[a]));
      case I16X8_SPLAT -> putTwice(frame, dst, Vectors.splat16(frame[a]));
      case I32X4_SPLAT, F32X4_SPLAT -> putTwice(frame, dst, Vectors.splat32(frame[a]));
      case I64X2_SPLAT, F64X2_SPLAT -> putTwice(frame, dst, frame[a]);
      case I8X16_EXTRACT_LANE_S -> frame[dst] = (byte) extractLane(Byte.SIZE, frame, a, lane);
      case I8X16_EXTRACT_LANE_U -> frame[dst] = extractLane(Byte.SIZE, frame, a, lane);
      case I16X8_EXTRACT_LANE_S -> frame[dst] = (short) extractLane(Short.SIZE, frame, a, lane);
      case I16X8_EXTRACT_LANE_U -> frame[dst] = extractLane(Short.SIZE, frame, a, lane);
      case I32X4_EXTRACT_LANE, F32X4_EXTRACT_LANE ->
          frame[dst] = extractLane(Integer.SIZE, frame, a, lane);
      case I64X2_EXTRACT_LANE, F64X2_EXTRACT_LANE ->
          frame[dst] = extractLane(Long.SIZE, frame, a, lane);
      case I8X16_REPLACE_LANE -> replaceLane(Byte.SIZE, frame[b], frame, dst, a, lane);
      case I16X8_REPLACE_LANE -> replaceLane(Short.SIZE, frame[b], frame, dst, a, lane);
      case I32X4_REPLACE_LANE, F32X4_REPLACE_LANE ->
          replaceLane(Integer.SIZE, frame[b], frame, dst, a, lane);
      case I64X2_REPLACE_LANE, F64X2_REPLACE_LANE ->
          replaceLane(Long.SIZE, frame[b], frame, dst, a, lane);
      default -> throw VectorInterpreter.unassigned(number);
    }
  }

  static void swizzle(long[] frame, int dst, int a, int b) {
    long x0 = frame[a];
    long x1 = frame[a + 1];
    long low = swizzle(x0, x1, frame[b]);
    long high = swizzle(x0, x1, frame[b + 1]);
    put(frame, dst, low, high);
  }

  /**
   * {@return the bytes of a vector at {@code indices}, 0 where an index is 16 or more}
   *
   * <p>Takes the byte from both halves and chooses by the index's bit 3, all lanes at once: jumps
   * by single indices would often be foreseen wrongly.
   */
  public static long swizzle(long x0, long x1, long indices) {
    // By how many bits the byte is to be moved: the JVM takes six bits of a distance.
    long distances = (indices & 0x0707_0707_0707_0707L) << 3;
    long inHigh = IntegerLanes.fill((indices & 0x0808_0808_0808_0808L) << 4, 7);
    long outside = IntegerLanes.nonZero(indices & 0xF0F0_F0F0_F0F0_F0F0L, SIGNS);
    long bytes = IntegerLanes.select(inHigh, gather(x1, distances), gather(x0, distances));
    return bytes & ~IntegerLanes.fill(outside, 7);
  }

  private static long gather(long x, long distances) {
    return gatherFour(x, (int) distances) | gatherFour(x, (int) (distances >>> 32)) << 32;
  }

  private static long gatherFour(long x, int distances) {
    return gatherTwo(x, distances) | gatherTwo(x, distances >>> 16) << 16;
  }

  private static long gatherTwo(long x, int distances) {
    return x >>> distances & 0xFF | (x >>> (distances >>> 8) & 0xFF) << 8;
  }

  /** {@return the bytes of two vectors at {@code indices}, which are less than 32} */
  static long shuffle(long x0, long x1, long y0, long y1, long indices) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      int index = (int) (indices >>> shift) & 0x1F;
      result |= (index < 16 ? byteAt(index, x0, x1) : byteAt(index, y0, y1)) << shift;
    }
    return result;
  }

  /** {@return the byte of a vector at {@code index}, of which the low four bits count} */
  private static long byteAt(int index, long x0, long x1) {
    long half = (index & 8) == 0 ? x0 : x1;
    return half >>> ((index & 7) << 3) & 0xFF;
  }
}
