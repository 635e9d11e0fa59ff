package dev.wizer.engine.interp.ir;

/**
 * A row of the table of operations: all that is known of an operation but what it computes.
 *
 * @param opcode its number in {@link IrOpcode}
 * @param mnemonic the name of that constant; for numeric instructions without a constant of their
 *     own, the name of WebAssembly's
 * @param form its length and operands
 * @param width whether its result fits 32 bits
 * @param traits a set of {@link Trait}s
 * @param bytes how many bytes of memory a load or store of memory 0 reads or writes; 0 for all else
 * @param weight about how many bytes of bytecode it becomes, without what depends on its operands
 */
public record IrOperation(
    int opcode, String mnemonic, Form form, Width width, int traits, int bytes, int weight) {

  /** {@return whether it has one of some traits} */
  public boolean has(int some) {
    return (traits & some) != 0;
  }

  /** {@return how many words it has; a {@link IrOpcode#BR_TABLE} one more for each target} */
  public int length() {
    return form.length();
  }

  /** {@return whether it is a load or store that the interpreter's loop does itself} */
  public boolean accessesMemory() {
    return bytes != 0;
  }
}
