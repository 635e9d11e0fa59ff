package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.MemoryView;
import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;

/** Read-only views of an instance's state, by index. */
public final class StateViews {

  private StateViews() {}

  /** {@return a global's value} */
  public static WasmValue global(ModuleInstance instance, int globalIndex) {
    GlobalCell global = instance.global(globalIndex);
    return instance.values.load(global.type(), instance.store.globals, global.slot());
  }

  /** {@return a memory's content} */
  public static MemoryView memory(ModuleInstance instance, int memoryIndex) {
    return new Pieces(instance.memory(memoryIndex));
  }

  /** {@return a table's content} */
  public static TableView table(ModuleInstance instance, int tableIndex) {
    return new Elements(instance.table(tableIndex), instance.values);
  }

  private record Elements(Table table, Values values) implements TableView {

    @Override
    public long sameUntil(long index) {
      return table.sameUntil((int) index);
    }

    @Override
    public long size() {
      return table.size;
    }

    @Override
    public WasmValue.Ref get(long index) {
      if (index < 0 || index >= table.size) {
        throw new IndexOutOfBoundsException("element " + index + " of " + table.size);
      }
      return values.reference(table.get((int) index), table.type());
    }
  }
}
