package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.GuestMemory;
import dev.wizer.engine.HostContext;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.WasmValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A guest of one page of memory that calls functions by name. */
final class FakeGuest implements HostContext, GuestMemory, AutoCloseable {

  static final int MEMORY_SIZE = 1 << 16;

  /** Where results go, away from what tests put at the memory's start. */
  static final int RESULT = 0x8000;

  private static final int PATH = 0x9000;
  private static final int SECOND_PATH = 0xA800;
  private static final int IOVEC = 0xC000;

  private static final int READ_WRITE = 66;

  private final ByteBuffer bytes = ByteBuffer.allocate(MEMORY_SIZE).order(ByteOrder.LITTLE_ENDIAN);
  private final String module;
  final WasiPreview1 wasi;

  FakeGuest(WasiConfig config) throws IOException {
    this("wasi_snapshot_preview1", config);
  }

  FakeGuest(String module, WasiConfig config) throws IOException {
    this.module = module;
    this.wasi = WasiPreview1.open(config);
  }

  /** Calls a function with ints and longs and gives its error code. */
  Errno call(String name, Number... arguments) {
    WasmValue[] results = callRaw(name, arguments);
    assertEquals(1, results.length);
    return Errno.values()[((WasmValue.I32) results[0]).value()];
  }

  WasmValue[] callRaw(String name, Number... arguments) {
    WasmValue[] values = new WasmValue[arguments.length];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          arguments[i] instanceof Long wide
              ? new WasmValue.I64(wide)
              : new WasmValue.I32(arguments[i].intValue());
    }
    HostFunction function =
        wasi.resolve(module, name, WasiFunction.named(name).type()).orElseThrow();
    return function.call(this, values);
  }

  /** Calls a function of one path; {@code more} comes after the path. */
  Errno onPath(String name, int fd, String path, Number... more) {
    int length = putText(PATH, path);
    Number[] all = new Number[3 + more.length];
    all[0] = fd;
    all[1] = PATH;
    all[2] = length;
    System.arraycopy(more, 0, all, 3, more.length);
    return call(name, all);
  }

  Errno createDirectory(int fd, String path) {
    return onPath("path_create_directory", fd, path);
  }

  Errno removeDirectory(int fd, String path) {
    return onPath("path_remove_directory", fd, path);
  }

  Errno unlink(int fd, String path) {
    return onPath("path_unlink_file", fd, path);
  }

  Errno symlink(String target, int fd, String path) {
    int targetLength = putText(PATH, target);
    int length = putText(SECOND_PATH, path);
    return call("path_symlink", PATH, targetLength, fd, SECOND_PATH, length);
  }

  Errno rename(int oldFd, String oldPath, int newFd, String newPath) {
    int oldLength = putText(PATH, oldPath);
    int newLength = putText(SECOND_PATH, newPath);
    return call("path_rename", oldFd, PATH, oldLength, newFd, SECOND_PATH, newLength);
  }

  Errno link(int oldFd, String oldPath, int newFd, String newPath) {
    int oldLength = putText(PATH, oldPath);
    int newLength = putText(SECOND_PATH, newPath);
    return call("path_link", oldFd, 0, PATH, oldLength, newFd, SECOND_PATH, newLength);
  }

  Errno stat(int fd, boolean follow, String path) {
    int length = putText(PATH, path);
    return call("path_filestat_get", fd, follow ? 1 : 0, PATH, length, RESULT);
  }

  Errno readlink(int fd, String path, int bufferLength) {
    int length = putText(PATH, path);
    return call("path_readlink", fd, PATH, length, 0, bufferLength, RESULT);
  }

  Errno open(int fd, boolean follow, String path, int openFlags, long rights, int fdFlags) {
    int length = putText(PATH, path);
    return call(
        "path_open", fd, follow ? 1 : 0, PATH, length, openFlags, rights, 0L, fdFlags, RESULT);
  }

  /** Opens for reading and writing, following links, and gives the descriptor. */
  int opened(int fd, String path, int openFlags) {
    assertEquals(Errno.SUCCESS, open(fd, true, path, openFlags, READ_WRITE, 0), path);
    return getInt(RESULT);
  }

  /** Opens a directory and gives the descriptor. */
  int openedDirectory(int fd, String path) {
    assertEquals(Errno.SUCCESS, open(fd, true, path, OpenRequest.DIRECTORY, 0, 0), path);
    return getInt(RESULT);
  }

  /** Opens a file with text in it, made if it isn't there. */
  int fileWith(int fd, String path, String text) {
    int file = opened(fd, path, OpenRequest.CREAT);
    assertEquals(Errno.SUCCESS, write(file, text));
    return file;
  }

  Errno write(int fd, String text) {
    int length = putText(0, text);
    putIovec(0, length);
    return call("fd_write", fd, IOVEC, 1, RESULT);
  }

  Errno read(int fd, int length) {
    putIovec(0, length);
    return call("fd_read", fd, IOVEC, 1, RESULT);
  }

  /** Reads what one call gives. */
  String readText(int fd, int length) {
    assertEquals(Errno.SUCCESS, read(fd, length));
    return text(0, getInt(RESULT));
  }

  int putIovec(int address, int length) {
    putInt(IOVEC, address);
    putInt(IOVEC + 4, length);
    return IOVEC;
  }

  int putText(int address, String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    write(address, encoded, 0, encoded.length);
    return encoded.length;
  }

  String text(int address, int length) {
    return new String(bytes.array(), address, length, StandardCharsets.UTF_8);
  }

  void fill(int from, int to, byte value) {
    Arrays.fill(bytes.array(), from, to, value);
  }

  @Override
  public Optional<GuestMemory> memory(String exportName) {
    return exportName.equals("memory") ? Optional.of(this) : Optional.empty();
  }

  @Override
  public long lengthInBytes() {
    return MEMORY_SIZE;
  }

  private int index(long address, int length) {
    if (address < 0 || address > MEMORY_SIZE - length) {
      throw new IndexOutOfBoundsException("address " + address);
    }
    return (int) address;
  }

  @Override
  public byte getByte(long address) {
    return bytes.get(index(address, 1));
  }

  @Override
  public short getShort(long address) {
    return bytes.getShort(index(address, 2));
  }

  @Override
  public int getInt(long address) {
    return bytes.getInt(index(address, 4));
  }

  @Override
  public long getLong(long address) {
    return bytes.getLong(index(address, 8));
  }

  @Override
  public void putByte(long address, byte value) {
    bytes.put(index(address, 1), value);
  }

  @Override
  public void putShort(long address, short value) {
    bytes.putShort(index(address, 2), value);
  }

  @Override
  public void putInt(long address, int value) {
    bytes.putInt(index(address, 4), value);
  }

  @Override
  public void putLong(long address, long value) {
    bytes.putLong(index(address, 8), value);
  }

  @Override
  public void read(long address, byte[] target, int offset, int length) {
    System.arraycopy(bytes.array(), index(address, length), target, offset, length);
  }

  @Override
  public void write(long address, byte[] source, int offset, int length) {
    System.arraycopy(source, offset, bytes.array(), index(address, length), length);
  }

  @Override
  public void close() {
    wasi.close();
  }
}
