package dev.wizer.wasi;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** An open directory. The guest reaches what is beneath it, and nothing else, by its number. */
final class OpenDirectory implements OpenNode {

  private final String preopenName;
  private final Path root;
  private final Object key;
  private Path path;
  private boolean removed;
  private DirectoryListing listing;

  private OpenDirectory(String preopenName, Path root, Path path, Object key) {
    this.preopenName = preopenName;
    this.root = root;
    this.path = path;
    this.key = key;
  }

  /** Opens a directory that the host provides; {@code path} is absolute, without links. */
  static OpenDirectory preopened(String guestPath, Path path) throws IOException {
    Object key = HostFiles.attributes(path).fileKey();
    return new OpenDirectory(guestPath, path, path, key);
  }

  /** Opens a directory beneath this one. */
  OpenDirectory opened(Path inner, BasicFileAttributes attributes) {
    return new OpenDirectory(null, root, inner, attributes.fileKey());
  }

  /** {@return the guest's name of this directory, or null if it is not preopened} */
  String preopenName() {
    return preopenName;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public void movedTo(Path newPath) {
    path = newPath;
  }

  /** Another directory may get the path, and even the inode: it is not this one. */
  @Override
  public void unlinked(FileStat last) {
    removed = true;
  }

  /**
   * {@return the path, after a check that the directory that was opened is still there} Without the
   * check a guest could put a symbolic link in the place of the directory and get out of the
   * sandbox.
   */
  Path verifiedPath() throws IOException, ErrnoException {
    BasicFileAttributes now = removed ? null : HostFiles.attributesIfPresent(path);
    if (now == null || !now.isDirectory() || !Objects.equals(key, now.fileKey())) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (key == null) {
      verifyComponents();
    }
    return path;
  }

  /** On a host that gives files no identity, no link may be on the way. */
  private void verifyComponents() throws IOException, ErrnoException {
    for (Path p = path; p != null && !p.equals(root); p = p.getParent()) {
      if (!HostFiles.attributes(p).isDirectory()) {
        throw new ErrnoException(Errno.NOENT);
      }
    }
  }

  /**
   * {@return the entries} A guest that reads a directory in parts sees it as it was when the guest
   * began, so that what it removes meanwhile makes it skip nothing.
   */
  DirectoryListing listing(boolean fromStart) throws IOException, ErrnoException {
    if (fromStart || listing == null) {
      listing = DirectoryListing.of(verifiedPath());
    }
    return listing;
  }

  @Override
  public FileStat stat() throws IOException, ErrnoException {
    return HostFiles.stat(verifiedPath());
  }

  @Override
  public FdStat fdStat() {
    return preopenName == null
        ? new FdStat(FileType.DIRECTORY, 0, Rights.DIRECTORY, Rights.DIRECTORY)
        : new FdStat(FileType.DIRECTORY, 0, Rights.PREOPEN, Rights.PREOPEN_INHERITING);
  }

  @Override
  public void close() {
    listing = null;
  }
}
