package dev.wizer.tests.library;

import dev.wizer.engine.InstanceState;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A state that is an instance's own, but for what is overridden. */
class SkewedState implements InstanceState {

  private final InstanceState state;

  SkewedState(InstanceState state) {
    this.state = state;
  }

  /** {@return the state, with another byte in all memories} */
  static InstanceState withByte(InstanceState state, long address, int value) {
    return new SkewedState(state) {
      @Override
      public MemoryView memory(String exportName) {
        return changed(super.memory(exportName), address, value);
      }
    };
  }

  private static MemoryView changed(MemoryView memory, long address, int value) {
    byte[] bytes = new byte[Math.toIntExact(memory.lengthInBytes())];
    int at = 0;
    for (int i = 0; i < memory.chunkCount(); i++) {
      ByteBuffer chunk = memory.chunk(i);
      int length = chunk.remaining();
      chunk.get(bytes, at, length);
      at += length;
    }
    bytes[Math.toIntExact(address)] = (byte) value;
    return ofBytes(bytes);
  }

  /** {@return a memory in chunks of a length of its own} */
  static MemoryView ofBytes(byte[] bytes) {
    int chunkLength = 3 * 1024;
    return new MemoryView() {
      @Override
      public long lengthInBytes() {
        return bytes.length;
      }

      @Override
      public int chunkCount() {
        return (bytes.length + chunkLength - 1) / chunkLength;
      }

      @Override
      public ByteBuffer chunk(int index) {
        int start = index * chunkLength;
        return ByteBuffer.wrap(bytes, start, Math.min(chunkLength, bytes.length - start))
            .slice()
            .asReadOnlyBuffer()
            .order(ByteOrder.LITTLE_ENDIAN);
      }
    };
  }

  @Override
  public WasmValue global(String exportName) {
    return state.global(exportName);
  }

  @Override
  public MemoryView memory(String exportName) {
    return state.memory(exportName);
  }

  @Override
  public TableView table(String exportName) {
    return state.table(exportName);
  }

  @Override
  public boolean isDataSegmentDropped(int dataIndex) {
    return state.isDataSegmentDropped(dataIndex);
  }

  @Override
  public boolean isElementSegmentDropped(int elemIndex) {
    return state.isElementSegmentDropped(elemIndex);
  }
}
