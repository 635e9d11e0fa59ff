package dev.wizer.wasi;

import java.io.IOException;

/** The function {@code random_get}. */
final class RandomBytes {

  private static final int CHUNK = 1 << 14;

  private final RandomSource source;

  RandomBytes(RandomSource source) {
    this.source = source;
  }

  void get(Call call) throws ErrnoException, IOException {
    long address = call.unsigned(0);
    long end = address + call.unsigned(1);
    call.memory().require(address, end - address);
    while (address < end) {
      byte[] bytes = new byte[(int) Math.min(CHUNK, end - address)];
      source.nextBytes(bytes);
      call.memory().write(address, bytes, bytes.length);
      address += bytes.length;
    }
  }
}
