package dev.wizer.snapshot;

import dev.wizer.engine.WasmValue;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The difference between an instance's state and the state in which its module would start. Indices
 * are those of the module, which imports functions alone.
 *
 * @param globals for each global, its value if it has to be made anew
 * @param heap where the objects are made that the values of globals and tables lead to
 * @param memoryMinPages for each memory, its size in its own pages
 * @param dataSegments what makes the memories' content out of zeros, none empty; new ones do not
 *     overlap and are ordered by memory and address
 * @param tables for each table, how it differs
 * @param droppedDatas which data segments have been dropped; active ones always are
 * @param droppedElems which element segments have been dropped; active and declarative ones always
 *     are
 * @param kept which of the module's own segments stay as they are
 */
public record Diff(
    List<Optional<WasmValue>> globals,
    HeapPlan heap,
    List<Long> memoryMinPages,
    List<DataSegment> dataSegments,
    List<TableDiff> tables,
    BitSet droppedDatas,
    BitSet droppedElems,
    KeptSegments kept) {

  public Diff {
    globals = List.copyOf(globals);
    memoryMinPages = List.copyOf(memoryMinPages);
    dataSegments = List.copyOf(dataSegments);
    tables = List.copyOf(tables);
    droppedDatas = (BitSet) droppedDatas.clone();
    droppedElems = (BitSet) droppedElems.clone();
  }

  /** {@return the data segments that are not among the module's own} */
  public List<DataSegment> newDataSegments() {
    return kept.makeContent() ? List.of() : dataSegments;
  }

  /** {@return how many globals have to be made anew} */
  public int changedGlobalCount() {
    int count = 0;
    for (Optional<WasmValue> global : globals) {
      count += global.isPresent() ? 1 : 0;
    }
    return count;
  }

  /** {@return how many tables differ} */
  public int changedTableCount() {
    int count = 0;
    for (TableDiff table : tables) {
      count += table.isChanged() ? 1 : 0;
    }
    return count;
  }

  /** {@return the length of all data segments together} */
  public long dataLengthInBytes() {
    long length = 0;
    for (DataSegment segment : dataSegments) {
      length += segment.lengthInBytes();
    }
    return length;
  }
}
