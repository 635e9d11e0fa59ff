package dev.wizer.wasi;

/** The number and the times of what an overlay keeps in memory; nanoseconds since 1970. */
final class MemoryTimes {

  private final long inode;
  private long accessTime;
  private long modificationTime;
  private long changeTime;

  /** Makes the times of something that is new. */
  MemoryTimes(long inode, long now) {
    this.inode = inode;
    accessTime = now;
    modificationTime = now;
    changeTime = now;
  }

  /** Makes the times of something that the host has. */
  MemoryTimes(FileStat host) {
    inode = host.inode();
    accessTime = host.accessTime();
    modificationTime = host.modificationTime();
    changeTime = host.changeTime();
  }

  void modified(long now) {
    modificationTime = now;
    changeTime = now;
  }

  void set(long newAccessTime, long newModificationTime, long now) {
    accessTime = newAccessTime;
    modificationTime = newModificationTime;
    changeTime = now;
  }

  FileStat stat(FileType type, long linkCount, long size) {
    return new FileStat(1, inode, type, linkCount, size, accessTime, modificationTime, changeTime);
  }
}
