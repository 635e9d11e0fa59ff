package dev.wizer.cli;

import dev.wizer.engine.ModuleBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file as a whole or not at all: into a temporary file beside it, which then takes its
 * place. What is no ordinary file, a device or a pipe, is written directly.
 */
final class OutputFile {

  private final String name;

  OutputFile(String name) {
    this.name = name;
  }

  /** Writes the file. Throws {@link FileFailure}, and leaves what was there, if that fails. */
  void write(ModuleBytes module) {
    try {
      Path path = FileSystems.getDefault().getPath(name);
      if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
        writeDirectly(path, module);
      } else {
        replace(Files.exists(path) ? path.toRealPath() : path, module);
      }
    } catch (IOException | InvalidPathException e) {
      throw new FileFailure("failed to write output file `" + name + "`", e);
    }
  }

  private static void writeDirectly(Path path, ModuleBytes module) throws IOException {
    try (OutputStream stream = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
      module.writeTo(stream);
    }
  }

  private static void replace(Path path, ModuleBytes module) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("Is a directory");
    }
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new AccessDeniedException(path.toString());
    }
    Path temporary = temporaryBeside(path);
    try {
      create(temporary, module);
      copyPermissions(path, temporary);
      move(temporary, path);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** By larger steps than the JDK's 8 KiB, which take the kernel three times as long. */
  private static void create(Path path, ModuleBytes module) throws IOException {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (ModuleBytes.Piece piece : module.pieces()) {
        write(piece, file);
      }
    }
  }

  private static void write(ModuleBytes.Piece piece, FileChannel file) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(piece.array(), piece.start(), piece.lengthInBytes());
    while (left.position() < piece.end()) {
      file.write(
          left.limit(left.position() + Math.min(ModuleFiles.STEP, piece.end() - left.position())));
    }
  }

  /**
   * The time in nanoseconds keeps two runs at once apart. The process's number would too, but to
   * ask for it takes 10 ms.
   */
  private static Path temporaryBeside(Path path) {
    String unique =
        "."
            + path.getFileName()
            + "."
            + Long.toUnsignedString(System.nanoTime(), Character.MAX_RADIX)
            + ".tmp";
    return path.resolveSibling(unique);
  }

  /** Without asking for the file's store, which reads the list of all that is mounted. */
  private static void copyPermissions(Path from, Path to) throws IOException {
    if (Files.exists(from)
        && from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
