package dev.wizer.engine.interp.num;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Operands that are likely to find mistakes: limits of every lane width, and special numbers. */
final class Operands {

  private Operands() {}

  /** {@return eight bytes with limits of integers and of floating-point numbers in their lanes} */
  static Arbitrary<Long> halves() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.longs()),
        Tuple.of(2, integerLanes(Byte.SIZE)),
        Tuple.of(2, integerLanes(Short.SIZE)),
        Tuple.of(1, integerLanes(Integer.SIZE)),
        Tuple.of(1, integerLanes(Long.SIZE)),
        Tuple.of(2, f32s().array(Integer[].class).ofSize(2).map(f -> pair(f[0], f[1]))),
        Tuple.of(2, f64s()));
  }

  static Arbitrary<long[]> vectors() {
    return Combinators.combine(halves(), halves()).as((low, high) -> new long[] {low, high});
  }

  private static long pair(int low, int high) {
    return Integer.toUnsignedLong(low) | (long) high << Integer.SIZE;
  }

  private static Arbitrary<Long> integerLanes(int width) {
    long greatest = -1L >>> (Long.SIZE - width) >>> 1;
    Arbitrary<Long> lane =
        Arbitraries.of(0L, 1L, 2L, -1L, -2L, greatest, greatest - 1, ~greatest, ~greatest + 1);
    return lane.array(Long[].class)
        .ofSize(Long.SIZE / width)
        .map(lanes -> concatenated(lanes, width));
  }

  private static long concatenated(Long[] lanes, int width) {
    long bits = 0;
    for (int i = 0; i < lanes.length; i++) {
      bits |= (lanes[i] & -1L >>> (Long.SIZE - width)) << (i * width);
    }
    return bits;
  }

  /** {@return bits of f32s: any, special ones and those around the limits of integers} */
  static Arbitrary<Integer> f32s() {
    return Arbitraries.oneOf(
        Arbitraries.integers(),
        numbers().map(number -> Float.floatToRawIntBits(number.floatValue())),
        Arbitraries.of(0x7FC0_0000, 0xFFC0_0000, 0x7FA0_0001, 0xFF80_0001, 1, 0x8000_0001));
  }

  /** {@return bits of f64s: any, special ones and those around the limits of integers} */
  static Arbitrary<Long> f64s() {
    return Arbitraries.oneOf(
        Arbitraries.longs(),
        numbers().map(Double::doubleToRawLongBits),
        Arbitraries.of(
            0x7FF8_0000_0000_0000L,
            0xFFF8_0000_0000_0000L,
            0x7FF4_0000_0000_0001L,
            0xFFF0_0000_0000_0001L,
            1L,
            0x8000_0000_0000_0001L));
  }

  private static Arbitrary<Double> numbers() {
    Arbitrary<Double> limits =
        Arbitraries.of(0.0, 0.5, 1.0, 1.5, 2.5, 0x1p23, 0x1p31, 0x1p32, 0x1p52, 0x1p63, 0x1p64)
            .flatMap(limit -> Arbitraries.of(limit, Math.nextDown(limit), Math.nextUp(limit)));
    Arbitrary<Double> near = Arbitraries.integers().between(-9, 9).map(n -> n / 2.0);
    Arbitrary<Double> extremes =
        Arbitraries.of(
            Double.POSITIVE_INFINITY,
            Double.MAX_VALUE,
            (double) Float.MAX_VALUE,
            0x1.ffffffp127,
            (double) Float.MIN_VALUE,
            0x1p-150,
            4294967295.0,
            2147483648.5);
    return Arbitraries.oneOf(limits, near, extremes, Arbitraries.doubles())
        .flatMap(number -> Arbitraries.of(number, -number));
  }
}
