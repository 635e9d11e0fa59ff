package dev.wizer.wasi;

import java.io.IOException;

/** An open file or directory. */
sealed interface OpenNode extends Descriptor permits OpenDirectory, OpenFile {

  /** {@return where it was when it was opened, as the guest names it} */
  String guestPath();

  /** Sets the times, in nanoseconds since 1970. */
  void setTimes(long accessTime, long modificationTime) throws IOException, ErrnoException;
}
