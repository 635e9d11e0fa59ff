package dev.wizer.wasi;

import java.io.IOException;

/** The functions {@code fd_*} that read, write and move the position. */
final class FileIo {

  private static final int IOVEC_SIZE = 8;
  private static final int CHUNK = 1 << 16;
  private static final int ADVICE_COUNT = 6;

  private final DescriptorTable table;
  private final Recorder recorder;

  FileIo(DescriptorTable table, Recorder recorder) {
    this.table = table;
    this.recorder = recorder;
  }

  /** A buffer in the guest's memory. */
  private record Buffer(long address, long length) {}

  void read(Call call) throws IOException, ErrnoException {
    Buffer buffer = firstBuffer(call);
    Descriptor descriptor = table.get(call.i32(0));
    if (descriptor instanceof OpenFile file) {
      long count = readFile(call.memory(), buffer, file, file.position());
      file.setPosition(file.position() + count);
      call.result(3, (int) count);
    } else if (descriptor instanceof InputStreamDescriptor stream) {
      int count = readStream(call.memory(), buffer, stream);
      recorder.stdinBytes(count);
      call.result(3, count);
    } else {
      throw new ErrnoException(Errno.BADF);
    }
  }

  void pread(Call call) throws IOException, ErrnoException {
    Buffer buffer = firstBuffer(call);
    Descriptor descriptor = table.get(call.i32(0));
    if (descriptor instanceof InputStreamDescriptor) {
      throw new ErrnoException(Errno.SPIPE);
    }
    if (!(descriptor instanceof OpenFile file)) {
      throw new ErrnoException(Errno.BADF);
    }
    call.result(4, (int) readFile(call.memory(), buffer, file, call.i64(3)));
  }

  private static long readFile(GuestBytes memory, Buffer buffer, OpenFile file, long offset)
      throws IOException, ErrnoException {
    byte[] chunk = chunkFor(buffer);
    long done = 0;
    int count;
    do {
      int wanted = (int) Math.min(chunk.length, buffer.length - done);
      count = file.readAt(chunk, wanted, offset + done);
      memory.write(buffer.address + done, chunk, count);
      done += count;
    } while (count == chunk.length && done < buffer.length);
    return done;
  }

  private static int readStream(GuestBytes memory, Buffer buffer, InputStreamDescriptor stream)
      throws IOException, ErrnoException {
    byte[] chunk = chunkFor(buffer);
    try {
      int count = stream.read(chunk, chunk.length);
      memory.write(buffer.address, chunk, count);
      return count;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ErrnoException(Errno.INTR);
    }
  }

  void write(Call call) throws IOException, ErrnoException {
    Buffer buffer = firstBuffer(call);
    Descriptor descriptor = table.get(call.i32(0));
    if (descriptor instanceof OpenFile file) {
      file.setPosition(writeFile(call.memory(), buffer, file, file.position()));
    } else if (descriptor instanceof OutputStreamDescriptor stream) {
      writeStream(call.memory(), buffer, stream);
    } else {
      throw new ErrnoException(Errno.BADF);
    }
    call.result(3, (int) buffer.length);
  }

  void pwrite(Call call) throws IOException, ErrnoException {
    Buffer buffer = firstBuffer(call);
    Descriptor descriptor = table.get(call.i32(0));
    if (descriptor instanceof OutputStreamDescriptor) {
      throw new ErrnoException(Errno.SPIPE);
    }
    if (!(descriptor instanceof OpenFile file)) {
      throw new ErrnoException(Errno.BADF);
    }
    writeFile(call.memory(), buffer, file, call.i64(3));
    call.result(4, (int) buffer.length);
  }

  private static long writeFile(GuestBytes memory, Buffer buffer, OpenFile file, long offset)
      throws IOException, ErrnoException {
    byte[] chunk = chunkFor(buffer);
    long end = offset;
    long done = 0;
    do {
      int count = (int) Math.min(chunk.length, buffer.length - done);
      memory.read(buffer.address + done, chunk, count);
      end = file.writeAt(chunk, count, offset + done);
      done += count;
    } while (done < buffer.length);
    return end;
  }

  private static void writeStream(GuestBytes memory, Buffer buffer, OutputStreamDescriptor stream)
      throws IOException, ErrnoException {
    byte[] chunk = chunkFor(buffer);
    for (long done = 0; done < buffer.length; ) {
      int count = (int) Math.min(chunk.length, buffer.length - done);
      memory.read(buffer.address + done, chunk, count);
      stream.write(chunk, count);
      done += count;
    }
    stream.flush();
  }

  private static byte[] chunkFor(Buffer buffer) {
    return new byte[(int) Math.min(CHUNK, buffer.length)];
  }

  /**
   * {@return the first buffer that is not empty, of those that the arguments 1 and 2 tell of; an
   * empty one if none is}
   *
   * <p>A call may always transfer less than it is asked to, and libraries then call again for the
   * rest. Wasmtime transfers one buffer in each call. How often a library calls leaves traces in
   * the memory that a snapshot is made of, so this does the same.
   */
  private static Buffer firstBuffer(Call call) throws ErrnoException {
    long vector = call.unsigned(1);
    long count = call.unsigned(2);
    GuestBytes memory = call.memory();
    memory.require(vector, count * IOVEC_SIZE);
    for (long i = 0; i < count; i++) {
      long length = memory.getUnsigned(vector + i * IOVEC_SIZE + 4);
      if (length > 0) {
        long address = memory.getUnsigned(vector + i * IOVEC_SIZE);
        memory.require(address, length);
        return new Buffer(address, length);
      }
    }
    return new Buffer(0, 0);
  }

  void seek(Call call) throws IOException, ErrnoException {
    long offset = call.i64(1);
    Whence whence = call.snapshot().whence(call.i32(2));
    OpenFile file = table.seekable(call.i32(0));
    long start =
        switch (whence) {
          case SET -> 0;
          case CUR -> file.position();
          case END -> file.size();
        };
    long position = start + offset;
    // Positions are unsigned: the sum has overflowed if it went the wrong way.
    if (offset < 0 != Long.compareUnsigned(position, start) < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    file.setPosition(position);
    call.result(3, position);
  }

  void tell(Call call) throws ErrnoException {
    call.result(1, table.seekable(call.i32(0)).position());
  }

  void sync(Call call, boolean withMetadata) throws IOException, ErrnoException {
    table.file(call.i32(0)).sync(withMetadata);
  }

  /** Advice is checked and not taken: the host has no use for it. */
  void advise(Call call) throws ErrnoException {
    call.oneOf(3, ADVICE_COUNT);
    table.file(call.i32(0));
    if (call.i64(2) < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
  }

  /** Not every host can, and Wasmtime does on none. */
  void allocate(Call call) throws ErrnoException {
    table.file(call.i32(0));
    throw new ErrnoException(Errno.NOTSUP);
  }
}
