package dev.wizer.wasi;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The place of a name in a directory.
 *
 * @param directory the host's path of the directory
 * @param name the name; {@code .} and {@code ..} are possible
 * @param trailingSlash whether a slash came after it: it then means a directory
 */
record NamePlace(Path directory, String name, boolean trailingSlash) {

  /** {@return whether the name is {@code .} or {@code ..}, which can't be made or removed} */
  boolean isDots() {
    return PathResolver.isDots(name);
  }

  /** {@return the host's path; the name is none of the dots} */
  Path path() throws ErrnoException {
    return HostNames.child(directory, name);
  }

  /** Checks that the host can have the name, whether or not anything has it. */
  void requirePossible() throws ErrnoException {
    if (!isDots()) {
      path();
    }
  }

  /** {@return the attributes of what has the name, or null if nothing has} */
  BasicFileAttributes attributes() throws IOException, ErrnoException {
    return HostFiles.attributesIfPresent(path());
  }

  /** {@return the attributes of what has the name} */
  BasicFileAttributes existing() throws IOException, ErrnoException {
    BasicFileAttributes attributes = attributes();
    if (attributes == null) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (trailingSlash && !attributes.isDirectory()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    return attributes;
  }

  /**
   * Checks that nothing has the name.
   *
   * @return the host's path
   */
  Path vacant() throws IOException, ErrnoException {
    if (isDots() || attributes() != null) {
      throw new ErrnoException(Errno.EXIST);
    }
    return path();
  }
}
