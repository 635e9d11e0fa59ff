package dev.wizer.wasi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** A file that is known by its path, on hosts that tell nothing of an open file but its size. */
final class NamedFile extends HostFile implements NamedNode {

  private final NamedNodes named;
  private final BasicFileAttributes opened;
  private Path path;

  /** The attributes when the file lost the name by which it was opened; null before. */
  private FileStat unlinked;

  NamedFile(FileChannel channel, FileType type, Path path, NamedNodes named) throws IOException {
    super(channel, type);
    this.named = named;
    this.path = path;
    this.opened = attributesOrNull(path);
    named.add(this);
  }

  /** Some file systems show a new file only when it has been closed. */
  private static BasicFileAttributes attributesOrNull(Path path) throws IOException {
    return HostFiles.attributesIfPresent(path);
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public void movedTo(Path newPath) {
    path = newPath;
  }

  @Override
  public void unlinked(FileStat last) {
    if (unlinked == null) {
      unlinked = last;
    }
  }

  /** {@return whether {@link #path()} is still this file's} */
  private boolean isNamed() throws IOException {
    if (unlinked != null || opened == null) {
      return false;
    }
    BasicFileAttributes now = HostFiles.attributesIfPresent(path);
    return now != null && Objects.equals(opened.fileKey(), now.fileKey());
  }

  @Override
  public FileStat stat() throws IOException {
    if (isNamed()) {
      return HostFiles.stat(path).withSize(size());
    }
    if (opened == null) {
      return FileStat.ofNew(HostFiles.inodeOf(path), type(), size());
    }
    FileStat last = unlinked == null ? HostFiles.basicStat(path, opened).unlinked() : unlinked;
    return last.withSize(size());
  }

  @Override
  public void setTimes(long accessTime, long modificationTime) throws IOException, ErrnoException {
    if (!isNamed()) {
      // The host knows times by name alone.
      throw new ErrnoException(Errno.NOTSUP);
    }
    HostFiles.setTimes(path, accessTime, modificationTime, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void close() throws IOException {
    named.remove(this);
    channel().close();
  }
}
