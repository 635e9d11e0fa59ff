package dev.wizer.wasi;

import java.nio.file.Path;

/** An open file or directory of the host. It follows its file when the guest renames that. */
sealed interface OpenNode extends Descriptor permits OpenDirectory, OpenFile {

  /** {@return the host's path, absolute and without symbolic links} */
  Path path();

  /** The file that was at {@link #path()} is now at {@code path}. */
  void movedTo(Path path);

  /** What was opened has lost the name {@link #path()}, and had these attributes then. */
  void unlinked(FileStat last);
}
