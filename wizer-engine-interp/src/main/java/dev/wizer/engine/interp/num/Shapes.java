package dev.wizer.engine.interp.num;

/** What the integer shapes differ in: the width of their lanes. */
public final class Shapes {

  static final int I8X16 = 0;
  static final int I16X8 = 1;
  static final int I32X4 = 2;
  static final int I64X2 = 3;

  private static final long[] SIGNS = {
    0x8080_8080_8080_8080L, 0x8000_8000_8000_8000L, 0x8000_0000_8000_0000L, 0x8000_0000_0000_0000L
  };

  private Shapes() {}

  /** {@return the shape whose lanes have {@code width} bits} */
  public static int ofWidth(int width) {
    return Integer.numberOfTrailingZeros(width) - Integer.numberOfTrailingZeros(Byte.SIZE);
  }

  /** {@return the index of the most significant bit of lane 0} */
  public static int top(int shape) {
    return (Byte.SIZE << shape) - 1;
  }

  /** {@return the most significant bits of all lanes in one half of a vector} */
  public static long signs(int shape) {
    return SIGNS[shape];
  }
}
