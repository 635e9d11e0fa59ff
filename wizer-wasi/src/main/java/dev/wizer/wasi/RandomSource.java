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
}
