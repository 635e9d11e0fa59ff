package dev.wizer.wasi;

/**
 * The times that a file gets.
 *
 * @param flags a set of the flags below
 * @param accessTime for {@link #ATIM}: nanoseconds since 1970, unsigned
 * @param modificationTime for {@link #MTIM}: nanoseconds since 1970, unsigned
 */
record NewTimes(int flags, long accessTime, long modificationTime) {

  static final int ATIM = 1;
  static final int ATIM_NOW = 2;
  static final int MTIM = 4;
  static final int MTIM_NOW = 8;
  static final int ALL = 15;

  /** Checks that no time is both given and now. */
  void validate() throws ErrnoException {
    if ((flags & (ATIM | ATIM_NOW)) == (ATIM | ATIM_NOW)
        || (flags & (MTIM | MTIM_NOW)) == (MTIM | MTIM_NOW)) {
      throw new ErrnoException(Errno.INVAL);
    }
  }

  boolean changesNothing() {
    return flags == 0;
  }

  /** {@return the access time that the file gets, {@code old} if it keeps its own} */
  long accessTime(long old, long now) {
    return choose((flags & ATIM) != 0, accessTime, (flags & ATIM_NOW) != 0, now, old);
  }

  /** {@return the modification time that the file gets, {@code old} if it keeps its own} */
  long modificationTime(long old, long now) {
    return choose((flags & MTIM) != 0, modificationTime, (flags & MTIM_NOW) != 0, now, old);
  }

  private static long choose(boolean given, long time, boolean isNow, long now, long old) {
    if (given) {
      return time;
    }
    return isNow ? now : old;
  }
}
