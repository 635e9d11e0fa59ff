package dev.wizer.wasi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

  static DirectoryListing of(Path directory) throws IOException, ErrnoException {
    DirectoryListing listing = new DirectoryListing();
    FileStat self = HostFiles.stat(directory);
    listing.add(".", self);
    // The parent may be out of the guest's reach, so its number is not told.
    listing.add("..", self);
    for (String name : sortedNames(directory)) {
      listing.addIfPresent(name, HostNames.child(directory, name));
    }
    return listing;
  }

  /** Another process may have removed the file since its name was read. */
  private void addIfPresent(String name, Path path) throws IOException {
    try {
      add(name, HostFiles.stat(path));
    } catch (NoSuchFileException e) {
      return;
    }
  }

  private void add(String name, FileStat stat) {
    entries.add(new Entry(name.getBytes(StandardCharsets.UTF_8), stat.inode(), stat.type()));
  }

  private static List<String> sortedNames(Path directory) throws IOException, ErrnoException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
      for (Path path : paths) {
        names.add(HostNames.nameOf(path));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(names);
    return names;
  }

  int size() {
    return entries.size();
  }

  Entry get(int index) {
    return entries.get(index);
  }
}
