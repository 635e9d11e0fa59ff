package dev.wizer.engine;

/** The content of a table, read-only. */
public interface TableView {

  /** {@return the table's size in elements} */
  long size();

  /** {@return the element at {@code index}, which is less than {@link #size()}} */
  WasmValue.Ref get(long index);

  /**
   * {@return an index greater than {@code index}, before which all elements from {@code index} on
   * are known to be the same; tables may be large and nearly empty}
   *
   * @param index less than {@link #size()}
   */
  default long sameUntil(long index) {
    return index + 1;
  }
}
