package dev.wizer.wasi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A directory that is known by its path, on hosts that can't hold one open. Before each use it is
 * looked whether the directory is still there. What another process puts in its place between the
 * look and the use is not noticed.
 */
final class NamedDirectory extends HostDirectory implements NamedNode {

  private final NamedNodes named;
  private final Path root;
  private final Object key;
  private Path path;
  private boolean removed;

  private NamedDirectory(NamedNodes named, Path root, Path path, Object key) {
    this.named = named;
    this.root = root;
    this.path = path;
    this.key = key;
    named.add(this);
  }

  /** Opens a directory that the host provides; {@code path} is absolute, without links. */
  static NamedDirectory open(Path path, NamedNodes named) throws IOException {
    return new NamedDirectory(named, path, path, HostFiles.attributes(path).fileKey());
  }

  @Override
  HostDirectory opened(Path inner) throws IOException {
    BasicFileAttributes attributes = HostFiles.attributes(inner);
    if (!attributes.isDirectory()) {
      throw new NotDirectoryException(inner.toString());
    }
    return new NamedDirectory(named, root, inner, attributes.fileKey());
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
  @Override
  Path base() throws IOException, ErrnoException {
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

  @Override
  Path anyBase() {
    return path;
  }

  @Override
  FileContent content(FileChannel channel, FileType type, Path file) throws IOException {
    return new NamedFile(channel, type, file, named);
  }

  @Override
  NamedNodes named() {
    return named;
  }

  @Override
  public void close() {
    named.remove(this);
  }
}
