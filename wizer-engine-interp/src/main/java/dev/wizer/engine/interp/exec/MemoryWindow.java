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

  private long check(long address, long width) {
    return Objects.checkFromIndexSize(address, width, memory.lengthInBytes());
  }

  @Override
  public long lengthInBytes() {
    return memory.lengthInBytes();
  }

  @Override
  public byte getByte(long address) {
    return MemoryNumbers.getByte(memory, check(address, 1));
  }

  @Override
  public short getShort(long address) {
    return MemoryNumbers.getShort(memory, check(address, 2));
  }

  @Override
  public int getInt(long address) {
    return MemoryNumbers.getInt(memory, check(address, 4));
  }

  @Override
  public long getLong(long address) {
    return MemoryNumbers.getLong(memory, check(address, 8));
  }

  @Override
  public void putByte(long address, byte value) {
    MemoryNumbers.putByte(memory, check(address, 1), value);
  }

  @Override
  public void putShort(long address, short value) {
    MemoryNumbers.putShort(memory, check(address, 2), value);
  }

  @Override
  public void putInt(long address, int value) {
    MemoryNumbers.putInt(memory, check(address, 4), value);
  }

  @Override
  public void putLong(long address, long value) {
    MemoryNumbers.putLong(memory, check(address, 8), value);
  }

  @Override
  public void read(long address, byte[] target, int offset, int length) {
    memory.read(address, target, offset, length);
  }

  @Override
  public void write(long address, byte[] source, int offset, int length) {
    memory.write(address, source, offset, length);
  }
}
