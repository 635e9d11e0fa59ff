package dev.wizer.cli.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A name in a directory, whether there is such a file or not.
 *
 * @param directory the directory, without symbolic links as far as it can be reached from the root
 * @param name the name, which is one element
 */
record DirectoryEntry(Path directory, Path name) {

  /** As many as Linux follows. */
  static final int MAX_LINKS = 40;

  /** {@return the entry that {@code path} names; its own last element may be a symbolic link} */
  static DirectoryEntry at(Path path) throws IOException {
    Path name = path.getFileName();
    if (name == null || name.toString().equals(".") || name.toString().equals("..")) {
      throw new FileSystemException(path.toString(), null, "Is a directory");
    }
    Path parent = path.getParent();
    Path directory = real(parent == null ? path.getFileSystem().getPath(".") : parent);
    if (!Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    return new DirectoryEntry(directory, name);
  }

  /** The user may be in a directory that can't be reached from the root. */
  private static Path real(Path directory) throws IOException {
    try {
      return directory.toRealPath();
    } catch (AccessDeniedException e) {
      return directory;
    }
  }

  Path path() {
    return directory.resolve(name);
  }

  boolean isSymbolicLink() {
    return Files.isSymbolicLink(path());
  }

  /** {@return the entry that this symbolic link points to} */
  DirectoryEntry target() throws IOException {
    return at(directory.resolve(Files.readSymbolicLink(path())));
  }

  /** {@return what tells the directory from others, even if it has been moved} */
  Object directoryKey() throws IOException {
    Object key = Files.readAttributes(directory, BasicFileAttributes.class).fileKey();
    return key == null ? directory : key;
  }
}
