package dev.wizer.wasi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The guest's open files by number. */
final class DescriptorTable {

  /** Directories cost the host nothing but memory, so nothing else stops a guest that opens. */
  private static final int MAX_DESCRIPTORS = 1 << 16;

  private final List<Descriptor> descriptors = new ArrayList<>();

  /** How many numbers below the list's size are free. */
  private int freeCount;

  /**
   * Adds a descriptor.
   *
   * @return its number: the highest that has been closed, or else the next
   */
  int add(Descriptor descriptor) throws ErrnoException {
    if (freeCount > 0) {
      int free = descriptors.lastIndexOf(null);
      descriptors.set(free, descriptor);
      freeCount--;
      return free;
    }
    if (descriptors.size() == MAX_DESCRIPTORS) {
      throw new ErrnoException(Errno.MFILE);
    }
    descriptors.add(descriptor);
    return descriptors.size() - 1;
  }

  Descriptor get(int fd) throws ErrnoException {
    Descriptor descriptor = fd < 0 || fd >= descriptors.size() ? null : descriptors.get(fd);
    if (descriptor == null) {
      throw new ErrnoException(Errno.BADF);
    }
    return descriptor;
  }

  OpenFile file(int fd) throws ErrnoException {
    if (get(fd) instanceof OpenFile file) {
      return file;
    }
    throw new ErrnoException(Errno.BADF);
  }

  /** {@return the file {@code fd}, which has a position; a standard stream has none} */
  OpenFile seekable(int fd) throws ErrnoException {
    Descriptor descriptor = get(fd);
    if (descriptor instanceof OpenFile file) {
      return file;
    }
    throw new ErrnoException(descriptor instanceof OpenDirectory ? Errno.BADF : Errno.SPIPE);
  }

  OpenDirectory directory(int fd) throws ErrnoException {
    if (get(fd) instanceof OpenDirectory directory) {
      return directory;
    }
    throw new ErrnoException(Errno.BADF);
  }

  void close(int fd) throws IOException, ErrnoException {
    Descriptor descriptor = get(fd);
    free(fd);
    descriptor.close();
  }

  /** Makes {@code to}, which is open, what {@code from} is, and closes {@code from}. */
  void renumber(int from, int to) throws IOException, ErrnoException {
    Descriptor replaced = get(to);
    Descriptor moved = get(from);
    if (from == to) {
      return;
    }
    free(from);
    descriptors.set(to, moved);
    replaced.close();
  }

  private void free(int fd) {
    descriptors.set(fd, null);
    freeCount++;
  }

  /** Closes everything; the first failure is thrown when all is closed. */
  void closeAll() throws IOException {
    IOException first = null;
    for (Descriptor descriptor : descriptors) {
      try {
        if (descriptor != null) {
          descriptor.close();
        }
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    descriptors.clear();
    freeCount = 0;
    if (first != null) {
      throw first;
    }
  }

  /** The guest has renamed {@code from} to {@code to}: what is open beneath it goes along. */
  void moved(Path from, Path to) {
    for (Descriptor descriptor : descriptors) {
      if (descriptor instanceof OpenNode node && node.path().startsWith(from)) {
        node.movedTo(node.path().equals(from) ? to : to.resolve(from.relativize(node.path())));
      }
    }
  }

  /**
   * {@return the attributes that a file or an empty directory will have when the name {@code path}
   * has gone, or null if it is not open by that name}
   */
  FileStat unlinking(Path path) throws IOException {
    for (Descriptor descriptor : descriptors) {
      if (isNamed(descriptor, path)) {
        return HostFiles.stat(path).unlinked();
      }
    }
    return null;
  }

  /** The guest has removed the name {@code path} of a file or of an empty directory. */
  void unlinked(Path path, FileStat last) {
    for (Descriptor descriptor : descriptors) {
      if (isNamed(descriptor, path)) {
        ((OpenNode) descriptor).unlinked(last);
      }
    }
  }

  private static boolean isNamed(Descriptor descriptor, Path path) {
    return descriptor instanceof OpenNode node && node.path().equals(path);
  }
}
