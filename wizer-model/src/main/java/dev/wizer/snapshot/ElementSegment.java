package dev.wizer.snapshot;

import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;

/**
 * A part of a table that a new active element segment restores. The elements stay in the table's
 * view until they are written.
 *
 * @param tableIndex the table
 * @param offset the first element's index
 * @param length how many elements
 * @param content the table's content, of which this is a part
 */
public record ElementSegment(int tableIndex, long offset, int length, TableView content) {

  /** {@return an element, counted from the segment's first one} */
  public WasmValue.Ref element(int index) {
    return content.get(offset + index);
  }

  /** {@return whether all elements are references to functions of the module} */
  public boolean hasOnlyFuncs() {
    for (int i = 0; i < length; i++) {
      if (!(element(i) instanceof WasmValue.FuncRef)) {
        return false;
      }
    }
    return true;
  }
}
