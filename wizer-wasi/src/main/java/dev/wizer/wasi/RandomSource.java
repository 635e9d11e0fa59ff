package dev.wizer.wasi;

import java.io.IOException;

/** Where {@code random_get} takes its bytes from. */
@FunctionalInterface
public interface RandomSource {

  /**
   * Fills {@code bytes} with random bytes.
   *
   * @throws IOException if the source fails: the guest gets the error code {@code io}
   */
  void nextBytes(byte[] bytes) throws IOException;

  /**
   * {@return a source of the same bytes in every run} Whoever knows the seed knows them: keys made
   * of them are no secret.
   */
  static RandomSource seeded(long seed) {
    return new SeededRandom(seed);
  }

  /** {@return a source of zeros} */
  static RandomSource zero() {
    return new ZeroRandom();
  }
}
