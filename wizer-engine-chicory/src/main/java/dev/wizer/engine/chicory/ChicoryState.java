package dev.wizer.engine.chicory;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.PassiveElement;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;
import java.nio.ByteBuffer;
import java.util.Objects;

/** An instance's state, read where Chicory keeps it. */
record ChicoryState(Instance instance, Exports exports, Values values) implements InstanceState {

  private int index(ExternalType kind, String exportName) {
    return exports.index(kind, Objects.requireNonNull(exportName, "exportName"));
  }

  @Override
  public WasmValue global(String exportName) {
    GlobalInstance global = instance.global(index(ExternalType.GLOBAL, exportName));
    return values.fromChicory(global.getType(), global.getValue());
  }

  @Override
  public MemoryView memory(String exportName) {
    int index = index(ExternalType.MEMORY, exportName);
    return new OneChunk((ChicoryMemory) instance.memory(index));
  }

  @Override
  public TableView table(String exportName) {
    TableInstance table = instance.table(index(ExternalType.TABLE, exportName));
    return new Elements(table, values);
  }

  @Override
  public boolean isDataSegmentDropped(int dataIndex) {
    DataSegment segment = instance.module().dataSection().getDataSegment(dataIndex);
    if (segment instanceof ActiveDataSegment) {
      return true;
    }
    return hasMemory(instance.module())
        ? ((ChicoryMemory) instance.memory(0)).isDropped(dataIndex)
        : isEmptied(segment, dataIndex);
  }

  private static boolean hasMemory(WasmModule module) {
    return module.memorySection().map(section -> section.memoryCount() > 0).orElse(false);
  }

  /** All that Chicory shows without a memory: what was dropped has no bytes any more. */
  private boolean isEmptied(DataSegment segment, int dataIndex) {
    return instance.dataSegmentData(dataIndex).length < segment.data().length;
  }

  @Override
  public boolean isElementSegmentDropped(int elemIndex) {
    return !(instance.element(elemIndex) instanceof PassiveElement);
  }

  private record OneChunk(ChicoryMemory memory) implements MemoryView {

    @Override
    public long lengthInBytes() {
      return (long) memory.pages() << 16;
    }

    @Override
    public int chunkCount() {
      return memory.pages() == 0 ? 0 : 1;
    }

    @Override
    public ByteBuffer chunk(int index) {
      Objects.checkIndex(index, chunkCount());
      return memory.content();
    }
  }

  private record Elements(TableInstance table, Values values) implements TableView {

    @Override
    public long size() {
      return table.size();
    }

    @Override
    public WasmValue.Ref get(long index) {
      int checked = (int) Objects.checkIndex(index, size());
      return values.refFromChicory(table.elementType(), table.ref(checked));
    }
  }
}
