package dev.wizer.cli.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A name in a directory, whether there is such a file or not.
 *
 * @param directory the directory, without symbolic links
 * @param name the name, which is one element
 */
record DirectoryEntry(Path directory, Path name) {

  /** As many as Linux follows. */
  static final int MAX_LINKS = 40;

  /** {@return the entry that {@code path} names; its own last element may be a symbolic link} */
  static DirectoryEntry at(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    Path name = absolute.getFileName();
    if (name == null || name.toString().equals(".") || name.toString().equals("..")) {
      throw new FileSystemException(path.toString(), null, "Is a directory");
    }
    Path directory = absolute.getParent().toRealPath();
    if (!Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    return new DirectoryEntry(directory, name);
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
    Object key =
        Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
            .fileKey();
    return key == null ? directory : key;
  }
}
