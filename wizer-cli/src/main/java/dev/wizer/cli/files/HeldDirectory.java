package dev.wizer.cli.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Set;

/**
 * An open directory, whose entries are reached through its handle and without following links.
 *
 * <p>There is no handle where the platform has none, and for a directory that may not be listed.
 * Its path is used then, which is as good as long as nobody else changes it: guests have ended
 * before entries are changed, and {@link OutputPlace#requireReachable} comes in between.
 */
final class HeldDirectory implements Closeable {

  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private static final Set<OpenOption> EXISTING =
      Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private final Path path;
  private final SecureDirectoryStream<Path> handle;

  private HeldDirectory(Path path, SecureDirectoryStream<Path> handle) {
    this.path = path;
    this.handle = handle;
  }

  static HeldDirectory open(Path directory) throws IOException {
    try {
      DirectoryStream<Path> stream = Files.newDirectoryStream(directory);
      if (stream instanceof SecureDirectoryStream<Path> secure) {
        return new HeldDirectory(directory, secure);
      }
      stream.close();
    } catch (AccessDeniedException e) {
      // It may still be written to.
    }
    return new HeldDirectory(directory, null);
  }

  Path path() {
    return path;
  }

  /** {@return an entry's attributes, or null if there is none} */
  BasicFileAttributes attributes(Path name) throws IOException {
    try {
      return view(name, BasicFileAttributeView.class).readAttributes();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** {@return the permissions and owners of an entry, or null if the platform has none} */
  PosixFileAttributeView posixView(Path name) {
    return view(name, PosixFileAttributeView.class);
  }

  private <V extends BasicFileAttributeView> V view(Path name, Class<V> type) {
    return handle == null
        ? Files.getFileAttributeView(path.resolve(name), type, LinkOption.NOFOLLOW_LINKS)
        : handle.getFileAttributeView(name, type, LinkOption.NOFOLLOW_LINKS);
  }

  /** Creates a file that was not there. */
  FileChannel create(Path name, FileAttribute<?>... attributes) throws IOException {
    return channel(name, NEW, attributes);
  }

  /** Opens a file for writing, without changing it. */
  FileChannel openExisting(Path name) throws IOException {
    return channel(name, EXISTING);
  }

  private FileChannel channel(Path name, Set<OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return handle == null
        ? FileChannel.open(path.resolve(name), options, attributes)
        : (FileChannel) handle.newByteChannel(name, options, attributes);
  }

  /** Gives an entry another name, in one step, replacing an entry that has it. */
  void rename(Path from, Path to) throws IOException {
    if (handle == null) {
      Files.move(path.resolve(from), path.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    } else {
      handle.move(from, handle, to);
    }
  }

  void delete(Path name) throws IOException {
    if (handle == null) {
      Files.delete(path.resolve(name));
    } else {
      handle.deleteFile(name);
    }
  }

  /** Has the disk know the entries, where that can be asked for. */
  void sync() {
    Path self = path.getFileSystem().getPath(".");
    try (FileChannel directory =
        handle == null
            ? FileChannel.open(path, StandardOpenOption.READ)
            : (FileChannel) handle.newByteChannel(self, Set.of(StandardOpenOption.READ))) {
      directory.force(true);
    } catch (IOException e) {
      // Not every platform opens directories, not every file system has this.
    }
  }

  @Override
  public void close() throws IOException {
    if (handle != null) {
      handle.close();
    }
  }
}
