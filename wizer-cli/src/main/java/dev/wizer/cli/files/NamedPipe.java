package dev.wizer.cli.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Says so if a named pipe is waited for: to open one takes as long as it takes another process to
 * open its other end, and a process that waits without a word looks as if it hung.
 */
public final class NamedPipe {

  private static final int PATIENCE_IN_MILLIS = 2000;

  private static final int MODE_TYPE = 0xF000;
  private static final int MODE_PIPE = 0x1000;

  private static final NamedPipe NONE = new NamedPipe();

  private boolean opened;

  private NamedPipe() {}

  /**
   * Begins to wait, if the file is a named pipe, until {@link #opened} is called.
   *
   * @param name the file as the user named it
   * @param log where to say so
   */
  public static NamedPipe awaited(String name, Path path, OutputStream log) {
    if (!isPipe(path)) {
      return NONE;
    }
    NamedPipe pipe = new NamedPipe();
    Thread thread = new Thread(() -> pipe.sayIfNotOpened(name, log), "wizer-pipe");
    thread.setDaemon(true);
    thread.start();
    return pipe;
  }

  private static boolean isPipe(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).isOther()
          && path.getFileSystem().supportedFileAttributeViews().contains("unix")
          && ((int) Files.getAttribute(path, "unix:mode") & MODE_TYPE) == MODE_PIPE;
    } catch (IOException e) {
      // Whoever opens it will be told why.
      return false;
    }
  }

  private synchronized void sayIfNotOpened(String name, OutputStream log) {
    long end = System.nanoTime() + PATIENCE_IN_MILLIS * 1_000_000L;
    try {
      for (long left = PATIENCE_IN_MILLIS;
          !opened && left > 0;
          left = (end - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
      if (!opened) {
        String text = "waiting for another process to open the named pipe `" + name + "`\n";
        log.write(text.getBytes(StandardCharsets.UTF_8));
        log.flush();
      }
    } catch (IOException | InterruptedException e) {
      // Nobody listens.
    }
  }

  /** Ends the waiting: the file has been opened, or could not be. */
  public synchronized void opened() {
    if (this != NONE) {
      opened = true;
      notifyAll();
    }
  }
}
