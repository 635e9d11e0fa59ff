package dev.wizer.wasi;

import java.io.IOException;

/**
 * The place of a name in a directory. Valid until its {@link PathResolver} is closed.
 *
 * @param directory the directory
 * @param name the name; {@code .} and {@code ..} are possible
 * @param trailingSlash whether a slash came after it: it then means a directory
 * @param guestPath the guest's name of it, without links
 */
record NamePlace(Directory directory, String name, boolean trailingSlash, String guestPath) {

  /** {@return whether the name is {@code .} or {@code ..}, which can't be made or removed} */
  boolean isDots() {
    return PathResolver.isDots(name);
  }

  /** Checks that the host can have the name, whether or not anything has it. */
  void requirePossible() throws ErrnoException {
    if (!isDots()) {
      directory.requirePossible(name);
    }
  }

  /** {@return the type of what has the name, or null if nothing has} */
  FileType type() throws IOException, ErrnoException {
    return directory.typeOf(name);
  }

  /** {@return the type of what has the name} */
  FileType existing() throws IOException, ErrnoException {
    FileType type = type();
    if (type == null) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (trailingSlash && type != FileType.DIRECTORY) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    return type;
  }

  /** Checks that nothing has the name. */
  void requireVacant() throws IOException, ErrnoException {
    if (isDots() || type() != null) {
      throw new ErrnoException(Errno.EXIST);
    }
  }
}
