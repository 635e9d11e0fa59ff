package dev.wizer.wasi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** The standard stream that the guest reads from. The host's stream outlives the descriptor. */
final class InputStreamDescriptor implements Descriptor {

  /** Stands for the end of the stream in the place of a byte. */
  private static final int END = -1;

  private final InputStream stream;
  private final Terminal terminal;

  /** Reads the first byte when the guest polls; null if it does not. */
  private Lookahead lookahead;

  InputStreamDescriptor(InputStream stream, Terminal terminal) {
    this.stream = stream;
    this.terminal = terminal;
  }

  /**
   * Reads what is there, and waits only if nothing is.
   *
   * @return how many bytes were read, 0 at the end
   */
  int read(byte[] target, int length) throws IOException, InterruptedException {
    Lookahead ahead = lookahead;
    if (length == 0) {
      return 0;
    }
    if (ahead == null && isReadable()) {
      return Math.max(0, stream.read(target, 0, length));
    }
    // A read that waits can't be interrupted: a thread of its own waits, and this one for it.
    int first = (ahead == null ? lookAhead() : ahead).take();
    lookahead = null;
    if (first == END) {
      return 0;
    }
    target[0] = (byte) first;
    return 1 + readMore(target, Math.min(length - 1, stream.available()));
  }

  private int readMore(byte[] target, int length) throws IOException {
    return length <= 0 ? 0 : Math.max(0, stream.read(target, 1, length));
  }

  /** {@return whether a read is known not to wait} */
  boolean isReadable() throws IOException {
    return lookahead == null
        ? stream instanceof ByteArrayInputStream || stream.available() > 0
        : lookahead.isDone();
  }

  /**
   * Waits until a read would not wait.
   *
   * @param nanos how long to wait at most
   */
  void awaitReadable(long nanos) throws IOException, InterruptedException {
    if (isReadable()) {
      return;
    }
    if (lookahead == null) {
      // Only a read can tell the end of a stream from a pause, and a read can't be given up.
      lookAhead();
    }
    lookahead.await(nanos);
  }

  private Lookahead lookAhead() {
    lookahead = new Lookahead(stream);
    lookahead.setDaemon(true);
    lookahead.start();
    return lookahead;
  }

  @Override
  public FileStat stat() {
    return FileStat.ofStream(terminal.fileType());
  }

  @Override
  public FdStat fdStat() {
    return new FdStat(terminal.fileType(), 0, Rights.FD_READ, Rights.FD_READ);
  }

  @Override
  public void close() {
    // The host's stream stays open.
  }

  /** Reads one byte in the background. */
  private static final class Lookahead extends Thread {

    private final InputStream stream;
    private boolean done;
    private int value;
    private IOException failure;

    Lookahead(InputStream stream) {
      super("wasi-stdin");
      this.stream = stream;
    }

    @Override
    public void run() {
      int read = END;
      IOException thrown = null;
      try {
        read = stream.read();
      } catch (IOException e) {
        thrown = e;
      }
      synchronized (this) {
        value = read;
        failure = thrown;
        done = true;
        notifyAll();
      }
    }

    synchronized boolean isDone() {
      return done;
    }

    synchronized void await(long nanos) throws InterruptedException {
      long start = System.nanoTime();
      for (long left = nanos; !done && left > 0; left = nanos - (System.nanoTime() - start)) {
        wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
      }
    }

    synchronized int take() throws IOException, InterruptedException {
      while (!done) {
        wait();
      }
      if (failure != null) {
        throw failure;
      }
      return value;
    }
  }
}
