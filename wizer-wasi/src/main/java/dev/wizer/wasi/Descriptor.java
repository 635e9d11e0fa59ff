package dev.wizer.wasi;

import java.io.IOException;

/** What a descriptor number stands for. */
sealed interface Descriptor permits InputStreamDescriptor, OutputStreamDescriptor, OpenNode {

  /** Releases what the descriptor holds of the host. */
  void close() throws IOException;

  /** {@return the attributes of what is open} */
  FileStat stat() throws IOException, ErrnoException;

  /** {@return how it is open} */
  FdStat fdStat();
}
