package dev.wizer.wasi;

import java.io.IOException;

/** The function {@code random_get}. */
final class RandomBytes {

  private static final int CHUNK = 1 << 14;

  private final RandomSource source;
  private final Recorder recorder;

  RandomBytes(RandomSource source, Recorder recorder) {
    this.source = source;
    this.recorder = recorder;
  }

  void get(Call call) throws ErrnoException, IOException {
    long address = call.unsigned(0);
    long end = address + call.unsigned(1);
    call.memory().require(address, end - address);
    while (address < end) {
      byte[] bytes = new byte[(int) Math.min(CHUNK, end - address)];
      source.nextBytes(bytes);
      call.memory().write(address, bytes, bytes.length);
      recorder.randomBytes(bytes.length);
      address += bytes.length;
    }
  }
}
