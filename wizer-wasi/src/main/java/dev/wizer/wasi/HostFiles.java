package dev.wizer.wasi;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/** Attributes of the host's files. Never follows a symbolic link. */
final class HostFiles {

  private static final String UNIX_ATTRIBUTES =
      "unix:ino,mode,nlink,size,lastAccessTime,lastModifiedTime,ctime";

  /** The part of a Unix mode that is the file's type, and its values. */
  private static final int MODE_TYPE = 0xF000;

  private static final int MODE_SOCKET = 0xC000;
  private static final int MODE_SYMBOLIC_LINK = 0xA000;
  private static final int MODE_REGULAR_FILE = 0x8000;
  private static final int MODE_BLOCK_DEVICE = 0x6000;
  private static final int MODE_DIRECTORY = 0x4000;
  private static final int MODE_CHARACTER_DEVICE = 0x2000;

  private static final int DEVICE = 1;

  /** Linux's numbers of devices: 1 is the major number of memory. */
  private static final int NULL_DEVICE = 0x103;

  private static final int ZERO_DEVICE = 0x105;
  private static final int FULL_DEVICE = 0x107;
  private static final int RANDOM_DEVICE = 0x108;
  private static final int URANDOM_DEVICE = 0x109;

  private HostFiles() {}

  /** {@return the attributes that every host has} */
  static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** {@return the attributes that every host has, or null if there is no such file} */
  static BasicFileAttributes attributesIfPresent(Path path) throws IOException {
    try {
      return attributes(path);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** {@return all attributes; where the host has no inodes, one is made from the path} */
  static FileStat stat(Path path) throws IOException {
    if (hasUnixAttributes(path)) {
      return unixStat(Files.readAttributes(path, UNIX_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS));
    }
    return basicStat(path, attributes(path));
  }

  /** {@return the attributes of the file to which the path of an open descriptor leads} */
  static FileStat statFollowing(Path path) throws IOException {
    return unixStat(Files.readAttributes(path, UNIX_ATTRIBUTES));
  }

  private static FileStat unixStat(Map<String, Object> attributes) {
    return new FileStat(
        DEVICE,
        ((Number) attributes.get("ino")).longValue(),
        typeOfMode((int) attributes.get("mode")),
        ((Number) attributes.get("nlink")).longValue(),
        (long) attributes.get("size"),
        nanos((FileTime) attributes.get("lastAccessTime")),
        nanos((FileTime) attributes.get("lastModifiedTime")),
        nanos((FileTime) attributes.get("ctime")));
  }

  /** {@return what can be told of the file that {@code path} had when it had these attributes} */
  static FileStat basicStat(Path path, BasicFileAttributes attributes) {
    long modified = nanos(attributes.lastModifiedTime());
    return new FileStat(
        DEVICE,
        hash(path.toString()),
        typeOf(attributes),
        1,
        attributes.size(),
        nanos(attributes.lastAccessTime()),
        modified,
        modified);
  }

  /** {@return an inode number for a host that has none} */
  static long inodeOf(Path path) {
    return hash(path.toString());
  }

  /** {@return whether the path's file system is the host's own, where links may be anywhere} */
  static boolean mayHaveLinks(Path path) {
    return path.getFileSystem() == FileSystems.getDefault();
  }

  /** {@return whether reading and writing the device never waits: it is null, zero or random} */
  static boolean isHarmlessDevice(Path path, FileType type) throws IOException {
    if (type != FileType.CHARACTER_DEVICE || !hasUnixAttributes(path)) {
      return false;
    }
    Object device = Files.getAttribute(path, "unix:rdev", LinkOption.NOFOLLOW_LINKS);
    return switch (((Number) device).intValue()) {
      case NULL_DEVICE, ZERO_DEVICE, FULL_DEVICE, RANDOM_DEVICE, URANDOM_DEVICE -> true;
      default -> false;
    };
  }

  private static boolean hasUnixAttributes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  /** Sets times in nanoseconds since 1970, unsigned. */
  static void setTimes(Path path, long accessTime, long modificationTime, LinkOption... options)
      throws IOException {
    Files.getFileAttributeView(path, BasicFileAttributeView.class, options)
        .setTimes(timeOf(modificationTime), timeOf(accessTime), null);
  }

  /** Closes what was only read. */
  static void closeQuietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException e) {
      // There is nothing left to lose.
      return;
    }
  }

  /** {@return the type of the file at {@code path} that has these attributes} */
  static FileType type(Path path, BasicFileAttributes attributes) throws IOException {
    return attributes.isOther() ? stat(path).type() : typeOf(attributes);
  }

  private static FileType typeOfMode(int mode) {
    return switch (mode & MODE_TYPE) {
      case MODE_REGULAR_FILE -> FileType.REGULAR_FILE;
      case MODE_DIRECTORY -> FileType.DIRECTORY;
      case MODE_SYMBOLIC_LINK -> FileType.SYMBOLIC_LINK;
      case MODE_CHARACTER_DEVICE -> FileType.CHARACTER_DEVICE;
      case MODE_BLOCK_DEVICE -> FileType.BLOCK_DEVICE;
      case MODE_SOCKET -> FileType.SOCKET_STREAM;
      default -> FileType.UNKNOWN;
    };
  }

  private static FileType typeOf(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return FileType.REGULAR_FILE;
    }
    if (attributes.isDirectory()) {
      return FileType.DIRECTORY;
    }
    return attributes.isSymbolicLink() ? FileType.SYMBOLIC_LINK : FileType.UNKNOWN;
  }

  /** FNV-1a of the path: the same in every run, and seldom the same for two paths. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /** {@return unsigned nanoseconds since 1970; 0 for what is before} */
  static long nanos(FileTime time) {
    Instant instant = time.toInstant();
    long seconds = instant.getEpochSecond();
    return seconds < 0 ? 0 : seconds * SystemClocks.NANOS_PER_SECOND + instant.getNano();
  }

  /** {@return the moment that a guest's unsigned number of nanoseconds means} */
  static FileTime timeOf(long nanos) {
    return FileTime.from(
        Instant.ofEpochSecond(
            Long.divideUnsigned(nanos, SystemClocks.NANOS_PER_SECOND),
            Long.remainderUnsigned(nanos, SystemClocks.NANOS_PER_SECOND)));
  }
}
