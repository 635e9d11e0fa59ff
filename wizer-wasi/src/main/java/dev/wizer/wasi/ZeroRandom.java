package dev.wizer.wasi;

import java.util.Arrays;

/** Gives zeros: what they went into can be told from what is the guest's own. */
final class ZeroRandom implements RandomSource {

  @Override
  public void nextBytes(byte[] bytes) {
    Arrays.fill(bytes, (byte) 0);
  }
}
