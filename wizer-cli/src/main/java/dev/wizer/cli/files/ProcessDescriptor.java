package dev.wizer.cli.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Names of open descriptors, {@code /proc/self/fd/N}: links that lead to what is open, not to a
 * name.
 */
final class ProcessDescriptor {

  private static final String PROC = "/proc";
  private static final String OWN_DESCRIPTORS = "/proc/self/fd";
  private static final String OWN_DESCRIPTOR_FLAGS = "/proc/self/fdinfo/";
  private static final String FLAGS = "flags:";

  /** The part of a descriptor's flags that is 0 if it is open for reading alone. */
  private static final int ACCESS_MODE = 3;

  private ProcessDescriptor() {}

  static boolean isBeneathProc(DirectoryEntry entry) {
    return entry.directory().startsWith(PROC);
  }

  /** {@return the number of the descriptor of this process that {@code entry} is} */
  static OptionalInt number(DirectoryEntry entry) throws IOException {
    Path own = entry.directory().getFileSystem().getPath(OWN_DESCRIPTORS);
    if (!Files.isDirectory(own) || !entry.directory().equals(own.toRealPath())) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(entry.name().toString()));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /**
   * Checks that a descriptor may be written to: the JVM has opened files of its own for reading.
   */
  static void requireWritable(int descriptor) throws IOException {
    String info = OWN_DESCRIPTOR_FLAGS + descriptor;
    for (String line : Files.readAllLines(Path.of(info), StandardCharsets.US_ASCII)) {
      if (line.startsWith(FLAGS)
          && (Integer.parseInt(line.substring(FLAGS.length()).trim(), 8) & ACCESS_MODE) == 0) {
        throw new FileSystemException(info, null, "Bad file descriptor");
      }
    }
  }
}
