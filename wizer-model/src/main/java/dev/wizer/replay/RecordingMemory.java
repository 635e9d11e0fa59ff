package dev.wizer.replay;

import dev.wizer.engine.GuestMemory;
import java.util.Arrays;
import java.util.List;

/** A memory whose writes are recorded once they have succeeded. */
final class RecordingMemory implements GuestMemory {

  private final GuestMemory memory;
  private final String exportName;
  private final List<MemoryWrite> writes;

  RecordingMemory(GuestMemory memory, String exportName, List<MemoryWrite> writes) {
    this.memory = memory;
    this.exportName = exportName;
    this.writes = writes;
  }

  private void record(long address, byte[] bytes) {
    MemoryWrite last = writes.isEmpty() ? null : writes.get(writes.size() - 1);
    if (last != null && last.isContinuedAt(exportName, address) && last.hasRoomFor(bytes.length)) {
      last.append(bytes);
    } else if (bytes.length > 0) {
      writes.add(new MemoryWrite(exportName, address, bytes));
    }
  }

  private void record(long address, long value, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (value >>> (i * Byte.SIZE));
    }
    record(address, bytes);
  }

  @Override
  public long lengthInBytes() {
    return memory.lengthInBytes();
  }

  @Override
  public byte getByte(long address) {
    return memory.getByte(address);
  }

  @Override
  public short getShort(long address) {
    return memory.getShort(address);
  }

  @Override
  public int getInt(long address) {
    return memory.getInt(address);
  }

  @Override
  public long getLong(long address) {
    return memory.getLong(address);
  }

  @Override
  public void putByte(long address, byte value) {
    memory.putByte(address, value);
    record(address, value, Byte.BYTES);
  }

  @Override
  public void putShort(long address, short value) {
    memory.putShort(address, value);
    record(address, value, Short.BYTES);
  }

  @Override
  public void putInt(long address, int value) {
    memory.putInt(address, value);
    record(address, value, Integer.BYTES);
  }

  @Override
  public void putLong(long address, long value) {
    memory.putLong(address, value);
    record(address, value, Long.BYTES);
  }

  @Override
  public void read(long address, byte[] target, int offset, int length) {
    memory.read(address, target, offset, length);
  }

  @Override
  public void write(long address, byte[] source, int offset, int length) {
    memory.write(address, source, offset, length);
    record(address, Arrays.copyOfRange(source, offset, offset + length));
  }
}
