package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.runtime.LinearMemory;
import dev.wizer.engine.interp.runtime.LittleEndian;

/**
 * Little-endian numbers at addresses of a memory, also where they begin in one of its arrays or
 * pages and end in the next. The caller has checked that all their bytes are in the memory.
 */
final class MemoryNumbers {

  private MemoryNumbers() {}

  static byte getByte(LinearMemory memory, long address) {
    return memory.chunkAt(address)[memory.indexAt(address)];
  }

  static short getShort(LinearMemory memory, long address) {
    byte[] chunk = memory.chunkAt(address);
    int index = memory.indexAt(address);
    return memory.isTogether(address, 2)
        ? LittleEndian.getShort(chunk, index)
        : (short) getBytes(memory, address, 2);
  }

  static int getInt(LinearMemory memory, long address) {
    byte[] chunk = memory.chunkAt(address);
    int index = memory.indexAt(address);
    return memory.isTogether(address, 4)
        ? LittleEndian.getInt(chunk, index)
        : (int) getBytes(memory, address, 4);
  }

  static long getLong(LinearMemory memory, long address) {
    byte[] chunk = memory.chunkAt(address);
    int index = memory.indexAt(address);
    return memory.isTogether(address, 8)
        ? LittleEndian.getLong(chunk, index)
        : getBytes(memory, address, 8);
  }

  private static long getBytes(LinearMemory memory, long address, int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value |= (getByte(memory, address + i) & 0xFFL) << 8 * i;
    }
    return value;
  }

  static void putByte(LinearMemory memory, long address, byte value) {
    memory.chunkAt(address)[memory.indexAt(address)] = value;
  }

  static void putShort(LinearMemory memory, long address, short value) {
    byte[] chunk = memory.chunkAt(address);
    int index = memory.indexAt(address);
    if (memory.isTogether(address, 2)) {
      LittleEndian.putShort(chunk, index, value);
    } else {
      putBytes(memory, address, value, 2);
    }
  }

  static void putInt(LinearMemory memory, long address, int value) {
    byte[] chunk = memory.chunkAt(address);
    int index = memory.indexAt(address);
    if (memory.isTogether(address, 4)) {
      LittleEndian.putInt(chunk, index, value);
    } else {
      putBytes(memory, address, value, 4);
    }
  }

  static void putLong(LinearMemory memory, long address, long value) {
    byte[] chunk = memory.chunkAt(address);
    int index = memory.indexAt(address);
    if (memory.isTogether(address, 8)) {
      LittleEndian.putLong(chunk, index, value);
    } else {
      putBytes(memory, address, value, 8);
    }
  }

  private static void putBytes(LinearMemory memory, long address, long value, int count) {
    for (int i = 0; i < count; i++) {
      putByte(memory, address + i, (byte) (value >>> 8 * i));
    }
  }
}
