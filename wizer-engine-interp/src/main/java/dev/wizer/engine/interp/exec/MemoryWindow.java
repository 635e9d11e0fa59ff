package dev.wizer.engine.interp.exec;

import dev.wizer.engine.GuestMemory;
import dev.wizer.engine.interp.runtime.LinearMemory;
import java.util.Objects;

/** A memory as host functions see it. */
final class MemoryWindow implements GuestMemory {

  private final LinearMemory memory;

  MemoryWindow(LinearMemory memory) {
    this.memory = memory;
  }

  private int index(long address, int width) {
    return (int) Objects.checkFromIndexSize(address, (long) width, (long) memory.length);
  }

  @Override
  public long lengthInBytes() {
    return memory.length;
  }

  @Override
  public byte getByte(long address) {
    return memory.bytes[index(address, 1)];
  }

  @Override
  public short getShort(long address) {
    return LittleEndian.getShort(memory.bytes, index(address, 2));
  }

  @Override
  public int getInt(long address) {
    return LittleEndian.getInt(memory.bytes, index(address, 4));
  }

  @Override
  public long getLong(long address) {
    return LittleEndian.getLong(memory.bytes, index(address, 8));
  }

  @Override
  public void putByte(long address, byte value) {
    memory.bytes[index(address, 1)] = value;
  }

  @Override
  public void putShort(long address, short value) {
    LittleEndian.putShort(memory.bytes, index(address, 2), value);
  }

  @Override
  public void putInt(long address, int value) {
    LittleEndian.putInt(memory.bytes, index(address, 4), value);
  }

  @Override
  public void putLong(long address, long value) {
    LittleEndian.putLong(memory.bytes, index(address, 8), value);
  }

  @Override
  public void read(long address, byte[] target, int offset, int length) {
    System.arraycopy(memory.bytes, index(address, length), target, offset, length);
  }

  @Override
  public void write(long address, byte[] source, int offset, int length) {
    System.arraycopy(source, offset, memory.bytes, index(address, length), length);
  }
}
