package dev.wizer.wasi;

import java.io.IOException;
import java.util.List;

/** A directory in which, and beneath which, the guest changes nothing. */
final class ReadOnlyDirectory implements Directory {

  private final Directory directory;

  ReadOnlyDirectory(Directory directory) {
    this.directory = directory;
  }

  private static ErrnoException refused() {
    return new ErrnoException(Errno.ROFS);
  }

  @Override
  public FileType typeOf(String name) throws IOException, ErrnoException {
    return directory.typeOf(name);
  }

  @Override
  public FileStat stat(String name) throws IOException, ErrnoException {
    return directory.stat(name);
  }

  @Override
  public Directory enter(String name) throws IOException, ErrnoException {
    return new ReadOnlyDirectory(directory.enter(name));
  }

  @Override
  public List<String> names() throws IOException, ErrnoException {
    return directory.names();
  }

  @Override
  public FileContent open(String name, OpenRequest request) throws IOException, ErrnoException {
    boolean creates = request.create() && directory.typeOf(name) == null;
    if (creates || request.write() || request.truncate()) {
      throw refused();
    }
    return new ReadOnlyFile(directory.open(name, request.withoutCreation()));
  }

  @Override
  public String readLink(String name) throws IOException, ErrnoException {
    return directory.readLink(name);
  }

  @Override
  public void requirePossible(String name) throws ErrnoException {
    directory.requirePossible(name);
  }

  @Override
  public void createDirectory(String name) throws ErrnoException {
    throw refused();
  }

  @Override
  public void createLink(String target, String name) throws ErrnoException {
    throw refused();
  }

  @Override
  public void removeDirectory(String name) throws ErrnoException {
    throw refused();
  }

  @Override
  public void removeFile(String name) throws ErrnoException {
    throw refused();
  }

  @Override
  public void link(String name, Directory newDirectory, String newName) throws ErrnoException {
    throw refused();
  }

  @Override
  public void rename(String name, Directory newDirectory, String newName) throws ErrnoException {
    throw refused();
  }

  @Override
  public void setTimes(String name, long accessTime, long modificationTime) throws ErrnoException {
    throw refused();
  }

  @Override
  public void close() {
    directory.close();
  }
}
