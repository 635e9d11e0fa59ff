package dev.wizer.wasi;

import java.io.IOException;

/** A file that the guest can't change. It was not opened for writing. */
record ReadOnlyFile(FileContent content) implements FileContent {

  @Override
  public int read(byte[] target, int length, long offset) throws IOException, ErrnoException {
    return content.read(target, length, offset);
  }

  @Override
  public void write(byte[] source, int length, long offset) throws IOException, ErrnoException {
    content.write(source, length, offset);
  }

  @Override
  public long size() throws IOException {
    return content.size();
  }

  @Override
  public void resize(long size) throws IOException, ErrnoException {
    content.resize(size);
  }

  @Override
  public void sync(boolean withMetadata) throws IOException {
    content.sync(withMetadata);
  }

  @Override
  public FileType type() {
    return content.type();
  }

  @Override
  public FileStat stat() throws IOException, ErrnoException {
    return content.stat();
  }

  @Override
  public void setTimes(long accessTime, long modificationTime) throws ErrnoException {
    throw new ErrnoException(Errno.ROFS);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
