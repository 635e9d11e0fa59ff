package dev.wizer.wasi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** An open file that is no directory. */
final class OpenFile implements OpenNode {

  private final FileChannel channel;
  private final Access access;
  private final BasicFileAttributes opened;
  private final FileType type;
  private Path path;

  /** The attributes when the file lost the name by which it was opened; null before. */
  private FileStat unlinked;

  private int flags;
  private long position;

  /**
   * What the guest asked to do with the file.
   *
   * @param read whether it reads
   * @param write whether it writes
   */
  record Access(boolean read, boolean write) {}

  OpenFile(FileChannel channel, Access access, int flags, Path path) throws IOException {
    this.channel = channel;
    this.access = access;
    this.flags = flags;
    this.path = path;
    this.opened = HostFiles.attributes(path);
    this.type = HostFiles.type(path, opened);
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
  boolean isNamed() throws IOException {
    if (unlinked != null) {
      return false;
    }
    BasicFileAttributes now = HostFiles.attributesIfPresent(path);
    return now != null && Objects.equals(opened.fileKey(), now.fileKey());
  }

  void setFlags(int flags) {
    this.flags = flags;
  }

  /** {@return the position, unsigned} */
  long position() {
    return position;
  }

  void setPosition(long position) {
    this.position = position;
  }

  long size() throws IOException {
    return channel.size();
  }

  /**
   * Reads at {@code offset}.
   *
   * @return how many bytes were read, 0 at the end
   */
  int readAt(byte[] target, int length, long offset) throws IOException, ErrnoException {
    requireOffset(offset);
    ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
    try {
      return Math.max(0, channel.read(buffer, offset));
    } catch (NonReadableChannelException e) {
      throw new ErrnoException(Errno.BADF);
    }
  }

  /**
   * Writes at {@code offset}; at the end if the file is open for appending, as on Linux.
   *
   * @return the offset behind what was written
   */
  long writeAt(byte[] source, int length, long offset) throws IOException, ErrnoException {
    long at = (flags & FdFlags.APPEND) == 0 ? offset : channel.size();
    requireOffset(at);
    ByteBuffer buffer = ByteBuffer.wrap(source, 0, length);
    try {
      // At least once: to write nothing needs the right to write, too.
      do {
        channel.write(buffer, at + buffer.position());
      } while (buffer.hasRemaining());
    } catch (NonWritableChannelException e) {
      throw new ErrnoException(Errno.BADF);
    }
    return at + length;
  }

  private static void requireOffset(long offset) throws ErrnoException {
    if (offset < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
  }

  /** Cuts the file off, or fills it with zeros, to have {@code size} bytes. */
  void resize(long size) throws IOException, ErrnoException {
    requireOffset(size);
    try {
      if (size <= channel.size()) {
        channel.truncate(size);
      } else {
        channel.write(ByteBuffer.allocate(1), size - 1);
      }
    } catch (NonWritableChannelException e) {
      throw new ErrnoException(Errno.INVAL);
    }
  }

  void sync(boolean withMetadata) throws IOException {
    channel.force(withMetadata);
  }

  @Override
  public FileStat stat() throws IOException {
    if (isNamed()) {
      return HostFiles.stat(path);
    }
    FileStat last = unlinked == null ? HostFiles.basicStat(path, opened).unlinked() : unlinked;
    return last.withSize(channel.size());
  }

  @Override
  public FdStat fdStat() {
    long rights = Rights.ALL;
    if (!access.read) {
      rights &= ~(Rights.FD_READ | Rights.FD_READDIR);
    }
    if (!access.write) {
      rights &= ~Rights.FD_WRITE;
    }
    return new FdStat(type, flags, rights, rights);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
