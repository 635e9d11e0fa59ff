package dev.wizer.engine.interp.compile;

import dev.wizer.engine.NumType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.interp.ir.IrTable;
import dev.wizer.engine.interp.ir.Width;
import dev.wizer.engine.interp.runtime.StorageKind;
import dev.wizer.engine.interp.translate.Signature;
import java.util.BitSet;
import java.util.List;

/**
 * Which slots always hold sign-extended 32-bit numbers: these become ints in compiled code. Begins
 * with all slots narrow, and finds those into which an operation may write something wider.
 */
final class SlotTypes {

  private final FlowGraph graph;
  private final BitSet narrowGlobals;

  /** The slots that may hold more than 32 bits. */
  private final BitSet wide;

  /**
   * Makes the types of slots of which some are known to be wide.
   *
   * @param narrowGlobals the slots of the globals of 32 bits
   */
  SlotTypes(FlowGraph graph, BitSet narrowGlobals, BitSet wide) {
    this.graph = graph;
    this.narrowGlobals = narrowGlobals;
    this.wide = wide;
  }

  /** Whether a type has 32 bits. */
  static boolean isNarrow(ValType type) {
    return type == NumType.I32 || type == NumType.F32;
  }

  /** Whether a slot holds 32 bits only. */
  boolean isInt(int slot) {
    return !wide.get(slot);
  }

  /** Adds the slots into which operations of some blocks write more. */
  void infer(BitSet blocks) {
    Operation operation = graph.operations();
    int before;
    do {
      before = wide.cardinality();
      for (int block = blocks.nextSetBit(0); block >= 0; block = blocks.nextSetBit(block + 1)) {
        for (int position = graph.start(block);
            position < graph.end(block);
            position = operation.end()) {
          operation.read(position);
          infer(operation);
        }
      }
    } while (wide.cardinality() != before);
  }

  private void infer(Operation operation) {
    switch (operation.row.width()) {
      case NONE, NARROW -> {
        // There is nothing that could be wide.
      }
      case COPIED -> operation.eachMove((to, from) -> copy(from, to));
      case OF_SIGNATURE -> results(operation.callee(), operation.calleeBase());
      case AS_A -> copy(operation.a, operation.d);
      case AS_A_OR_MASK -> {
        if (!operation.hasMask()) {
          copy(operation.a, operation.d);
        }
      }
      case AS_A_AND_B -> {
        copy(operation.a, operation.d);
        copy(operation.b, operation.d);
      }
      case WIDE, OF_GLOBAL, OF_INSTRUCTION, OF_STORAGE -> {
        if (isWide(operation)) {
          operation.defs(wide::set);
        }
      }
    }
  }

  private void copy(int from, int to) {
    if (wide.get(from)) {
      wide.set(to);
    }
  }

  private void results(Signature signature, int base) {
    List<ValType> results = signature.type().results();
    int slot = base;
    for (ValType type : results) {
      int width = Signature.width(type);
      if (!isNarrow(type)) {
        wide.set(slot, slot + width);
      }
      slot += width;
    }
  }

  /** Whether an operation whose width does not depend on its operands' gives more than 32 bits. */
  boolean isWide(Operation operation) {
    return switch (operation.row.width()) {
      case NONE, NARROW -> false;
      case WIDE -> true;
      case OF_GLOBAL -> !narrowGlobals.get(operation.word);
      case OF_INSTRUCTION -> IrTable.row(operation.likeOpcode()).width() == Width.WIDE;
      case OF_STORAGE -> !isNarrow(operation.storage());
      case AS_A_OR_MASK -> false;
      case AS_A, AS_A_AND_B, COPIED, OF_SIGNATURE ->
          throw new AssertionError(operation.row.mnemonic());
    };
  }

  private static boolean isNarrow(StorageKind kind) {
    return kind == StorageKind.I8 || kind == StorageKind.I16 || kind == StorageKind.BITS_32;
  }
}
