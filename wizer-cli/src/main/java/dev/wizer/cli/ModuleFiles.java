package dev.wizer.cli;

import dev.wizer.cli.files.HostStrings;
import dev.wizer.cli.files.NamedPipe;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads modules. */
final class ModuleFiles {

  /**
   * How much is read at once. The JDK uses a buffer outside the heap that is as large as that: for
   * a whole module, it would be its size once more.
   */
  private static final int STEP = 1 << 16;

  /** No array is longer. */
  private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

  private ModuleFiles() {}

  /**
   * {@return the bytes of a file}
   *
   * @param log where to say so if a named pipe keeps us waiting
   */
  static byte[] read(String name, OutputStream log) {
    try {
      Path path = HostStrings.path(name);
      try (FileChannel file = open(name, path, log)) {
        return read(file);
      }
    } catch (IOException | InvalidPathException e) {
      throw new FileFailure("failed to open input file `" + name + "`", e);
    } catch (OutOfMemoryError e) {
      throw tooLarge(name, e);
    }
  }

  private static FileChannel open(String name, Path path, OutputStream log) throws IOException {
    NamedPipe pipe = NamedPipe.awaited(name, path, log);
    try {
      return FileChannel.open(path);
    } finally {
      pipe.opened();
    }
  }

  private static byte[] read(FileChannel file) throws IOException {
    long size = file.size();
    if (size == 0) {
      // A pipe, a device, or a file that is made when it is read.
      return readToEnd(Channels.newInputStream(file));
    }
    // There is no array of the largest int's length: what is larger still fails as that does.
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size, Integer.MAX_VALUE));
    int count = 0;
    while (count >= 0 && bytes.position() < bytes.capacity()) {
      count = file.read(bytes.limit(Math.min(bytes.capacity(), bytes.position() + STEP)));
    }
    boolean whole = bytes.position() == bytes.capacity();
    return whole ? bytes.array() : Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** {@return all bytes of a stream} */
  static byte[] read(InputStream stream) {
    try {
      return readToEnd(stream);
    } catch (IOException e) {
      throw new FileFailure("failed to read the module from standard input", e);
    } catch (OutOfMemoryError e) {
      throw tooLarge("standard input", e);
    }
  }

  /** Not {@code readAllBytes}: the JDK's asks pipes and terminals for their position. */
  private static byte[] readToEnd(InputStream stream) throws IOException {
    byte[] bytes = new byte[STEP];
    int length = 0;
    for (int count = 0; count >= 0; length += Math.max(0, count)) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, doubled(length));
      }
      count = stream.read(bytes, length, Math.min(STEP, bytes.length - length));
    }
    return Arrays.copyOf(bytes, length);
  }

  private static int doubled(int length) {
    if (length == MAX_LENGTH) {
      throw new OutOfMemoryError("no array is long enough");
    }
    return (int) Math.min(2L * length, MAX_LENGTH);
  }

  private static FileFailure tooLarge(String name, OutOfMemoryError error) {
    return new FileFailure(
        "failed to read `" + name + "`",
        new IOException("too large for the JVM's heap; see -Xmx in WIZER_JAVA_OPTS", error));
  }

  /** {@return the file's name without directories, for the guest's argv[0]} */
  static String fileName(String path) {
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf(File.separatorChar));
    return slash < 0 || slash == path.length() - 1 ? path : path.substring(slash + 1);
  }
}
