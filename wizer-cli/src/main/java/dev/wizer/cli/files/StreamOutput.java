package dev.wizer.cli.files;

import dev.wizer.engine.ModuleBytes;
import java.io.IOException;
import java.io.OutputStream;

/** A standard stream of the process, which stays open. */
final class StreamOutput implements OutputFile {

  private final OutputStream stream;

  StreamOutput(OutputStream stream) {
    this.stream = stream;
  }

  @Override
  public void write(ModuleBytes content) throws IOException {
    content.writeTo(stream);
    stream.flush();
  }

  @Override
  public void close() {
    // It is the process's.
  }
}
