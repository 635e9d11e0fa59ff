package dev.wizer.engine;

/**
 * All of an instance's state that a snapshot is made from, read-only. Globals, memories and tables
 * are addressed by export name, segments by index.
 */
public interface InstanceState {

  /** {@return the current value of the global exported as {@code exportName}} */
  WasmValue global(String exportName);

  /** {@return the current content of the memory exported as {@code exportName}} */
  MemoryView memory(String exportName);

  /** {@return the current content of the table exported as {@code exportName}} */
  TableView table(String exportName);

  /**
   * {@return whether a data segment has been dropped: by {@code data.drop}, or because it is active
   * and has been applied}
   *
   * @param dataIndex the segment's index in the module's data section
   */
  boolean isDataSegmentDropped(int dataIndex);

  /**
   * {@return whether an element segment has been dropped: by {@code elem.drop}, or because it is
   * active or declarative}
   *
   * @param elemIndex the segment's index in the module's element section
   */
  boolean isElementSegmentDropped(int elemIndex);
}
