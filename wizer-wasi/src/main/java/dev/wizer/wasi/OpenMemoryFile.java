package dev.wizer.wasi;

/**
 * A descriptor's view of a file of an overlay.
 *
 * @param file the file
 * @param readable whether the descriptor may read
 * @param writable whether it may write
 */
record OpenMemoryFile(MemoryFile file, boolean readable, boolean writable) implements FileContent {

  @Override
  public int read(byte[] target, int length, long offset) throws ErrnoException {
    if (!readable) {
      throw new ErrnoException(Errno.BADF);
    }
    return file.content().read(target, length, offset);
  }

  @Override
  public void write(byte[] source, int length, long offset) throws ErrnoException {
    if (!writable) {
      throw new ErrnoException(Errno.BADF);
    }
    file.content().write(source, length, offset);
    file.modified();
  }

  @Override
  public long size() {
    return file.content().size();
  }

  @Override
  public void resize(long size) throws ErrnoException {
    if (!writable) {
      throw new ErrnoException(Errno.INVAL);
    }
    file.content().resize(size);
    file.modified();
  }

  @Override
  public void sync(boolean withMetadata) {
    // There is nothing behind the memory.
  }

  @Override
  public FileType type() {
    return FileType.REGULAR_FILE;
  }

  @Override
  public FileStat stat() {
    return file.stat();
  }

  @Override
  public void setTimes(long accessTime, long modificationTime) {
    file.setTimes(accessTime, modificationTime);
  }

  @Override
  public void close() {
    file.closed();
  }
}
