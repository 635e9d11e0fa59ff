package dev.wizer.wasi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;

/** An open file of a host's file system. */
abstract class HostFile implements FileContent {

  private final FileChannel channel;
  private final FileType type;

  HostFile(FileChannel channel, FileType type) {
    this.channel = channel;
    this.type = type;
  }

  final FileChannel channel() {
    return channel;
  }

  @Override
  public final int read(byte[] target, int length, long offset) throws IOException, ErrnoException {
    try {
      return Math.max(0, channel.read(ByteBuffer.wrap(target, 0, length), offset));
    } catch (NonReadableChannelException e) {
      throw new ErrnoException(Errno.BADF);
    }
  }

  @Override
  public final void write(byte[] source, int length, long offset)
      throws IOException, ErrnoException {
    ByteBuffer buffer = ByteBuffer.wrap(source, 0, length);
    try {
      // At least once: to write nothing needs the right to write, too.
      do {
        channel.write(buffer, offset + buffer.position());
      } while (buffer.hasRemaining());
    } catch (NonWritableChannelException e) {
      throw new ErrnoException(Errno.BADF);
    }
  }

  @Override
  public final long size() throws IOException {
    return channel.size();
  }

  @Override
  public final void resize(long size) throws IOException, ErrnoException {
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

  @Override
  public final void sync(boolean withMetadata) throws IOException {
    channel.force(withMetadata);
  }

  @Override
  public final FileType type() {
    return type;
  }
}
