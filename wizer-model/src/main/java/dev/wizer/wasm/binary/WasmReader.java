package dev.wizer.wasm.binary;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over a range of a module's bytes. Every read throws {@link MalformedModuleException}
 * with the offset when the bytes do not have the form that is asked for.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/values.html">Values</a>
 */
public final class WasmReader {

  private final byte[] bytes;
  private final int end;
  private int position;

  /** Makes a reader of all of {@code bytes}. */
  public WasmReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** Makes a reader of {@code range}. */
  public WasmReader(ByteRange range) {
    this(range.array(), range.start(), range.end());
  }

  private WasmReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /** {@return the array that holds the bytes, and more; not to be changed} */
  public byte[] array() {
    return bytes;
  }

  /** {@return the offset in the array of the next byte to read} */
  public int position() {
    return position;
  }

  /** Moves to {@code newPosition}, which lies between where this reader began and its end. */
  public void moveTo(int newPosition) {
    position = newPosition;
  }

  /** {@return the offset after the last byte that this reader may read} */
  public int end() {
    return end;
  }

  /** {@return whether a byte is left} */
  public boolean hasMore() {
    return position < end;
  }

  /** {@return how many bytes are left} */
  public int remaining() {
    return end - position;
  }

  /** {@return the next byte, 0 to 255} */
  public int readByte() {
    if (position >= end) {
      throw unexpectedEnd();
    }
    return bytes[position++] & 0xFF;
  }

  /** {@return the next byte, 0 to 255, without moving past it} */
  public int peekByte() {
    if (position >= end) {
      throw unexpectedEnd();
    }
    return bytes[position] & 0xFF;
  }

  /** {@return the bits of an unsigned 32-bit LEB128 integer} */
  public int readU32() {
    if (position < end && bytes[position] >= 0) {
      return bytes[position++];
    }
    return readLongU32();
  }

  private int readLongU32() {
    int start = position;
    int result = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = readByte();
      result |= (next & 0x7F) << shift;
      if (shift == 28 && (next & 0x80) != 0) {
        throw new MalformedModuleException("integer representation too long", start);
      }
      if (shift == 28 && (next & 0x70) != 0) {
        throw new MalformedModuleException("integer too large", start);
      }
      if ((next & 0x80) == 0) {
        return result;
      }
    }
    throw new AssertionError("guaranteed to end by the fifth byte's checks");
  }

  /** {@return an unsigned 32-bit LEB128 integer, as a number that can be added and compared} */
  public long readU32AsLong() {
    return Integer.toUnsignedLong(readU32());
  }

  /** {@return the bits of {@code count} unsigned 32-bit LEB128 integers} */
  public int[] readU32s(int count) {
    if (count > remaining()) {
      throw unexpectedEnd();
    }
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = readU32();
    }
    return values;
  }

  /** {@return a signed 32-bit LEB128 integer} */
  public int readS32() {
    return (int) readSigned(32);
  }

  /** {@return a signed 33-bit LEB128 integer, as block types use} */
  public long readS33() {
    return readSigned(33);
  }

  /** {@return a signed 64-bit LEB128 integer} */
  public long readS64() {
    return readSigned(64);
  }

  private long readSigned(int width) {
    int start = position;
    long result = 0;
    int shift = 0;
    while (true) {
      int next = readByte();
      result |= (long) (next & 0x7F) << shift;
      int usedBits = width - shift;
      if (usedBits <= 7) {
        checkLastSignedByte(next, usedBits, start);
      }
      shift += 7;
      if ((next & 0x80) == 0) {
        return shift < 64 ? result << (64 - shift) >> (64 - shift) : result;
      }
    }
  }

  /**
   * The last byte that a width allows must end the integer, and its unused bits repeat its sign.
   */
  private static void checkLastSignedByte(int last, int usedBits, int start) {
    if ((last & 0x80) != 0) {
      throw new MalformedModuleException("integer representation too long", start);
    }
    int signAndUnused = (last & 0x7F) >> (usedBits - 1);
    if (signAndUnused != 0 && signAndUnused != 0x7F >> (usedBits - 1)) {
      throw new MalformedModuleException("integer too large", start);
    }
  }

  /** {@return an unsigned 64-bit LEB128 integer's bits} */
  public long readU64() {
    int start = position;
    long result = 0;
    for (int shift = 0; ; shift += 7) {
      int next = readByte();
      result |= (long) (next & 0x7F) << shift;
      if (shift == 63 && (next & 0x80) != 0) {
        throw new MalformedModuleException("integer representation too long", start);
      }
      if (shift == 63 && next > 1) {
        throw new MalformedModuleException("integer too large", start);
      }
      if ((next & 0x80) == 0) {
        return result;
      }
    }
  }

  /** {@return the bits of a 32-bit floating-point number} */
  public int readF32Bits() {
    return (int) littleEndian(advance(Integer.BYTES), Integer.BYTES);
  }

  /** {@return the bits of a 64-bit floating-point number, or half a vector} */
  public long readF64Bits() {
    return littleEndian(advance(Long.BYTES), Long.BYTES);
  }

  /** Without a VarHandle, whose first use costs more than all such numbers of a program. */
  private long littleEndian(int offset, int length) {
    long result = 0;
    for (int i = length - 1; i >= 0; i--) {
      result = result << Byte.SIZE | bytes[offset + i] & 0xFF;
    }
    return result;
  }

  /**
   * {@return how many entries or bytes follow}
   *
   * @throws MalformedModuleException if there can't be so many, as each takes a byte at least
   */
  public long readLength() {
    int start = position;
    long length = readU32AsLong();
    // The specification's test suite wants another message if it is the last one alone that misses.
    if (length > end - start) {
      throw new MalformedModuleException("length out of bounds", start);
    }
    return length;
  }

  /**
   * {@return how many entries a vector has, at most {@code max}}
   *
   * @param what the entries' name in messages, in the plural
   */
  public int readCount(int max, String what) {
    int start = position;
    long count = readLength();
    if (count > max) {
      throw new MalformedModuleException(
          "too many " + what + ": " + count + ", the limit is " + max, start);
    }
    return (int) count;
  }

  /** {@return a name: UTF-8 bytes preceded by their count} */
  public String readName() {
    int start = position;
    long length = readLength();
    if (length > WasmLimits.MAX_NAME_BYTES) {
      throw new MalformedModuleException(
          "name too long: " + length + " bytes, the limit is " + WasmLimits.MAX_NAME_BYTES, start);
    }
    int at = advance((int) length);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, at, (int) length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedModuleException("malformed UTF-8 encoding", at);
    }
  }

  /** {@return the range of the next {@code length} bytes, which are skipped; unsigned} */
  public ByteRange readRange(int length) {
    if (Integer.toUnsignedLong(length) > remaining()) {
      throw new MalformedModuleException("length out of bounds", position);
    }
    return rangeFrom(advance(length));
  }

  /** {@return the range from {@code start}, an offset, to the next byte to read} */
  public ByteRange rangeFrom(int start) {
    return new ByteRange(bytes, start, position);
  }

  /** Moves past {@code length} bytes. */
  public void skip(int length) {
    advance(length);
  }

  private int advance(int length) {
    if (length > remaining()) {
      throw unexpectedEnd();
    }
    int at = position;
    position += length;
    return at;
  }

  private MalformedModuleException unexpectedEnd() {
    return new MalformedModuleException("unexpected end of section or function", end);
  }
}
