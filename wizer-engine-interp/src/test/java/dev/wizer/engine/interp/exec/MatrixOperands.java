package dev.wizer.engine.interp.exec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The operands of the matrix of operations: the edges of each type, as bits. */
final class MatrixOperands {

  private static final long[] INTS = {
    0,
    1,
    -1,
    2,
    31,
    32,
    33,
    57,
    -57,
    0x7F,
    0x80,
    0xFF,
    -128,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x10000,
    0x1234_5678,
    Integer.MAX_VALUE,
    Integer.MAX_VALUE - 1,
    Integer.MIN_VALUE,
    Integer.MIN_VALUE + 1
  };

  private static final long[] LONGS = {
    0,
    1,
    -1,
    31,
    32,
    63,
    64,
    -57,
    0x80,
    0x8000,
    -32_768,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0x8000_0000L,
    0xFFFF_FFFFL,
    0x1_0000_0000L,
    0x1_0000_0039L,
    -0x8000_0001L,
    0x0123_4567_89AB_CDEFL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1
  };

  private static final double[] NUMBERS = {
    0.0,
    -0.0,
    1,
    -1,
    0.5,
    -0.5,
    1.5,
    2.5,
    -2.5,
    0x1p23 + 1,
    0x1p31,
    0x1p32,
    -0x1p31,
    0x1p63,
    0x1p64,
    -0x1p63,
    1e30,
    0x1p-149,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  private static final int[] FLOAT_NANS = {0x7FC0_0000, 0xFFC0_0000, 0x7FA0_0001};

  private static final long[] DOUBLE_NANS = {
    0x7FF8_0000_0000_0000L, 0xFFF8_0000_0000_0000L, 0x7FF4_0000_0000_0001L
  };

  /** Constants that have an operation with an immediate, and neighbours that have none. */
  private static final List<Long> CONSTANTS =
      List.of(
          0L,
          1L,
          -1L,
          57L,
          0x7FL,
          0xFFL,
          0xFFFFL,
          32_767L,
          32_768L,
          -32_768L,
          -32_769L,
          0x12345678L,
          (long) Integer.MAX_VALUE,
          (long) Integer.MIN_VALUE);

  private static final List<Long> WIDE_CONSTANTS =
      List.of(0x8000_0000L, 0xFFFF_FFFFL, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE);

  private MatrixOperands() {}

  /**
   * {@return operands of a type, the low and the high half of each}
   *
   * @param type as in the signatures of the table of instructions
   */
  static long[][] of(char type) {
    return switch (type) {
      case 'i' -> scalars(INTS);
      case 'l' -> scalars(LONGS);
      case 'f' -> scalars(floats());
      case 'd' -> scalars(doubles());
      default -> vectors();
    };
  }

  private static long[][] scalars(long[] bits) {
    long[][] operands = new long[bits.length][];
    for (int i = 0; i < bits.length; i++) {
      operands[i] = new long[] {bits[i], 0};
    }
    return operands;
  }

  private static long[] floats() {
    long[] bits = new long[NUMBERS.length + FLOAT_NANS.length];
    for (int i = 0; i < bits.length; i++) {
      int at = i - NUMBERS.length;
      bits[i] = at < 0 ? Float.floatToRawIntBits((float) NUMBERS[i]) : FLOAT_NANS[at];
    }
    return bits;
  }

  private static long[] doubles() {
    long[] bits = new long[NUMBERS.length + DOUBLE_NANS.length];
    for (int i = 0; i < bits.length; i++) {
      int at = i - NUMBERS.length;
      bits[i] = at < 0 ? Double.doubleToRawLongBits(NUMBERS[i]) : DOUBLE_NANS[at];
    }
    return bits;
  }

  /** Vectors whose lanes are edges, whatever the lanes' type. */
  private static long[][] vectors() {
    long[] floats = floats();
    long[] doubles = doubles();
    long[][] operands = new long[doubles.length][];
    for (int i = 0; i < operands.length; i++) {
      operands[i] =
          switch (i % 4) {
            case 0 -> new long[] {LONGS[i % LONGS.length], LONGS[(i + 5) % LONGS.length]};
            case 1 -> new long[] {pair(floats, i), pair(floats, i + 7)};
            case 2 -> new long[] {doubles[i], doubles[(i + 3) % doubles.length]};
            default -> new long[] {0x807F_FF00_0180_FE7FL + i, 0x8000_7FFF_FFFF_0001L - i};
          };
    }
    return operands;
  }

  private static long pair(long[] floats, int i) {
    long low = floats[i % floats.length] & 0xFFFF_FFFFL;
    return low | floats[(i + 1) % floats.length] << Integer.SIZE;
  }

  /**
   * {@return what is an immediate of the code}
   *
   * @param counts whether it is a count of bits: then each one matters
   */
  static List<Long> constants(char type, boolean counts) {
    if (counts) {
      return counts(type);
    }
    return switch (type) {
      case 'i' -> CONSTANTS;
      case 'l' -> Stream.concat(CONSTANTS.stream(), WIDE_CONSTANTS.stream()).toList();
      case 'f' -> Arrays.stream(floats()).boxed().toList();
      case 'd' -> Arrays.stream(doubles()).boxed().toList();
      default -> List.of();
    };
  }

  private static List<Long> counts(char type) {
    List<Long> counts = new ArrayList<>();
    for (long count = 0; count <= 66; count++) {
      counts.add(count);
    }
    counts.addAll(List.of(127L, 128L, 255L, -1L, -31L, -32L, -33L, (long) Integer.MIN_VALUE));
    if (type == 'l') {
      counts.addAll(List.of(1L << 32, (1L << 32) + 33, Long.MIN_VALUE));
    }
    return counts;
  }
}
