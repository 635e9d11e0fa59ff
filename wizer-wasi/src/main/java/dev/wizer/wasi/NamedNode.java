package dev.wizer.wasi;

import java.nio.file.Path;

/** An open file or directory that is known by its name, and follows it when the guest renames. */
interface NamedNode {

  /** {@return the host's path, absolute and without symbolic links} */
  Path path();

  /** The file that was at {@link #path()} is now at {@code path}. */
  void movedTo(Path path);

  /** What was opened has lost the name {@link #path()}, and had these attributes then. */
  void unlinked(FileStat last);
}
