package dev.wizer.wasi;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Where a guest's path leads.
 *
 * @param path the host's path, absolute and without links before the last component
 * @param attributes what is there, or null if nothing is
 * @param directoryRequired whether a slash says that it must be a directory
 */
record ResolvedPath(Path path, BasicFileAttributes attributes, boolean directoryRequired) {

  boolean exists() {
    return attributes != null;
  }

  /** Checks that something is there, and a directory if a slash says so. */
  ResolvedPath existing() throws ErrnoException {
    if (attributes == null) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (directoryRequired && !attributes.isDirectory()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    return this;
  }
}
