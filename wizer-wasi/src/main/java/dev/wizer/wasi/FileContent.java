package dev.wizer.wasi;

import java.io.IOException;

/** The content of an open file that is no directory, and its attributes. */
interface FileContent {

  /**
   * Copies to the start of {@code target} what is at {@code offset}.
   *
   * @return how many bytes were read, 0 at the end
   */
  int read(byte[] target, int length, long offset) throws IOException, ErrnoException;

  /** Copies all {@code length} bytes from the start of {@code source} to {@code offset}. */
  void write(byte[] source, int length, long offset) throws IOException, ErrnoException;

  long size() throws IOException;

  /** Cuts the file off, or fills it with zeros, to have {@code size} bytes. */
  void resize(long size) throws IOException, ErrnoException;

  void sync(boolean withMetadata) throws IOException;

  FileType type();

  FileStat stat() throws IOException, ErrnoException;

  /** Sets the times, in nanoseconds since 1970. */
  void setTimes(long accessTime, long modificationTime) throws IOException, ErrnoException;

  void close() throws IOException;
}
