package dev.wizer.wasi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A directory that is held open. Linux has a path for each open descriptor, {@code
 * /proc/self/fd/N}, and looks up what comes after it in the directory that is open, wherever that
 * is now and whatever has its name: a system call with a path of one more component is what {@code
 * openat} and its kin are.
 */
final class HeldDirectory extends HostDirectory {

  private final DescriptorNumbers numbers;
  private final FileChannel channel;
  private final int number;
  private final Path base;

  private HeldDirectory(DescriptorNumbers numbers, FileChannel channel, int number) {
    this.numbers = numbers;
    this.channel = channel;
    this.number = number;
    this.base = numbers.path(number);
  }

  /** {@return the directory at {@code path}, held; empty if this host can't hold any} */
  static Optional<HeldDirectory> open(Path path, DescriptorNumbers numbers) throws IOException {
    FileChannel channel = channel(path);
    int number = numbers.find(channel);
    if (number < 0) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new HeldDirectory(numbers, channel, number));
  }

  private static FileChannel channel(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  /** What is at {@code path} may be no directory: then nothing can be found in it. */
  @Override
  HostDirectory opened(Path path) throws IOException, ErrnoException {
    FileChannel inner = channel(path);
    int innerNumber = numbers.find(inner);
    if (innerNumber < 0) {
      // Others could be held: what is missing is a descriptor to look with.
      inner.close();
      throw new ErrnoException(Errno.MFILE);
    }
    return new HeldDirectory(numbers, inner, innerNumber);
  }

  @Override
  Path base() throws ErrnoException {
    if (!channel.isOpen()) {
      // The number may be another file's.
      throw new ErrnoException(Errno.BADF);
    }
    return base;
  }

  @Override
  Path self() throws ErrnoException {
    return base().resolve(".");
  }

  @Override
  Path anyBase() {
    return base;
  }

  @Override
  FileContent content(FileChannel file, FileType type, Path path) {
    return new HeldFile(file, type, numbers);
  }

  @Override
  NamedNodes named() {
    return NamedNodes.NONE;
  }

  @Override
  public void close() {
    if (channel.isOpen()) {
      HostFiles.closeQuietly(channel);
      numbers.freed(number);
    }
  }
}
