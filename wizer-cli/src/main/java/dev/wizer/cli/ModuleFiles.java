package dev.wizer.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads modules. */
final class ModuleFiles {

  private ModuleFiles() {}

  /** {@return the bytes of a file} */
  static byte[] read(String path) {
    try {
      return Files.readAllBytes(FileSystems.getDefault().getPath(path));
    } catch (IOException | InvalidPathException e) {
      throw new FileFailure("failed to open input file `" + path + "`", e);
    } catch (OutOfMemoryError e) {
      throw tooLarge(path, e);
    }
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
