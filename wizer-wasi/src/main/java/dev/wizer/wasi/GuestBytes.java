package dev.wizer.wasi;

import dev.wizer.engine.GuestMemory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The guest's memory as the functions use it: an access outside of it is the error code {@code
 * fault}, and nothing is allocated for a length that does not fit.
 */
final class GuestBytes {

  private final GuestMemory memory;

  GuestBytes(GuestMemory memory) {
    this.memory = memory;
  }

  /** Checks that the {@code length} bytes from {@code address} on are inside the memory. */
  void require(long address, long length) throws ErrnoException {
    long limit = memory.lengthInBytes();
    if (address < 0 || length < 0 || length > limit || address > limit - length) {
      throw new ErrnoException(Errno.FAULT);
    }
  }

  byte getByte(long address) throws ErrnoException {
    require(address, 1);
    return memory.getByte(address);
  }

  short getShort(long address) throws ErrnoException {
    require(address, 2);
    return memory.getShort(address);
  }

  int getInt(long address) throws ErrnoException {
    require(address, 4);
    return memory.getInt(address);
  }

  /** {@return the unsigned number of four bytes at {@code address}: a pointer or a length} */
  long getUnsigned(long address) throws ErrnoException {
    return Integer.toUnsignedLong(getInt(address));
  }

  long getLong(long address) throws ErrnoException {
    require(address, 8);
    return memory.getLong(address);
  }

  void putByte(long address, byte value) throws ErrnoException {
    require(address, 1);
    memory.putByte(address, value);
  }

  void putShort(long address, short value) throws ErrnoException {
    require(address, 2);
    memory.putShort(address, value);
  }

  void putInt(long address, int value) throws ErrnoException {
    require(address, 4);
    memory.putInt(address, value);
  }

  void putLong(long address, long value) throws ErrnoException {
    require(address, 8);
    memory.putLong(address, value);
  }

  /** Copies to {@code target} from its start on. */
  void read(long address, byte[] target, int length) throws ErrnoException {
    require(address, length);
    memory.read(address, target, 0, length);
  }

  /** Copies from the start of {@code source}. */
  void write(long address, byte[] source, int length) throws ErrnoException {
    require(address, length);
    memory.write(address, source, 0, length);
  }

  /**
   * {@return the string of {@code length} bytes at {@code address}}
   *
   * @throws ErrnoException if it is not UTF-8 or longer than {@code maxLength} bytes
   */
  String getString(long address, long length, int maxLength) throws ErrnoException {
    require(address, length);
    if (length > maxLength) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    byte[] bytes = new byte[(int) length];
    memory.read(address, bytes, 0, bytes.length);
    return decode(bytes);
  }

  /** {@return the string that {@code bytes} are the UTF-8 encoding of} */
  static String decode(byte[] bytes) throws ErrnoException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    // What is malformed has become a replacement character, which encodes differently.
    if (text.indexOf('\uFFFD') >= 0
        && !Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
      throw new ErrnoException(Errno.ILSEQ);
    }
    return text;
  }
}
