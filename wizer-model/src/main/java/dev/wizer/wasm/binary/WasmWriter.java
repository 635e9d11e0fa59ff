package dev.wizer.wasm.binary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Appends the binary format's values to a growing array: the mirror of {@link WasmReader}. */
public final class WasmWriter {

  private static final int INITIAL_CAPACITY = 256;

  private byte[] bytes;
  private int length;

  /** Makes an empty writer. */
  public WasmWriter() {
    this(INITIAL_CAPACITY);
  }

  /** Makes an empty writer with room for {@code capacity} bytes. */
  public WasmWriter(int capacity) {
    this.bytes = new byte[capacity];
  }

  /** {@return how many bytes a section has, given those of its content: with its id and size} */
  public static long sectionLength(long contentLength) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(contentLength | 1);
    return 1 + (bits + 6) / 7 + contentLength;
  }

  /** {@return how many bytes have been written} */
  public int lengthInBytes() {
    return length;
  }

  /** {@return a copy of what has been written} */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** {@return what has been written; the array itself when it is exactly full, else a copy} */
  public byte[] finish() {
    return bytes.length == length ? bytes : toByteArray();
  }

  /** Writes the low eight bits of {@code value}. */
  public WasmWriter writeByte(int value) {
    ensureRoomFor(1);
    bytes[length++] = (byte) value;
    return this;
  }

  /** Writes an unsigned 32-bit integer, given as its bits, as LEB128 of minimal length. */
  public WasmWriter writeU32(int value) {
    return writeU64(Integer.toUnsignedLong(value));
  }

  /** Writes an unsigned 64-bit integer, given as its bits, as LEB128 of minimal length. */
  public WasmWriter writeU64(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    return writeByte((int) rest);
  }

  /** Writes a signed 32-bit integer as LEB128 of minimal length. */
  public WasmWriter writeS32(int value) {
    return writeS64(value);
  }

  /** Writes a signed 64-bit integer as LEB128 of minimal length. */
  public WasmWriter writeS64(long value) {
    long rest = value;
    while (rest >> 6 != rest >> 63) {
      writeByte((int) (rest & 0x7F) | 0x80);
      rest >>= 7;
    }
    return writeByte((int) (rest & 0x7F));
  }

  /** Writes four bytes, little endian. */
  public WasmWriter writeF32Bits(int bits) {
    for (int shift = 0; shift < 32; shift += 8) {
      writeByte(bits >>> shift);
    }
    return this;
  }

  /** Writes eight bytes, little endian. */
  public WasmWriter writeF64Bits(long bits) {
    for (int shift = 0; shift < 64; shift += 8) {
      writeByte((int) (bits >>> shift));
    }
    return this;
  }

  /** Writes a name: its UTF-8 bytes preceded by their count. */
  public WasmWriter writeName(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    return writeU32(utf8.length).writeBytes(utf8, 0, utf8.length);
  }

  /** Writes {@code count} bytes of {@code source} from {@code offset} on. */
  public WasmWriter writeBytes(byte[] source, int offset, int count) {
    ensureRoomFor(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
    return this;
  }

  /** Writes the bytes of a range. */
  public WasmWriter writeBytes(ByteRange range) {
    return writeBytes(range.array(), range.start(), range.lengthInBytes());
  }

  /** Writes {@code count} bytes of {@code source} from {@code index} on. */
  public WasmWriter writeBytes(ByteBuffer source, int index, int count) {
    ensureRoomFor(count);
    source.get(index, bytes, length, count);
    length += count;
    return this;
  }

  /** Writes all that {@code other} holds. */
  public WasmWriter writeAll(WasmWriter other) {
    return writeBytes(other.bytes, 0, other.length);
  }

  /** Writes a part of what {@code other} holds. */
  public WasmWriter writeFrom(WasmWriter other, int offset, int count) {
    return writeBytes(other.bytes, offset, count);
  }

  /** Writes a section: its id, its size and its content. */
  public WasmWriter writeSection(SectionId id, WasmWriter content) {
    return writeByte(id.code()).writeU32(content.length).writeAll(content);
  }

  private void ensureRoomFor(int count) {
    if (count > bytes.length - length) {
      int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.length);
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, count), doubled));
    }
  }
}
