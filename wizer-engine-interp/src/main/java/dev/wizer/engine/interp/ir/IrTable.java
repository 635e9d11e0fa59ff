package dev.wizer.engine.interp.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * The table of operations, a row for each: the one place for all that the printer, the interpreter
 * and the compiler have to know of operations, but for what they compute.
 *
 * <p>It is made when it is first asked for: not by the translator, nor by the interpreter as long
 * as nothing fails.
 */
public final class IrTable {

  static final int PLAIN = 9;
  static final int CALL = 40;
  static final int INDIRECT_CALL = 110;

  private static final int END = 0x400;

  private static final IrOperation[] ROWS = new IrOperation[END];

  static {
    FrequentRows.add(ROWS);
    RareRows.add(ROWS);
    ObjectRows.add(ROWS);
    NumericRows.add(ROWS);
  }

  private IrTable() {}

  /**
   * {@return the row of an operation; if it has been put out of line, that of what it was before}
   *
   * @throws IllegalStateException if there is none
   */
  public static IrOperation row(int opcode) {
    int inlined = IrOpcode.inlined(opcode);
    IrOperation row = inlined < END ? ROWS[inlined] : null;
    if (row == null) {
      throw new IllegalStateException(
          "no row for the operation 0x" + Integer.toHexString(opcode) + " in the table");
    }
    return row;
  }

  /** {@return an operation's name; for a number that is none's, the number} */
  public static String name(int opcode) {
    int inlined = IrOpcode.inlined(opcode);
    IrOperation row = inlined < END ? ROWS[inlined] : null;
    return row == null ? "0x" + Integer.toHexString(opcode) : row.mnemonic();
  }

  /** {@return how many words the operation at a position has} */
  public static int length(int[] words, int position) {
    int opcode = IrOpcode.opcode(words[position]);
    int length = row(opcode).length();
    return opcode == IrOpcode.BR_TABLE ? length + words[position + 1] : length;
  }

  /** {@return all rows, by their opcodes} */
  public static List<IrOperation> rows() {
    List<IrOperation> rows = new ArrayList<>();
    for (IrOperation row : ROWS) {
      if (row != null) {
        rows.add(row);
      }
    }
    return rows;
  }
}
