package dev.wizer.cli.files;

import dev.wizer.engine.ModuleBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes modules to channels. */
final class FileContent {

  /**
   * How much is written at once. The JDK uses a buffer outside the heap that is as large as that.
   * The JDK's own steps of 8 KiB take the kernel three times as long.
   */
  private static final int STEP = 1 << 16;

  private FileContent() {}

  static void write(ModuleBytes content, FileChannel file) throws IOException {
    for (ModuleBytes.Piece piece : content.pieces()) {
      write(piece, file);
    }
  }

  private static void write(ModuleBytes.Piece piece, FileChannel file) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(piece.array(), piece.start(), piece.lengthInBytes());
    while (left.position() < piece.end()) {
      file.write(left.limit(left.position() + Math.min(STEP, piece.end() - left.position())));
    }
  }
}
