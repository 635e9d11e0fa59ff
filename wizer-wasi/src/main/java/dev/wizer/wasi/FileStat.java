package dev.wizer.wasi;

/**
 * The attributes of a file. Times are nanoseconds since 1970-01-01T00:00:00Z.
 *
 * @param device 1 for all files, as hosts differ and guests only compare it; 0 for what is no file
 * @param inode a number that tells this file from the others
 * @param type its type
 * @param linkCount how many names it has
 * @param size its length in bytes
 * @param accessTime when it was read
 * @param modificationTime when its content was changed
 * @param changeTime when its content or its attributes were changed
 */
record FileStat(
    long device,
    long inode,
    FileType type,
    long linkCount,
    long size,
    long accessTime,
    long modificationTime,
    long changeTime) {

  /** {@return the attributes of what is no file: a standard stream} */
  static FileStat ofStream(FileType type) {
    return new FileStat(0, 0, type, 0, 0, 0, 0, 0);
  }

  /** {@return the attributes of a file that nothing else is known of} */
  static FileStat ofNew(long inode, FileType type, long size) {
    return new FileStat(1, inode, type, 1, size, 0, 0, 0);
  }

  FileStat withTimes(long newAccessTime, long newModificationTime) {
    return new FileStat(
        device, inode, type, linkCount, size, newAccessTime, newModificationTime, changeTime);
  }

  FileStat withLinkCount(long newLinkCount) {
    return new FileStat(
        device, inode, type, newLinkCount, size, accessTime, modificationTime, changeTime);
  }

  FileStat withSize(long newSize) {
    return new FileStat(
        device, inode, type, linkCount, newSize, accessTime, modificationTime, changeTime);
  }

  /** {@return these attributes after one name of the file has gone} */
  FileStat unlinked() {
    return withLinkCount(Math.max(0, linkCount - 1));
  }
}
