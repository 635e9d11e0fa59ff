package dev.wizer.snapshot;

/** Something in an instance's state that has a value. Indices are those of the original module. */
public sealed interface StateLocation {

  /** {@return the location in words, {@code memory 0 at address 0x10} for example} */
  String text();

  /**
   * A memory's length in bytes.
   *
   * @param memoryIndex the memory
   */
  record MemorySize(int memoryIndex) implements StateLocation {
    @Override
    public String text() {
      return "memory " + memoryIndex + ", its length";
    }
  }

  /**
   * A byte of a memory.
   *
   * @param memoryIndex the memory
   * @param address the byte's address
   */
  record MemoryByte(int memoryIndex, long address) implements StateLocation {
    @Override
    public String text() {
      return "memory " + memoryIndex + " at address 0x" + Long.toHexString(address);
    }
  }

  /**
   * A global's value.
   *
   * @param globalIndex the global
   */
  record GlobalValue(int globalIndex) implements StateLocation {
    @Override
    public String text() {
      return "global " + globalIndex;
    }
  }

  /**
   * A table's size in elements.
   *
   * @param tableIndex the table
   */
  record TableSize(int tableIndex) implements StateLocation {
    @Override
    public String text() {
      return "table " + tableIndex + ", its size";
    }
  }

  /**
   * An element of a table.
   *
   * @param tableIndex the table
   * @param index the element's index in it
   */
  record TableElement(int tableIndex, long index) implements StateLocation {
    @Override
    public String text() {
      return "table " + tableIndex + " at element " + index;
    }
  }

  /**
   * What a passive data segment holds.
   *
   * @param dataIndex the segment
   */
  record DataSegmentContent(int dataIndex) implements StateLocation {
    @Override
    public String text() {
      return "data segment " + dataIndex;
    }
  }

  /**
   * What a passive element segment holds.
   *
   * @param elemIndex the segment
   */
  record ElementSegmentContent(int elemIndex) implements StateLocation {
    @Override
    public String text() {
      return "element segment " + elemIndex;
    }
  }
}
