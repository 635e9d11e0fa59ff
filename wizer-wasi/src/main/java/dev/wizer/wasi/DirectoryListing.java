package dev.wizer.wasi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The entries of a directory at one moment: {@code .} and {@code ..}, then by name. */
final class DirectoryListing {

  /**
   * An entry.
   *
   * @param name its name, UTF-8
   * @param inode the file's number
   * @param type the file's type
   */
  record Entry(byte[] name, long inode, FileType type) {}

  private final List<Entry> entries = new ArrayList<>();

  private DirectoryListing() {}

  static DirectoryListing of(Directory directory, FileAttributes attributes)
      throws IOException, ErrnoException {
    DirectoryListing listing = new DirectoryListing();
    FileStat self = attributes.seen(directory.stat("."));
    if (self.linkCount() == 0) {
      // It was removed while it was open.
      throw new ErrnoException(Errno.NOENT);
    }
    listing.add(".", self);
    // The parent may be out of the guest's reach, so its number is not told.
    listing.add("..", self);
    List<String> names = new ArrayList<>(directory.names());
    Collections.sort(names);
    for (String name : names) {
      listing.addIfPresent(name, directory, attributes);
    }
    return listing;
  }

  /** Another process may have removed the file since its name was read. */
  private void addIfPresent(String name, Directory directory, FileAttributes attributes)
      throws IOException, ErrnoException {
    try {
      add(name, attributes.seen(directory.stat(name)));
    } catch (NoSuchFileException e) {
      return;
    }
  }

  private void add(String name, FileStat stat) {
    entries.add(new Entry(name.getBytes(StandardCharsets.UTF_8), stat.inode(), stat.type()));
  }

  int size() {
    return entries.size();
  }

  Entry get(int index) {
    return entries.get(index);
  }
}
