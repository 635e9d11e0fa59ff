package dev.wizer.wasi;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

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
  private final Map<Long, LinkTimes> links = new HashMap<>();

  FileAttributes(WasiClock clock) {
    this.clock = clock;
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
    return refine(stat);
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
