package dev.wizer.wasi;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;

/**
 * The operating system's random bytes. Reads the device where there is one: many guests ask for a
 * few bytes when they start, and the first {@link SecureRandom} of a process takes longer to load
 * than all the rest of such a run.
 */
final class SystemRandom implements RandomSource {

  private static final String DEVICE = "/dev/urandom";

  @Override
  public void nextBytes(byte[] bytes) throws IOException {
    try (InputStream device = new FileInputStream(DEVICE)) {
      if (device.readNBytes(bytes, 0, bytes.length) < bytes.length) {
        throw new EOFException(DEVICE);
      }
    } catch (FileNotFoundException e) {
      new SecureRandom().nextBytes(bytes);
    }
  }
}
