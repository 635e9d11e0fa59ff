package dev.wizer.engine.interp.ir;

import dev.wizer.engine.interp.ir.Operand.Meaning;
import dev.wizer.engine.interp.ir.Operand.SlotType;
import dev.wizer.engine.interp.ir.Operand.Slots;

/** Makes text of operations: one line for each, beginning with its position. */
public final class IrPrinter {

  private final int[] words;
  private final StringBuilder text = new StringBuilder();
  private int position;

  /** What stands between the last operand and the next one. */
  private String separator;

  /** The low half of a number whose high half follows. */
  private int low;

  private IrPrinter(int[] words) {
    this.words = words;
  }

  /** {@return the operations of {@code code} as text} */
  public static String print(IrCode code) {
    IrPrinter printer = new IrPrinter(code.words());
    while (printer.position < code.words().length) {
      printer.printOperation();
    }
    return printer.text.toString();
  }

  private void printOperation() {
    IrOperation row = IrTable.row(IrOpcode.opcode(words[position]));
    text.append(position).append(": ").append(row.mnemonic());
    separator = " ";
    Place last = null;
    for (Operand operand : row.form().operands()) {
      // Arguments and results of a call are in the same slots.
      if (operand.place() != last) {
        print(row, operand);
      }
      last = operand.place();
    }
    text.append('\n');
    position += IrTable.length(words, position);
  }

  private void print(IrOperation row, Operand operand) {
    int value = operand.place().of(words, position);
    if (operand instanceof Slots slots) {
      boolean isBase = slots.type() == SlotType.INDEX && row.form().number(Meaning.ADDED) != null;
      text.append(separator).append(isBase ? "[s" : "s").append(value);
      separator = ", ";
    } else if (operand instanceof Operand.Number number) {
      print(number.meaning(), value);
    }
  }

  private void print(Meaning meaning, int value) {
    switch (meaning) {
      case COUNTER -> {
        // It is what has happened, not what is to be done.
      }
      case ADDED -> text.append('+').append(Integer.toUnsignedString(value)).append(']');
      case ADDRESS -> append("[" + value + "]");
      case LOW -> low = value;
      case HIGH -> append(Long.toString(low & 0xFFFFFFFFL | (long) value << 32));
      case LAST_TARGET -> {
        for (int i = 0; i < value; i++) {
          append("@" + words[position + 2 + i]);
        }
      }
      case TARGET -> append("@" + lastTarget(value));
      case INSTRUCTION -> append("0x" + Integer.toHexString(value));
      case FUNC -> append("f" + value);
      case TABLE -> append("t" + value);
      case MEMORY -> append("m" + value);
      case GLOBAL -> append("g" + value);
      case TAG -> append("tag " + value);
      case DATA -> append("data " + value);
      case ELEM -> append("elem " + value);
      case FIELD -> append("field " + value);
      case TYPE, SIGNATURE, REF_TYPE -> append("type " + value);
      case NUMBER, DISTANCE, LENGTH, LANE -> append(Integer.toString(value));
    }
  }

  /** The target of a branch; of a table, the last one. */
  private int lastTarget(int target) {
    return IrOpcode.opcode(words[position]) == IrOpcode.BR_TABLE
        ? words[position + 2 + words[position + 1]]
        : target;
  }

  private void append(String operand) {
    text.append(separator).append(operand);
    separator = ", ";
  }
}
