package dev.wizer.engine.interp.compile;

import dev.wizer.engine.interp.ir.IrTable;
import dev.wizer.engine.interp.ir.Operand.Slots;

/**
 * What is known of memory 0 when a function is compiled.
 *
 * @param number its number in the store; negative if there is none
 * @param wide whether its addresses have 64 bits
 * @param reachable how many bytes are in its head, and will always be; 0 if loads and stores often
 *     go beyond it
 */
record MemoryShape(int number, boolean wide, int reachable) {

  private static final int ABSOLUTE = -1;

  /**
   * Whether an operation is a load or store that is done in compiled code itself, unless its
   * address is out of bounds: not if many addresses are beyond the head, or if its offset alone is
   * beyond the memory.
   */
  boolean isNear(Operation operation) {
    return accesses(operation) && (offset(operation) & 0xFFFFFFFFL) + width(operation) <= reachable;
  }

  /** Whether loads and stores often go beyond the head. */
  boolean isLeft() {
    return reachable == 0 && number >= 0;
  }

  /**
   * Whether an operation is a load or store of this memory that may be near. If addresses have 64
   * bits, the usual operations have them as ints that are negative if they are large; the others
   * have them as they are.
   */
  private boolean accesses(Operation operation) {
    return operation.accessesMemory()
        || isOfAnyMemory(operation) && !wide && operation.memory() == number;
  }

  private static boolean isOfAnyMemory(Operation operation) {
    return operation.accessesVector() || operation.accessesAnyMemory();
  }

  /** How many bytes from its base a load or store reaches that is near. */
  int end(Operation operation) {
    return offset(operation) + width(operation);
  }

  /** The slot with the base of a load's or store's address; negative if it has none. */
  static int base(Operation operation) {
    Slots address = operation.row.form().address();
    return address == null ? ABSOLUTE : operation.at(address.place());
  }

  /** The offset, an unsigned number, of a load or store; the address if it has no base. */
  static int offset(Operation operation) {
    return operation.at(operation.row.form().offset().place());
  }

  private static int width(Operation operation) {
    return operation.accessesVector()
        ? 1 << operation.vectorInstruction().naturalAlignment()
        : IrTable.row(operation.likeOpcode()).bytes();
  }
}
