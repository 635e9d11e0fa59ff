package dev.wizer.wasi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The guest's open files by number. */
final class DescriptorTable {

  /** Not on every host does something else stop a guest that opens. */
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

  /** {@return what the guest has open beside what it had at the start, and has kept} */
  List<GuestWorld.OpenDescriptor> openAfterStart(int startCount) {
    List<GuestWorld.OpenDescriptor> open = new ArrayList<>();
    for (int fd = 0; fd < descriptors.size(); fd++) {
      Descriptor descriptor = descriptors.get(fd);
      if (descriptor instanceof OpenFile file) {
        open.add(new GuestWorld.OpenDescriptor(fd, file.guestPath(), false, file.position()));
      } else if (descriptor instanceof OpenDirectory directory
          && (fd >= startCount || directory.preopenName() == null)) {
        open.add(new GuestWorld.OpenDescriptor(fd, directory.guestPath(), true, 0));
      }
    }
    return List.copyOf(open);
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
}
