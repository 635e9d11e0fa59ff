package dev.wizer.engine.interp.num;

import static dev.wizer.engine.interp.num.Vectors.put;

/** The instructions on vectors as 128 bits. */
final class V128 {

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
      case NOT -> put(frame, dst, ~x0, ~x1);
      case AND -> put(frame, dst, x0 & frame[b], x1 & frame[b + 1]);
      case ANDNOT -> put(frame, dst, x0 & ~frame[b], x1 & ~frame[b + 1]);
      case OR -> put(frame, dst, x0 | frame[b], x1 | frame[b + 1]);
      case XOR -> put(frame, dst, x0 ^ frame[b], x1 ^ frame[b + 1]);
      case BITSELECT -> bitselect(frame, dst, a, b, c);
      case ANY_TRUE -> frame[dst] = (x0 | x1) == 0 ? 0 : 1;
      default -> throw VectorInterpreter.unassigned(number);
    }
  }

  /** Takes the bits of {@code a} where {@code c} has ones and those of {@code b} elsewhere. */
  static void bitselect(long[] frame, int dst, int a, int b, int c) {
    long low = IntegerLanes.select(frame[c], frame[a], frame[b]);
    long high = IntegerLanes.select(frame[c + 1], frame[a + 1], frame[b + 1]);
    put(frame, dst, low, high);
  }
}
