package dev.wizer.engine.interp.exec;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.interp.runtime.DataBytes;
import dev.wizer.engine.interp.runtime.LinearMemory;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.runtime.Table;

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
      case MEMORY_SIZE -> s[base] = pages(store.memories[x]);
      case MEMORY_GROW -> s[base] = memoryGrow(store.memories[x], s[base]);
      case MEMORY_INIT -> memoryInit(x, y, s, base);
      case MEMORY_COPY -> memoryCopy(x, y, s, base);
      case MEMORY_FILL -> memoryFill(x, s, base);
      case DATA_DROP -> store.datas[x] = DataBytes.DROPPED;
      case TABLE_GET -> s[base] = store.tables[x].get(index(x, s[base]));
      case TABLE_SET -> store.tables[x].set(index(x, s[base]), s[base + 1]);
      case TABLE_INIT -> tableInit(x, y, s, base);
      case ELEM_DROP -> store.elems[x] = null;
      case TABLE_COPY -> tableCopy(x, y, s, base);
      case TABLE_GROW -> s[base] = tableGrow(store.tables[x], s, base);
      case TABLE_SIZE -> s[base] = store.tables[x].size;
      case TABLE_FILL -> tableFill(x, s, base);
      default -> throw new AssertionError(op);
    }
  }

  private static long pages(LinearMemory memory) {
    return operand(memory, memory.pages());
  }

  private static long memoryGrow(LinearMemory memory, long delta) {
    return operand(memory, memory.grow(delta & memory.addressMask));
  }

  /** A number of pages as a slot holds it: one of 32 bits is signed. */
  private static long operand(LinearMemory memory, long pages) {
    return memory.addressMask == -1 ? pages : (int) pages;
  }

  private static TrapException outOfTable() {
    return new TrapException(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
  }

  private void memoryInit(int dataIndex, int memoryIndex, long[] s, int base) {
    LinearMemory memory = store.memories[memoryIndex];
    DataBytes data = store.datas[dataIndex];
    long address = s[base] & memory.addressMask;
    long from = s[base + 1] & 0xFFFFFFFFL;
    long count = s[base + 2] & 0xFFFFFFFFL;
    if (!memory.contains(address, count) || from + count > data.lengthInBytes()) {
      throw BulkMemory.outOfBounds();
    }
    int start = data.range().start() + (int) from;
    memory.write(address, data.module(), start, (int) count);
  }

  private void memoryCopy(int to, int from, long[] s, int base) {
    LinearMemory target = store.memories[to];
    LinearMemory source = store.memories[from];
    long address = s[base] & target.addressMask;
    long sourceAddress = s[base + 1] & source.addressMask;
    long count = s[base + 2] & target.addressMask & source.addressMask;
    BulkMemory.copy(target, address, source, sourceAddress, count);
  }

  private void memoryFill(int memoryIndex, long[] s, int base) {
    LinearMemory memory = store.memories[memoryIndex];
    long address = s[base] & memory.addressMask;
    BulkMemory.fill(memory, address, (byte) s[base + 1], s[base + 2] & memory.addressMask);
  }

  /** The index of an element. */
  private int index(int tableIndex, long operand) {
    Table table = store.tables[tableIndex];
    long index = operand & table.indexMask;
    if (!table.contains(index, 1)) {
      throw outOfTable();
    }
    return (int) index;
  }

  private static long tableGrow(Table table, long[] s, int base) {
    return table.grow(s[base + 1] & table.indexMask, s[base]);
  }

  private void tableInit(int elemIndex, int tableIndex, long[] s, int base) {
    long[] elements = store.elems[elemIndex];
    long[] source = elements == null ? NO_ELEMENTS : elements;
    Table table = store.tables[tableIndex];
    long index = s[base] & table.indexMask;
    long from = s[base + 1] & 0xFFFFFFFFL;
    long count = s[base + 2] & 0xFFFFFFFFL;
    if (!table.contains(index, count) || from + count > source.length) {
      throw outOfTable();
    }
    table.store((int) index, source, (int) from, (int) count);
  }

  private void tableCopy(int to, int from, long[] s, int base) {
    Table target = store.tables[to];
    Table source = store.tables[from];
    long index = s[base] & target.indexMask;
    long sourceIndex = s[base + 1] & source.indexMask;
    long count = s[base + 2] & target.indexMask & source.indexMask;
    if (!target.contains(index, count) || !source.contains(sourceIndex, count)) {
      throw outOfTable();
    }
    target.copy((int) index, source, (int) sourceIndex, (int) count);
  }

  private void tableFill(int tableIndex, long[] s, int base) {
    Table table = store.tables[tableIndex];
    long index = s[base] & table.indexMask;
    long count = s[base + 2] & table.indexMask;
    if (!table.contains(index, count)) {
      throw outOfTable();
    }
    table.fill((int) index, (int) count, s[base + 1]);
  }
}
