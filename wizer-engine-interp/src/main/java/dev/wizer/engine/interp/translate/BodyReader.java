package dev.wizer.engine.interp.translate;

import dev.wizer.engine.HeapType;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.TypeReader;

/**
 * A cursor over a function body or a constant expression. Nothing is checked: guaranteed by
 * validation.
 */
final class BodyReader {

  private static final int V128 = 0x7B;
  private static final int REF_NULL = 0x63;
  private static final int REF = 0x64;

  final byte[] bytes;
  int position;

  BodyReader(byte[] bytes, int position) {
    this.bytes = bytes;
    this.position = position;
  }

  int readByte() {
    return bytes[position++] & 0xFF;
  }

  int peekByte() {
    return bytes[position] & 0xFF;
  }

  int readU32() {
    int first = bytes[position++];
    return first >= 0 ? first : readU32Rest(first & 0x7F);
  }

  private int readU32Rest(int firstBits) {
    int result = firstBits;
    int shift = 7;
    int next;
    do {
      next = bytes[position++];
      result |= (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return result;
  }

  long readU64() {
    return readBits();
  }

  /** A signed integer of any width up to 64 bits. */
  long readS64() {
    long result = 0;
    int shift = 0;
    int next;
    do {
      next = bytes[position++];
      result |= (long) (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return shift < 64 ? result << (64 - shift) >> (64 - shift) : result;
  }

  private long readBits() {
    long result = 0;
    int shift = 0;
    int next;
    do {
      next = bytes[position++];
      result |= (long) (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return result;
  }

  int readS32() {
    int first = bytes[position];
    if (first >= 0) {
      position++;
      return first << 25 >> 25;
    }
    return (int) readS64();
  }

  int readInt() {
    int at = position;
    position = at + 4;
    return (bytes[at] & 0xFF)
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | bytes[at + 3] << 24;
  }

  long readLong() {
    long low = readInt() & 0xFFFFFFFFL;
    return low | (long) readInt() << 32;
  }

  /** Moves past a value type and gives how many slots its values take. */
  int readWidth() {
    int first = readByte();
    if (first == REF || first == REF_NULL) {
      skipInteger();
    }
    return first == V128 ? 2 : 1;
  }

  HeapType readHeapType() {
    WasmReader reader = new WasmReader(bytes);
    reader.moveTo(position);
    HeapType type = TypeReader.readHeapType(reader);
    position = reader.position();
    return type;
  }

  void skip(int count) {
    position += count;
  }

  /** Moves past one LEB128 integer. */
  void skipInteger() {
    int at = position;
    while (bytes[at++] < 0) {
      // The last byte is the first without the continuation bit.
    }
    position = at;
  }
}
