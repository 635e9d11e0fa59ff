package dev.wizer.wasi;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** A standard stream that the guest writes to. The host's stream outlives the descriptor. */
final class OutputStreamDescriptor implements Descriptor {

  private final OutputStream stream;
  private final Terminal terminal;

  OutputStreamDescriptor(OutputStream stream, Terminal terminal) {
    this.stream = stream;
    this.terminal = terminal;
  }

  void write(byte[] source, int length) throws IOException {
    stream.write(source, 0, length);
  }

  /** Passes on what has been written, so that it is seen even if the guest never ends. */
  void flush() throws IOException {
    stream.flush();
    if (stream instanceof PrintStream printer && printer.checkError()) {
      throw new IOException("the stream has failed");
    }
  }

  @Override
  public FileStat stat() {
    return FileStat.ofStream(terminal.fileType());
  }

  @Override
  public FdStat fdStat() {
    return new FdStat(terminal.fileType(), 0, Rights.FD_WRITE, Rights.FD_WRITE);
  }

  @Override
  public void close() {
    // Everything has been flushed, and the host's stream stays open.
  }
}
