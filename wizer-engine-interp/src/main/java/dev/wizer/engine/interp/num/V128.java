package dev.wizer.engine.interp.num;

import static dev.wizer.engine.interp.num.Vectors.put;

/** The instructions on vectors as 128 bits. */
public final class V128 {

  private static final int NOT = 0x4D;
  private static final int AND = 0x4E;
  private static final int ANDNOT = 0x4F;
  private static final int OR = 0x50;
  private static final int XOR = 0x51;
  private static final int BITSELECT = 0x52;
  private static final int ANY_TRUE = 0x53;

  private V128() {}

  static void execute(int number, long[] frame, int dst, int a, int b, int c) {
    long x0 = frame[a];
    long x1 = frame[a + 1];
    switch (number) {
      case NOT -> put(frame, dst, not(x0), not(x1));
      case AND -> put(frame, dst, x0 & frame[b], x1 & frame[b + 1]);
      case ANDNOT -> put(frame, dst, andnot(x0, frame[b]), andnot(x1, frame[b + 1]));
      case OR -> put(frame, dst, x0 | frame[b], x1 | frame[b + 1]);
      case XOR -> put(frame, dst, x0 ^ frame[b], x1 ^ frame[b + 1]);
      case BITSELECT -> bitselect(frame, dst, a, b, c);
      case ANY_TRUE -> frame[dst] = anyTrue(x0, x1);
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
