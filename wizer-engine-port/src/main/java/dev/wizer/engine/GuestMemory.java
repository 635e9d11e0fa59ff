package dev.wizer.engine;

/**
 * A memory of the calling instance, as a host function sees it. All numbers are little endian.
 *
 * <p>Addresses are unsigned byte indices. Every method throws {@link IndexOutOfBoundsException},
 * having changed nothing, when any byte that it would touch lies outside the memory; an engine
 * turns one that a host function lets escape into the trap {@link
 * TrapKind#OUT_OF_BOUNDS_MEMORY_ACCESS}.
 */
public interface GuestMemory {

  /** {@return the memory's current length in bytes} */
  long lengthInBytes();

  /** {@return the byte at {@code address}} */
  byte getByte(long address);

  /** {@return the two bytes from {@code address} on} */
  short getShort(long address);

  /** {@return the four bytes from {@code address} on} */
  int getInt(long address);

  /** {@return the eight bytes from {@code address} on} */
  long getLong(long address);

  /** Stores one byte. */
  void putByte(long address, byte value);

  /** Stores two bytes. */
  void putShort(long address, short value);

  /** Stores four bytes. */
  void putInt(long address, int value);

  /** Stores eight bytes. */
  void putLong(long address, long value);

  /**
   * Copies {@code length} bytes from {@code address} on to {@code target} from {@code offset} on.
   */
  void read(long address, byte[] target, int offset, int length);

  /** Copies {@code length} bytes of {@code source} from {@code offset} on to {@code address} on. */
  void write(long address, byte[] source, int offset, int length);
}
