package dev.wizer.engine.chicory;

import dev.wizer.engine.GuestMemory;
import java.util.Objects;

/** A memory as a host function sees it. */
record ChicoryGuestMemory(ChicoryMemory memory) implements GuestMemory {

  @Override
  public long lengthInBytes() {
    return memory.lengthInBytes();
  }

  @Override
  public byte getByte(long address) {
    return memory.bytes()[at(address, Byte.BYTES)];
  }

  @Override
  public short getShort(long address) {
    return (short) ChicoryMemory.SHORT.get(memory.bytes(), at(address, Short.BYTES));
  }

  @Override
  public int getInt(long address) {
    return (int) ChicoryMemory.INT.get(memory.bytes(), at(address, Integer.BYTES));
  }

  @Override
  public long getLong(long address) {
    return (long) ChicoryMemory.LONG.get(memory.bytes(), at(address, Long.BYTES));
  }

  @Override
  public void putByte(long address, byte value) {
    memory.bytes()[at(address, Byte.BYTES)] = value;
  }

  @Override
  public void putShort(long address, short value) {
    ChicoryMemory.SHORT.set(memory.bytes(), at(address, Short.BYTES), value);
  }

  @Override
  public void putInt(long address, int value) {
    ChicoryMemory.INT.set(memory.bytes(), at(address, Integer.BYTES), value);
  }

  @Override
  public void putLong(long address, long value) {
    ChicoryMemory.LONG.set(memory.bytes(), at(address, Long.BYTES), value);
  }

  @Override
  public void read(long address, byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    System.arraycopy(memory.bytes(), at(address, length), target, offset, length);
  }

  @Override
  public void write(long address, byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    System.arraycopy(source, offset, memory.bytes(), at(address, length), length);
  }

  private int at(long address, int size) {
    return (int) Objects.checkFromIndexSize(address, size, memory.lengthInBytes());
  }
}
