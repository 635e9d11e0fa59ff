package dev.wizer.snapshot;

import dev.wizer.engine.WasmValue;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What is in a table at first. Only what segments set far from its beginning is kept singly. */
final class InitialTable {

  private static final int DENSE = 1 << 16;

  private final long size;
  private final WasmValue.Ref fill;
  private final WasmValue.Ref[] first;
  private final NavigableMap<Long, WasmValue.Ref> others = new TreeMap<>();

  /**
   * Makes a table.
   *
   * @param size how many elements there are
   * @param fill what those are that no segment sets
   */
  InitialTable(long size, WasmValue.Ref fill) {
    this.size = size;
    this.fill = fill;
    this.first = new WasmValue.Ref[(int) Math.min(size, DENSE)];
    Arrays.fill(first, fill);
  }

  long size() {
    return size;
  }

  WasmValue.Ref get(long index) {
    return index < first.length ? first[(int) index] : others.getOrDefault(index, fill);
  }

  void set(long index, WasmValue.Ref value) {
    if (index < first.length) {
      first[(int) index] = value;
    } else {
      others.put(index, value);
    }
  }

  /** As {@link dev.wizer.engine.TableView#sameUntil}. */
  long sameUntil(long index) {
    if (index < first.length || others.containsKey(index)) {
      return index + 1;
    }
    Long next = others.higherKey(index);
    return next == null ? size : next;
  }
}
