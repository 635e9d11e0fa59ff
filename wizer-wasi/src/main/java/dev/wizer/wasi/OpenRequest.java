package dev.wizer.wasi;

/**
 * What {@code path_open} is asked for.
 *
 * @param follow whether a symbolic link in the last component is followed
 * @param openFlags a set of the flags below
 * @param read whether the guest reads
 * @param write whether the guest writes
 * @param fdFlags a set of {@link FdFlags}
 */
record OpenRequest(boolean follow, int openFlags, boolean read, boolean write, int fdFlags) {

  static final int CREAT = 1;
  static final int DIRECTORY = 2;
  static final int EXCL = 4;
  static final int TRUNC = 8;
  static final int ALL = 15;

  private static final int SYNC_FLAGS = FdFlags.DSYNC | FdFlags.RSYNC | FdFlags.SYNC;

  /** Checks that what is asked for goes together. */
  void validate() throws ErrnoException {
    if ((fdFlags & SYNC_FLAGS) != 0) {
      throw new ErrnoException(Errno.NOTSUP);
    }
    if (directory() && (openFlags & (CREAT | EXCL | TRUNC)) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
  }

  boolean create() {
    return (openFlags & CREAT) != 0;
  }

  boolean directory() {
    return (openFlags & DIRECTORY) != 0;
  }

  boolean createNew() {
    return create() && (openFlags & EXCL) != 0;
  }

  boolean truncate() {
    return (openFlags & TRUNC) != 0;
  }

  /** {@return whether the host's file is opened for writing} */
  boolean changes() {
    return write || create() || truncate();
  }

  /** {@return what the descriptor allows: to read, unless to write alone was asked for} */
  OpenFile.Access access() {
    return new OpenFile.Access(read || !write, write || create());
  }

  /** {@return the same request for a file that is there and is to be read alone} */
  OpenRequest withoutCreation() {
    return new OpenRequest(follow, openFlags & ~CREAT, read, false, fdFlags);
  }
}
