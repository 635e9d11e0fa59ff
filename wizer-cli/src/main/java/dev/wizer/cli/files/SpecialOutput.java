package dev.wizer.cli.files;

import dev.wizer.engine.ModuleBytes;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** A device, a pipe, or what an open descriptor leads to: written in place. */
final class SpecialOutput implements OutputFile {

  private final FileChannel channel;
  private final boolean truncate;

  /**
   * Makes an output.
   *
   * @param truncate whether it is a file that may have other bytes
   */
  SpecialOutput(FileChannel channel, boolean truncate) {
    this.channel = channel;
    this.truncate = truncate;
  }

  @Override
  public void write(ModuleBytes content) throws IOException {
    if (truncate) {
      channel.truncate(0);
    }
    FileContent.write(content, channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
