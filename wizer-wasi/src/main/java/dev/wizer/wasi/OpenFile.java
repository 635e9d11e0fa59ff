package dev.wizer.wasi;

import java.io.IOException;

/** An open file that is no directory. */
final class OpenFile implements OpenNode {

  private final FileContent content;
  private final Access access;
  private final String guestPath;
  private final FileBudget written;
  private int flags;
  private long position;

  /**
   * What the guest asked to do with the file.
   *
   * @param read whether it reads
   * @param write whether it writes
   */
  record Access(boolean read, boolean write) {}

  OpenFile(FileContent content, OpenRequest request, String guestPath, FileBudget written) {
    this.content = content;
    this.access = request.access();
    this.flags = request.fdFlags();
    this.guestPath = guestPath;
    this.written = written;
  }

  @Override
  public String guestPath() {
    return guestPath;
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
    return content.size();
  }

  /**
   * Reads at {@code offset}.
   *
   * @return how many bytes were read, 0 at the end
   */
  int readAt(byte[] target, int length, long offset) throws IOException, ErrnoException {
    requireOffset(offset);
    return content.read(target, length, offset);
  }

  /**
   * Writes at {@code offset}; at the end if the file is open for appending, as on Linux.
   *
   * @return the offset behind what was written
   */
  long writeAt(byte[] source, int length, long offset) throws IOException, ErrnoException {
    long at = (flags & FdFlags.APPEND) == 0 ? offset : content.size();
    requireOffset(at);
    written.take(length);
    content.write(source, length, at);
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
    written.take(Math.max(0, size - content.size()));
    content.resize(size);
  }

  void sync(boolean withMetadata) throws IOException {
    content.sync(withMetadata);
  }

  @Override
  public FileStat stat() throws IOException, ErrnoException {
    return content.stat();
  }

  @Override
  public void setTimes(long accessTime, long modificationTime) throws IOException, ErrnoException {
    content.setTimes(accessTime, modificationTime);
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
    return new FdStat(content.type(), flags, rights, rights);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
