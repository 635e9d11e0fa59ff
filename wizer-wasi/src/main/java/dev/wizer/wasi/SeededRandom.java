package dev.wizer.wasi;

/** SplitMix64: the same bytes for the same seed, everywhere. Good for tables, no good for keys. */
final class SeededRandom implements RandomSource {

  private static final long GAMMA = 0x9E37_79B9_7F4A_7C15L;

  private long state;
  private long word;
  private int bytesLeft;

  SeededRandom(long seed) {
    state = seed;
  }

  @Override
  public void nextBytes(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytesLeft == 0) {
        word = nextWord();
        bytesLeft = Long.BYTES;
      }
      bytes[i] = (byte) word;
      word >>>= Byte.SIZE;
      bytesLeft--;
    }
  }

  private long nextWord() {
    state += GAMMA;
    long z = state;
    z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
    return z ^ z >>> 31;
  }
}
