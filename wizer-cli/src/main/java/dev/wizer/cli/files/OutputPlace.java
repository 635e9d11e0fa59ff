package dev.wizer.cli.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Where a regular file will be, in a directory that is held open. */
final class OutputPlace implements Closeable {

  private final Path given;
  private final DirectoryEntry entry;
  private final HeldDirectory directory;
  private final Object directoryKey;

  OutputPlace(Path given, DirectoryEntry entry, HeldDirectory directory) throws IOException {
    this.given = given;
    this.entry = entry;
    this.directory = directory;
    this.directoryKey = entry.directoryKey();
  }

  DirectoryEntry entry() {
    return entry;
  }

  HeldDirectory directory() {
    return directory;
  }

  Path name() {
    return entry.name();
  }

  /**
   * Checks that the path that the user gave still leads to this place: a file in a directory that
   * has been moved would be none that the user finds.
   */
  void requireReachable() throws IOException {
    DirectoryEntry reached = DirectoryEntry.at(given);
    for (int links = 0; !isHere(reached); links++) {
      if (links == DirectoryEntry.MAX_LINKS || !reached.isSymbolicLink()) {
        throw new FileSystemException(
            given.toString(), null, "its directory or a link was changed while the guest ran");
      }
      reached = reached.target();
    }
  }

  private boolean isHere(DirectoryEntry other) throws IOException {
    return other.name().equals(entry.name()) && other.directoryKey().equals(directoryKey);
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }
}
