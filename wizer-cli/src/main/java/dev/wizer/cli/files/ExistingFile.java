package dev.wizer.cli.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;

/** A regular file that was there before the guest ran, open for writing. */
final class ExistingFile implements Closeable {

  private static final String UNIX_ATTRIBUTES = "unix:nlink,uid,gid";

  private final OutputPlace place;
  private final FileChannel channel;
  private final Object key;
  private final Map<String, Object> unix;
  private final PosixFileAttributes posix;

  private ExistingFile(
      OutputPlace place,
      FileChannel channel,
      Object key,
      Map<String, Object> unix,
      PosixFileAttributes posix) {
    this.place = place;
    this.channel = channel;
    this.key = key;
    this.unix = unix;
    this.posix = posix;
  }

  static ExistingFile open(OutputPlace place) throws IOException {
    FileChannel channel = place.directory().openExisting(place.name());
    try {
      PosixFileAttributeView view = place.directory().posixView(place.name());
      return new ExistingFile(
          place,
          channel,
          keyOf(place.directory().attributes(place.name())),
          unixAttributes(place.entry().path()),
          view == null ? null : view.readAttributes());
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  private static Map<String, Object> unixAttributes(Path path) throws IOException {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? Files.readAttributes(path, UNIX_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS)
        : Map.of();
  }

  private static Object keyOf(BasicFileAttributes attributes) {
    return attributes == null ? null : attributes.fileKey();
  }

  /** {@return whether it has other names, under which it would stay what it was} */
  boolean hasOtherNames() {
    return unix.get("nlink") instanceof Number links && links.longValue() > 1;
  }

  FileChannel channel() {
    return channel;
  }

  /** {@return permissions and owners, or null if the platform has none} */
  PosixFileAttributes posix() {
    return posix;
  }

  /** {@return whether it is still what its name leads to} */
  boolean isInPlace() throws IOException {
    BasicFileAttributes now = place.directory().attributes(place.name());
    return now != null && now.isRegularFile() && (key == null || key.equals(now.fileKey()));
  }

  /**
   * {@return whether a file beside it belongs to the same user and group} Asks for numbers: names
   * may have to be asked of another machine.
   */
  boolean hasOwnersOf(Path name) throws IOException {
    Map<String, Object> other = unixAttributes(place.entry().directory().resolve(name));
    return unix.isEmpty()
        || unix.get("uid").equals(other.get("uid")) && unix.get("gid").equals(other.get("gid"));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
