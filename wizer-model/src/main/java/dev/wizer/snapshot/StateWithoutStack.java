package dev.wizer.snapshot;

import dev.wizer.engine.InstanceState;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;

/**
 * A state in which some bytes of one memory are zero.
 *
 * @param state all else
 * @param memoryName the memory's export name
 * @param start the first byte that is zero
 * @param end where that ends, exclusive
 */
record StateWithoutStack(InstanceState state, String memoryName, long start, long end)
    implements InstanceState {

  @Override
  public WasmValue global(String exportName) {
    return state.global(exportName);
  }

  @Override
  public MemoryView memory(String exportName) {
    MemoryView memory = state.memory(exportName);
    return exportName.equals(memoryName) && memory.chunkCount() > 0
        ? new ZeroedMemory(memory, start, end)
        : memory;
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
