package dev.wizer.cli.files;

import dev.wizer.engine.ModuleBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A process that stops at a moment of writing a file, says so, and waits for a signal. */
final class SignalledWriter {

  /** Where it stops. */
  enum Moment {
    BEFORE,
    CREATED,
    HALF_WRITTEN,
    WRITTEN,
    RENAMED
  }

  private static final byte[] BYTES = new byte[1 << 20];

  static final long LENGTH = BYTES.length / 2 + BYTES.length;

  private SignalledWriter() {}

  /** Takes the directory and the moment. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    Moment moment = Moment.valueOf(args[1]);
    stopAt(Moment.BEFORE, moment);
    try (HeldDirectory held = HeldDirectory.open(directory);
        TemporaryFile file = TemporaryFile.create(held)) {
      stopAt(Moment.CREATED, moment);
      file.channel().write(ByteBuffer.wrap(BYTES, 0, BYTES.length / 2));
      stopAt(Moment.HALF_WRITTEN, moment);
      FileContent.write(ModuleBytes.of(BYTES), file.channel());
      stopAt(Moment.WRITTEN, moment);
      file.rename(Path.of("out.wasm"));
      stopAt(Moment.RENAMED, moment);
    }
  }

  private static void stopAt(Moment here, Moment moment) throws IOException {
    if (here == moment) {
      System.out.println("ready");
      // Nothing comes.
      System.in.read();
    }
  }
}
