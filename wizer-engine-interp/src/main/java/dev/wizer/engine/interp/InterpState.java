package dev.wizer.engine.interp;

import dev.wizer.engine.InstanceState;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.runtime.Exports;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.engine.interp.runtime.StateViews;
import dev.wizer.wasm.module.ExternKind;

/** An instance's state. */
final class InterpState implements InstanceState {

  private final ModuleInstance instance;
  private final Exports exports;

  InterpState(ModuleInstance instance, Exports exports) {
    this.instance = instance;
    this.exports = exports;
  }

  @Override
  public WasmValue global(String exportName) {
    return StateViews.global(instance, exports.index(exportName, ExternKind.GLOBAL));
  }

  @Override
  public MemoryView memory(String exportName) {
    return StateViews.memory(instance, exports.index(exportName, ExternKind.MEMORY));
  }

  @Override
  public TableView table(String exportName) {
    return StateViews.table(instance, exports.index(exportName, ExternKind.TABLE));
  }

  @Override
  public boolean isDataSegmentDropped(int dataIndex) {
    return instance.droppedData[dataIndex];
  }

  @Override
  public boolean isElementSegmentDropped(int elemIndex) {
    return instance.elements[elemIndex] == null;
  }
}
