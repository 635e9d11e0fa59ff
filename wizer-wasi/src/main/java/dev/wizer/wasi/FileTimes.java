package dev.wizer.wasi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.HashMap;
import java.util.Map;

/**
 * Sets the times of files.
 *
 * <p>Up to Java 21 the times of a symbolic link are set to the microsecond. What the guest set is
 * remembered, so that it reads back the nanoseconds that it wrote.
 */
final class FileTimes {

  private static final long NANOS_PER_MICRO = 1_000;

  private record LinkTimes(long accessTime, long modificationTime) {}

  private final WasiClock clock;
  private final Map<Long, LinkTimes> links = new HashMap<>();

  FileTimes(WasiClock clock) {
    this.clock = clock;
  }

  /** Sets the times of the file at {@code path}; a symbolic link is not followed. */
  void set(Path path, NewTimes times) throws IOException {
    if (times.changesNothing()) {
      return;
    }
    FileStat old = refine(HostFiles.stat(path));
    long now = clock.nowNanos();
    long accessTime = times.accessTime(old.accessTime(), now);
    long modificationTime = times.modificationTime(old.modificationTime(), now);
    Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setTimes(HostFiles.timeOf(modificationTime), HostFiles.timeOf(accessTime), null);
    if (old.type() == FileType.SYMBOLIC_LINK) {
      links.put(old.inode(), new LinkTimes(accessTime, modificationTime));
    }
  }

  /** {@return {@code stat} with the nanoseconds that the host has dropped} */
  FileStat refine(FileStat stat) {
    LinkTimes set = stat.type() == FileType.SYMBOLIC_LINK ? links.get(stat.inode()) : null;
    if (set == null) {
      return stat;
    }
    return new FileStat(
        stat.device(),
        stat.inode(),
        stat.type(),
        stat.linkCount(),
        stat.size(),
        refine(stat.accessTime(), set.accessTime),
        refine(stat.modificationTime(), set.modificationTime),
        stat.changeTime());
  }

  private static long refine(long found, long set) {
    return found == set - Long.remainderUnsigned(set, NANOS_PER_MICRO) ? set : found;
  }
}
