package dev.wizer.wasi;

/**
 * Where a guest's path leads. Valid until its {@link PathResolver} is closed.
 *
 * @param directory the directory that has, or could have, the entry
 * @param name the entry's name; {@code .} for the directory itself
 * @param type what is there, or null if nothing is
 * @param directoryRequired whether a slash says that it must be a directory
 * @param guestPath the guest's name of it, without links and dots
 */
record ResolvedPath(
    Directory directory, String name, FileType type, boolean directoryRequired, String guestPath) {

  boolean exists() {
    return type != null;
  }

  /** Checks that something is there, and a directory if a slash says so. */
  ResolvedPath existing() throws ErrnoException {
    if (type == null) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (directoryRequired && type != FileType.DIRECTORY) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    return this;
  }
}
