package dev.wizer.engine.interp.exec;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import java.util.List;

/** A function of a module of the matrix, and what it gives for each row of operands. */
final class MatrixKernel {

  private final String name;
  private final List<MatrixCell> cells;
  private final List<long[][]> rows;

  /** By row and use, the bits of the result. */
  private final long[][][] expected;

  /** By row, the trap of the first use that traps; null if none does. */
  private final TrapKind[] traps;

  /**
   * Makes a kernel.
   *
   * @param name what it is exported as
   * @param cells the uses of the instruction
   * @param rows the operands
   */
  MatrixKernel(String name, List<MatrixCell> cells, List<long[][]> rows) {
    this.name = name;
    this.cells = cells;
    this.rows = rows;
    this.expected = new long[rows.size()][cells.size()][];
    this.traps = new TrapKind[rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      try {
        for (int cell = 0; cell < cells.size(); cell++) {
          expected[row][cell] = cells.get(cell).expected(rows.get(row));
        }
      } catch (TrapException trap) {
        traps[row] = trap.kind();
      }
    }
  }

  String name() {
    return name;
  }

  List<MatrixCell> cells() {
    return cells;
  }

  List<long[][]> rows() {
    return rows;
  }

  /** {@return the trap that a row gives, or null} */
  TrapKind trap(int row) {
    return traps[row];
  }

  /** {@return the bits of what a use stores for a row that does not trap} */
  long[] expected(int row, int cell) {
    return expected[row][cell];
  }
}
