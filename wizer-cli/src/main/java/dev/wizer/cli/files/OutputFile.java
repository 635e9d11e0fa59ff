package dev.wizer.cli.files;

import dev.wizer.engine.ModuleBytes;
import java.io.Closeable;
import java.io.IOException;

/** A file that will be written, at a place that is decided. */
public sealed interface OutputFile extends Closeable
    permits RegularOutput, SpecialOutput, StreamOutput {

  /**
   * Writes the file.
   *
   * @throws IOException if that fails; unless the file is written in place, what was there is
   *     untouched then
   */
  void write(ModuleBytes content) throws IOException;

  /** Gives back what is held open. A file that has not been written stays as it was. */
  @Override
  void close() throws IOException;
}
