package dev.wizer.engine.interp;

import dev.wizer.engine.InstanceState;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.runtime.DataBytes;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.engine.interp.runtime.StateViews;
import dev.wizer.wasm.module.ExternKind;
import java.util.Objects;

/** An instance's state. */
final class InterpState implements InstanceState {

  private final ModuleInstance instance;

  InterpState(ModuleInstance instance) {
    this.instance = instance;
  }

  @Override
  public WasmValue global(String exportName) {
    return StateViews.global(instance, index(exportName, ExternKind.GLOBAL));
  }

  @Override
  public MemoryView memory(String exportName) {
    return StateViews.memory(instance, index(exportName, ExternKind.MEMORY));
  }

  @Override
  public TableView table(String exportName) {
    return StateViews.table(instance, index(exportName, ExternKind.TABLE));
  }

  private int index(String exportName, ExternKind kind) {
    return instance.exports().index(Objects.requireNonNull(exportName, "exportName"), kind);
  }

  @Override
  public boolean isDataSegmentDropped(int dataIndex) {
    return instance.store.datas[instance.layout.data(dataIndex)] == DataBytes.DROPPED;
  }

  @Override
  public boolean isElementSegmentDropped(int elemIndex) {
    return instance.store.elems[instance.layout.elem(elemIndex)] == null;
  }
}
