package dev.wizer.wasi;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The attributes of files as the guest sees them, and how it sets times.
 *
 * <p>Up to Java 21 the times of a symbolic link are set to the microsecond. What the guest set is
 * remembered, so that it reads back the nanoseconds that it wrote.
 */
final class FileAttributes {

  private static final long NANOS_PER_MICRO = 1_000;

  private record LinkTimes(long accessTime, long modificationTime) {}

  private final WasiClock clock;
  private final OptionalLong fileTime;
  private final Map<Long, LinkTimes> links = new HashMap<>();

  /** The numbers of files, in the order in which the guest has met them. */
  private final Map<Long, Long> inodes = new HashMap<>();

  FileAttributes(WasiClock clock, OptionalLong fileTime) {
    this.clock = clock;
    this.fileTime = fileTime;
  }

  /** Sets the times of what is open. */
  void setTimes(OpenNode node, NewTimes times) throws IOException, ErrnoException {
    if (times.changesNothing()) {
      return;
    }
    FileStat old = node.stat();
    long now = clock.nowNanos();
    node.setTimes(
        times.accessTime(old.accessTime(), now),
        times.modificationTime(old.modificationTime(), now));
  }

  /** Sets the times of a file; a symbolic link is not followed. */
  void setTimes(ResolvedPath file, NewTimes times) throws IOException, ErrnoException {
    if (times.changesNothing()) {
      return;
    }
    FileStat old = refine(file.directory().stat(file.name()));
    long now = clock.nowNanos();
    long accessTime = times.accessTime(old.accessTime(), now);
    long modificationTime = times.modificationTime(old.modificationTime(), now);
    file.directory().setTimes(file.name(), accessTime, modificationTime);
    if (old.type() == FileType.SYMBOLIC_LINK) {
      links.put(old.inode(), new LinkTimes(accessTime, modificationTime));
    }
  }

  /** {@return what the guest sees of a file that has these attributes} */
  FileStat seen(FileStat stat) {
    return fileTime.isPresent() ? normalized(stat) : refine(stat);
  }

  /** Only what the guest finds in a file tells it from another of the same name elsewhere. */
  private FileStat normalized(FileStat stat) {
    long time = fileTime.getAsLong();
    if (stat.device() == 0) {
      return stat;
    }
    Long inode = inodes.get(stat.inode());
    if (inode == null) {
      inode = inodes.size() + 1L;
      inodes.put(stat.inode(), inode);
    }
    long size =
        stat.type() == FileType.REGULAR_FILE || stat.type() == FileType.SYMBOLIC_LINK
            ? stat.size()
            : 0;
    return new FileStat(stat.device(), inode, stat.type(), 1, size, time, time, time);
  }

  private FileStat refine(FileStat stat) {
    LinkTimes set = stat.type() == FileType.SYMBOLIC_LINK ? links.get(stat.inode()) : null;
    if (set == null) {
      return stat;
    }
    return stat.withTimes(
        refine(stat.accessTime(), set.accessTime),
        refine(stat.modificationTime(), set.modificationTime));
  }

  private static long refine(long found, long set) {
    return found == set - Long.remainderUnsigned(set, NANOS_PER_MICRO) ? set : found;
  }
}
