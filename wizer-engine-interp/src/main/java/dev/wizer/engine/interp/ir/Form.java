package dev.wizer.engine.interp.ir;

import dev.wizer.engine.interp.ir.Operand.Meaning;
import dev.wizer.engine.interp.ir.Operand.Slots;
import java.util.List;

/**
 * How the words of some operations are laid out.
 *
 * <p>Compilers go through {@link #reads} and {@link #writes} for each operation of a function:
 * therefore these are arrays.
 */
public final class Form {

  private final int length;
  private final Operand[] operands;

  /** The slots that are read; not to be changed. */
  public final Slots[] reads;

  /** The slots that are written; not to be changed. */
  public final Slots[] writes;

  private final Slots address;
  private final Operand.Number offset;

  private Form(int length, Operand[] operands, Slots[] reads, Slots[] writes) {
    this.length = length;
    this.operands = operands;
    this.reads = reads;
    this.writes = writes;
    this.address = findAddress();
    this.offset = number(address == null ? Meaning.ADDRESS : Meaning.ADDED);
  }

  private Slots findAddress() {
    for (Slots slots : reads) {
      if (slots.type() == Operand.SlotType.INDEX) {
        return slots;
      }
    }
    return null;
  }

  static Form of(int length, Operand... operands) {
    int readCount = 0;
    int writeCount = 0;
    for (Operand operand : operands) {
      if (operand instanceof Slots slots) {
        readCount += slots.written() ? 0 : 1;
        writeCount += slots.written() ? 1 : 0;
      }
    }
    Slots[] reads = new Slots[readCount];
    Slots[] writes = new Slots[writeCount];
    readCount = 0;
    writeCount = 0;
    for (Operand operand : operands) {
      if (operand instanceof Slots slots) {
        if (slots.written()) {
          writes[writeCount++] = slots;
        } else {
          reads[readCount++] = slots;
        }
      }
    }
    return new Form(length, operands, reads, writes);
  }

  /** {@return how many words there are, targets of a table aside} */
  public int length() {
    return length;
  }

  /** {@return the operands, in the order in which they are printed} */
  public List<Operand> operands() {
    return List.of(operands);
  }

  /** {@return the operand that is an address or an index, or null if there is none} */
  public Slots address() {
    return address;
  }

  /**
   * {@return of a load or store, the number that is added to the address; the address itself if
   * there is no operand for it}
   */
  public Operand.Number offset() {
    return offset;
  }

  /** {@return the first number with a meaning, or null if there is none} */
  public Operand.Number number(Meaning meaning) {
    for (Operand operand : operands) {
      if (operand instanceof Operand.Number number && number.meaning() == meaning) {
        return number;
      }
    }
    return null;
  }
}
