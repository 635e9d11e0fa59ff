package dev.wizer.engine;

/** The content of a table, read-only. */
public interface TableView {

  /** {@return the table's size in elements} */
  long size();

  /** {@return the element at {@code index}, which is less than {@link #size()}} */
  WasmValue.Ref get(long index);
}
