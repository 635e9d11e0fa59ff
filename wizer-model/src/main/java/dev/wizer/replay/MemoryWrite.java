package dev.wizer.replay;

import dev.wizer.engine.GuestMemory;
import java.util.Arrays;

/** A range of a memory that a host function has filled, perhaps by several writes that adjoin. */
final class MemoryWrite {

  private final String exportName;
  private final long address;
  private byte[] bytes;
  private int length;

  MemoryWrite(String exportName, long address, byte[] bytes) {
    this.exportName = exportName;
    this.address = address;
    this.bytes = bytes;
    this.length = bytes.length;
  }

  /** {@return whether a write at an address goes on where this one ends} */
  boolean isContinuedAt(String otherName, long otherAddress) {
    return address + length == otherAddress && exportName.equals(otherName);
  }

  /** {@return whether as many bytes more would still fit into an array} */
  boolean hasRoomFor(int count) {
    return length <= (1 << 30) - count;
  }

  void append(byte[] more) {
    if (length + more.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more.length, length * 2));
    }
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  void applyTo(GuestMemory memory) {
    memory.write(address, bytes, 0, length);
  }

  String exportName() {
    return exportName;
  }

  boolean covers(long other) {
    return other >= address && other < address + length;
  }
}
