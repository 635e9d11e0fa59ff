package dev.wizer.engine.interp.compile;

import dev.wizer.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Vectors that are likely to find mistakes, as a module has them in its memory. */
final class VectorOperands {

  private static final int RANDOM = 8;

  /** Halves with the limits of all lane widths. */
  private static final long[] LIMITS = {
    0L,
    -1L,
    0x8080_8080_8080_8080L,
    0x7F7F_7F7F_7F7F_7F7FL,
    0x8000_8000_8000_8000L,
    0x7FFF_7FFF_7FFF_7FFFL,
    0x8000_0000_8000_0000L,
    0x7FFF_FFFF_7FFF_FFFFL,
    0x8000_0000_0000_0000L,
    0x7FFF_FFFF_FFFF_FFFFL,
    0x0101_0101_0101_0101L,
    0x00FF_00FF_0100_0080L,
    0xFF7F_FF80_FF81_007FL,
    0x0000_FFFF_0001_0000L,
    0x0706_0504_0302_0100L,
    0x100F_0E1F_0D0B_0A09L,
    0x00FF_0080_7F10_8001L
  };

  private VectorOperands() {}

  /** {@return the vectors' halves, an even number} */
  static List<Long> halves() {
    List<Long> halves = new ArrayList<>();
    for (long limit : LIMITS) {
      halves.add(limit);
    }
    for (long number : FloatProgram.DOUBLES) {
      halves.add(number);
    }
    for (int i = 0; i < FloatProgram.FLOATS.length; i++) {
      long other = FloatProgram.FLOATS[(7 * i + 3) % FloatProgram.FLOATS.length];
      halves.add(FloatProgram.FLOATS[i] & 0xFFFF_FFFFL | other << 32);
    }
    Random random = Seeds.random("VectorOperands");
    for (int i = 0; i < RANDOM || halves.size() % 2 != 0; i++) {
      halves.add(random.nextLong());
    }
    return halves;
  }

  /** {@return a data segment with the vectors, from address 0 on} */
  static String data() {
    StringBuilder text = new StringBuilder(" (data (i32.const 0) \"");
    for (long half : halves()) {
      for (int i = 0; i < Long.BYTES; i++) {
        text.append(String.format("\\%02x", half >>> i * Byte.SIZE & 0xFF));
      }
    }
    return text.append("\")").toString();
  }
}
