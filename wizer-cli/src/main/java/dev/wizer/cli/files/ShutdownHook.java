package dev.wizer.cli.files;

import java.io.Closeable;
import java.io.IOException;

/** What is done if the process is told to end. Only there while there is something to do. */
final class ShutdownHook implements Closeable {

  private final Thread thread;

  private ShutdownHook(Thread thread) {
    this.thread = thread;
  }

  /**
   * Adds something to do.
   *
   * @throws IOException if the process is ending already
   */
  static ShutdownHook add(Runnable action) throws IOException {
    Thread thread = new Thread(action, "wizer-end");
    try {
      Runtime.getRuntime().addShutdownHook(thread);
    } catch (IllegalStateException e) {
      throw new IOException("the process was told to end", e);
    }
    return new ShutdownHook(thread);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs, or has run.
    }
  }
}
