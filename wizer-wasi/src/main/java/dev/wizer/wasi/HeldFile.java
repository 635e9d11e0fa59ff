package dev.wizer.wasi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file that is known by its descriptor: it has attributes even without a name. */
final class HeldFile extends HostFile {

  private static final int NOT_ASKED = -2;

  private final DescriptorNumbers numbers;
  private int number = NOT_ASKED;

  HeldFile(FileChannel channel, FileType type, DescriptorNumbers numbers) {
    super(channel, type);
    this.numbers = numbers;
  }

  private Path path() throws IOException, ErrnoException {
    if (number == NOT_ASKED) {
      number = numbers.find(channel());
    }
    if (number < 0) {
      // Devices have no position.
      throw new ErrnoException(Errno.NOTSUP);
    }
    if (!channel().isOpen()) {
      throw new ErrnoException(Errno.BADF);
    }
    return numbers.path(number);
  }

  @Override
  public FileStat stat() throws IOException, ErrnoException {
    return type() == FileType.REGULAR_FILE
        ? HostFiles.statFollowing(path())
        : FileStat.ofStream(type());
  }

  @Override
  public void setTimes(long accessTime, long modificationTime) throws IOException, ErrnoException {
    HostFiles.setTimes(path(), accessTime, modificationTime);
  }

  @Override
  public void close() throws IOException {
    boolean open = channel().isOpen();
    channel().close();
    if (open && number >= 0) {
      numbers.freed(number);
    }
  }
}
