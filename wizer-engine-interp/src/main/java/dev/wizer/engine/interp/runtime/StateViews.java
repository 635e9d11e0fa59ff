package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.MemoryView;
import dev.wizer.engine.TableView;
import dev.wizer.engine.ValType;
import dev.wizer.engine.WasmValue;

/** Read-only views of an instance's state, by index. */
public final class StateViews {

  private StateViews() {}

  /** {@return a global's value} */
  public static WasmValue global(ModuleInstance instance, int globalIndex) {
    ValType type = instance.layout.module().globals().get(globalIndex).type().valueType();
    return instance.values.load(type, instance.globals, instance.layout.globalSlot(globalIndex));
  }

  /** {@return a memory's content} */
  public static MemoryView memory(ModuleInstance instance, int memoryIndex) {
    return new Pieces(instance.memories[memoryIndex]);
  }

  /** {@return a table's content} */
  public static TableView table(ModuleInstance instance, int tableIndex) {
    return new Elements(instance.tables[tableIndex], instance.references);
  }

  private record Elements(Table table, References references) implements TableView {

    @Override
    public long size() {
      return table.size;
    }

    @Override
    public WasmValue.Ref get(long index) {
      if (index < 0 || index >= table.size) {
        throw new IndexOutOfBoundsException("element " + index + " of " + table.size);
      }
      return references.reference(table.elements[(int) index], table.type());
    }
  }
}
