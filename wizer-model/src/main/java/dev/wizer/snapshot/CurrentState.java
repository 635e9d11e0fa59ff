package dev.wizer.snapshot;

import dev.wizer.engine.InstanceState;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;
import dev.wizer.instrument.StateExports;

/**
 * An instance's state by index instead of export name.
 *
 * @param state the instance's state
 * @param names the names
 */
record CurrentState(InstanceState state, StateExports names) {

  WasmValue global(int globalIndex) {
    return state.global(names.global(globalIndex));
  }

  TableView table(int tableIndex) {
    return state.table(names.table(tableIndex));
  }

  MemoryView memory(int memoryIndex) {
    return state.memory(names.memory(memoryIndex));
  }
}
