package dev.wizer.cli.files;

import dev.wizer.engine.ModuleBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;

/** A process that writes a large file in place, and then waits for a signal. */
final class InPlaceWriter {

  private static final int PIECE = 1 << 20;
  private static final int PIECES = 300;

  static final long LENGTH = (long) PIECE * PIECES;

  private InPlaceWriter() {}

  /** Takes the file. */
  public static void main(String[] args) throws IOException {
    byte[] bytes = new byte[PIECE];
    ModuleBytes content =
        ModuleBytes.of(Collections.nCopies(PIECES, new ModuleBytes.Piece(bytes, 0, PIECE)));
    try (OutputFile output =
        new OutputFiles(System.out, System.err, false).open(args[0], Path.of(args[0]))) {
      System.out.println("ready");
      output.write(content);
      // Nothing comes.
      System.in.read();
    }
  }
}
