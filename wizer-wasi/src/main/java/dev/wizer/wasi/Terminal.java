package dev.wizer.wasi;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a standard stream is a terminal. */
enum Terminal {
  /** The stream is not the process's. */
  NONE(-1),
  STDIN(0),
  STDOUT(1),
  STDERR(2);

  private final int fd;

  Terminal(int fd) {
    this.fd = fd;
  }

  /** {@return the type that the guest sees: what is no terminal has none} */
  FileType fileType() {
    return this != NONE && isTerminal() ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN;
  }

  private boolean isTerminal() {
    Path link = Path.of("/proc/self/fd", Integer.toString(fd));
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return isConsole();
    }
  }

  /** Where the host has no such links, the console tells of all streams at once. */
  private static boolean isConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there is a console without a terminal too.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
