package dev.wizer.engine.interp.exec;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.interp.runtime.DataBytes;
import dev.wizer.engine.interp.runtime.LinearMemory;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.runtime.Table;
import java.util.Arrays;

/** The instructions on whole memories, tables and segments. */
final class BulkOperations {

  private static final long[] NO_ELEMENTS = {};

  private final Store store;

  BulkOperations(Store store) {
    this.store = store;
  }

  /**
   * Executes an operation.
   *
   * @param base the slot of the first operand and of the result
   * @param x its first immediate
   * @param y its second immediate
   */
  void execute(int op, long[] s, int base, int x, int y) {
    switch (op) {
      case MEMORY_SIZE -> s[base] = store.memories[x].pages();
      case MEMORY_GROW -> s[base] = store.memories[x].grow((int) s[base]);
      case MEMORY_INIT -> memoryInit(x, y, s, base);
      case MEMORY_COPY -> memoryCopy(x, y, s, base);
      case MEMORY_FILL -> memoryFill(x, s, base);
      case DATA_DROP -> store.datas[x] = DataBytes.DROPPED;
      case TABLE_GET -> s[base] = table(x, (int) s[base], 1).elements[(int) s[base]];
      case TABLE_SET -> table(x, (int) s[base], 1).elements[(int) s[base]] = s[base + 1];
      case TABLE_INIT -> tableInit(x, y, s, base);
      case ELEM_DROP -> store.elems[x] = null;
      case TABLE_COPY -> tableCopy(x, y, s, base);
      case TABLE_GROW -> s[base] = store.tables[x].grow((int) s[base + 1], s[base]);
      case TABLE_SIZE -> s[base] = store.tables[x].size;
      case TABLE_FILL -> tableFill(x, s, base);
      default -> throw new AssertionError(op);
    }
  }

  private LinearMemory memory(int memoryIndex, long address, long count) {
    LinearMemory memory = store.memories[memoryIndex];
    if (!memory.contains(address & 0xFFFFFFFFL, count & 0xFFFFFFFFL)) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
    return memory;
  }

  private void memoryInit(int dataIndex, int memoryIndex, long[] s, int base) {
    DataBytes data = store.datas[dataIndex];
    long from = s[base + 1] & 0xFFFFFFFFL;
    long count = s[base + 2] & 0xFFFFFFFFL;
    LinearMemory memory = memory(memoryIndex, s[base], count);
    if (from + count > data.lengthInBytes()) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
    int start = data.range().start() + (int) from;
    System.arraycopy(data.module(), start, memory.bytes, (int) s[base], (int) count);
  }

  private void memoryCopy(int to, int from, long[] s, int base) {
    LinearMemory source = memory(from, s[base + 1], s[base + 2]);
    LinearMemory target = memory(to, s[base], s[base + 2]);
    System.arraycopy(
        source.bytes, (int) s[base + 1], target.bytes, (int) s[base], (int) s[base + 2]);
  }

  private void memoryFill(int memoryIndex, long[] s, int base) {
    LinearMemory memory = memory(memoryIndex, s[base], s[base + 2]);
    int from = (int) s[base];
    Arrays.fill(memory.bytes, from, from + (int) s[base + 2], (byte) s[base + 1]);
  }

  private Table table(int tableIndex, long index, long count) {
    Table table = store.tables[tableIndex];
    if (!table.contains(index & 0xFFFFFFFFL, count & 0xFFFFFFFFL)) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
    return table;
  }

  private void tableInit(int elemIndex, int tableIndex, long[] s, int base) {
    long[] elements = store.elems[elemIndex];
    long[] source = elements == null ? NO_ELEMENTS : elements;
    Table table = table(tableIndex, (int) s[base], (int) s[base + 2]);
    if ((s[base + 1] & 0xFFFFFFFFL) + (s[base + 2] & 0xFFFFFFFFL) > source.length) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
    System.arraycopy(source, (int) s[base + 1], table.elements, (int) s[base], (int) s[base + 2]);
  }

  private void tableCopy(int to, int from, long[] s, int base) {
    Table source = table(from, (int) s[base + 1], (int) s[base + 2]);
    Table target = table(to, (int) s[base], (int) s[base + 2]);
    System.arraycopy(
        source.elements, (int) s[base + 1], target.elements, (int) s[base], (int) s[base + 2]);
  }

  private void tableFill(int tableIndex, long[] s, int base) {
    Table table = table(tableIndex, (int) s[base], (int) s[base + 2]);
    int from = (int) s[base];
    Arrays.fill(table.elements, from, from + (int) s[base + 2], s[base + 1]);
  }
}
