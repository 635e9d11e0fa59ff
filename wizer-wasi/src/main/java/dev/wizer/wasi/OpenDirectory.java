package dev.wizer.wasi;

import java.io.IOException;

/** An open directory. The guest reaches what is beneath it, and nothing else, by its number. */
final class OpenDirectory implements OpenNode {

  private final boolean preopened;
  private final String guestPath;
  private final Directory directory;
  private DirectoryListing listing;

  private OpenDirectory(boolean preopened, String guestPath, Directory directory) {
    this.preopened = preopened;
    this.guestPath = guestPath;
    this.directory = directory;
  }

  /** Makes the descriptor of a directory that the host provides. */
  static OpenDirectory preopened(String guestPath, Directory directory) {
    return new OpenDirectory(true, guestPath, directory);
  }

  /** Makes the descriptor of a directory that the guest has opened. */
  static OpenDirectory inner(Directory inner, String guestPath) {
    return new OpenDirectory(false, guestPath, inner);
  }

  /** {@return the guest's name of {@code path}, which starts at this directory} */
  String childPath(String path) {
    if (path.isEmpty()) {
      return guestPath;
    }
    return guestPath.endsWith("/") ? guestPath.concat(path) : guestPath.concat("/").concat(path);
  }

  /** {@return the guest's name of this directory, or null if it is not preopened} */
  String preopenName() {
    return preopened ? guestPath : null;
  }

  Directory directory() {
    return directory;
  }

  @Override
  public String guestPath() {
    return guestPath;
  }

  /**
   * {@return the entries} A guest that reads a directory in parts sees it as it was when the guest
   * began, so that what it removes meanwhile makes it skip nothing.
   */
  DirectoryListing listing(boolean fromStart, FileAttributes attributes)
      throws IOException, ErrnoException {
    if (fromStart || listing == null) {
      listing = DirectoryListing.of(directory, attributes);
    }
    return listing;
  }

  @Override
  public FileStat stat() throws IOException, ErrnoException {
    return directory.stat(".");
  }

  @Override
  public void setTimes(long accessTime, long modificationTime) throws IOException, ErrnoException {
    directory.setTimes(".", accessTime, modificationTime);
  }

  @Override
  public FdStat fdStat() {
    return preopened
        ? new FdStat(FileType.DIRECTORY, 0, Rights.PREOPEN, Rights.PREOPEN_INHERITING)
        : new FdStat(FileType.DIRECTORY, 0, Rights.DIRECTORY, Rights.DIRECTORY);
  }

  @Override
  public void close() {
    listing = null;
    directory.close();
  }
}
