package dev.wizer.engine.interp.num;

import static dev.wizer.engine.interp.num.Vectors.put;
import static dev.wizer.wasm.binary.VectorOpcodes.*;

/** The instructions on vectors as 128 bits. */
public final class V128 {

  private V128() {}

  static void execute(int number, long[] frame, int dst, int a, int b, int c) {
    long x0 = frame[a];
    long x1 = frame[a + 1];
    switch (number) {
      case V128_NOT -> put(frame, dst, not(x0), not(x1));
      case V128_AND -> put(frame, dst, x0 & frame[b], x1 & frame[b + 1]);
      case V128_ANDNOT -> put(frame, dst, andnot(x0, frame[b]), andnot(x1, frame[b + 1]));
      case V128_OR -> put(frame, dst, x0 | frame[b], x1 | frame[b + 1]);
      case V128_XOR -> put(frame, dst, x0 ^ frame[b], x1 ^ frame[b + 1]);
      case V128_BITSELECT -> bitselect(frame, dst, a, b, c);
      case V128_ANY_TRUE -> frame[dst] = anyTrue(x0, x1);
      default -> throw VectorInterpreter.unassigned(number);
    }
  }

  private static void bitselect(long[] frame, int dst, int a, int b, int c) {
    long low = bitselect(frame[a], frame[b], frame[c]);
    put(frame, dst, low, bitselect(frame[a + 1], frame[b + 1], frame[c + 1]));
  }

  public static long not(long x) {
    return ~x;
  }

  public static long andnot(long x, long y) {
    return x & ~y;
  }

  /**
   * {@return the bits of {@code x} where {@code mask} has ones and those of {@code y} elsewhere}
   */
  public static long bitselect(long x, long y, long mask) {
    return IntegerLanes.select(mask, x, y);
  }

  /** {@return 1 if some bit of a vector is set, else 0} */
  public static int anyTrue(long x0, long x1) {
    return (x0 | x1) == 0 ? 0 : 1;
  }

  /** {@return {@code x} if the condition is not zero, else {@code y}} */
  public static long choose(long x, long y, int condition) {
    return condition != 0 ? x : y;
  }
}
