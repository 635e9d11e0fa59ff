package dev.wizer.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads modules. */
final class ModuleFiles {

  /**
   * How much is read or written at once. The JDK uses a buffer outside the heap that is as large as
   * that: for a whole module, it would be its size once more.
   */
  static final int STEP = 1 << 16;

  private ModuleFiles() {}

  /** {@return the bytes of a file} */
  static byte[] read(String path) {
    try (FileChannel file = FileChannel.open(FileSystems.getDefault().getPath(path))) {
      return read(file);
    } catch (IOException | InvalidPathException e) {
      throw new FileFailure("failed to open input file `" + path + "`", e);
    } catch (OutOfMemoryError e) {
      throw tooLarge(path, e);
    }
  }

  private static byte[] read(FileChannel file) throws IOException {
    long size = file.size();
    if (size == 0) {
      // A pipe or a device.
      return Channels.newInputStream(file).readAllBytes();
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
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new FileFailure("failed to read the module from standard input", e);
    } catch (OutOfMemoryError e) {
      throw tooLarge("standard input", e);
    }
  }

  private static FileFailure tooLarge(String name, OutOfMemoryError error) {
    return new FileFailure(
        "failed to read `" + name + "`",
        new IOException("too large for the JVM's heap; see -Xmx in WIZER_JAVA_OPTS", error));
  }

  /** {@return the file's name without directories, for the guest's argv[0]} */
  static String fileName(String path) {
    Path name = FileSystems.getDefault().getPath(path).getFileName();
    return name == null ? path : name.toString();
  }
}
