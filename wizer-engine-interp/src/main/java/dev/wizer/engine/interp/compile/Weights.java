package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.interp.translate.Signature;

/** Estimates how much bytecode operations become: what the table says, and what varies. */
final class Weights {

  private static final int VECTOR_ACCESS = 54;
  private static final int FIELD = 14;
  private static final int SLOT_TRANSFER = 9;
  private static final int SHIFT = 11;
  private static final int TABLE_TARGET = 6;
  private static final int MOST_TABLE_TARGETS = 64;

  private Weights() {}

  /** About how many bytes it takes to choose among the targets of a table. */
  static int ofTargets(int count) {
    return TABLE_TARGET * Math.min(count, MOST_TABLE_TARGETS);
  }

  /** About how many bytes an operation becomes. */
  static int of(Operation operation) {
    int weight = operation.row.weight();
    Signature callee = operation.callee();
    if (callee != null) {
      return weight + SLOT_TRANSFER * (callee.paramSlots() + callee.resultSlots());
    }
    return switch (operation.opcode) {
      case BR_TABLE -> weight + ofTargets(operation.word);
      case MEM_STORE -> operation.accessesVector() ? VECTOR_ACCESS : weight;
      case SHUFFLE -> weight + SHIFT * ShuffleWriter.shifts(operation);
      case STRUCT_NEW -> {
        int fields = operation.store().structLayout(operation.word(2)).slots();
        yield weight + FIELD * Math.min(fields, StructWriter.MOST_SLOTS);
      }
      default -> weight;
    };
  }
}
