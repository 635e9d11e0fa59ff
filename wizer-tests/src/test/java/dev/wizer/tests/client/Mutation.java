package dev.wizer.tests.client;

import java.util.Random;

/** Changes a byte or two of a module. */
final class Mutation {

  private static final int PREAMBLE_LENGTH = 8;

  private Mutation() {}

  /** {@return {@code module} with one or two bytes behind its preamble changed} */
  static byte[] of(byte[] module, Random random) {
    byte[] mutated = module.clone();
    for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
      int position = position(module, random);
      mutated[position] =
          switch (random.nextInt(4)) {
            case 0 -> (byte) (mutated[position] ^ 1 << random.nextInt(8));
            case 1 -> (byte) random.nextInt(256);
            // A value type.
            case 2 -> (byte) (0x60 + random.nextInt(32));
            default -> module[position(module, random)];
          };
    }
    return mutated;
  }

  private static int position(byte[] module, Random random) {
    return PREAMBLE_LENGTH + random.nextInt(module.length - PREAMBLE_LENGTH);
  }
}
