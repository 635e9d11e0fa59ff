package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.interp.translate.Signature;

/** Estimates how much bytecode operations become. */
final class Weights {

  private static final int PLAIN = 9;
  private static final int MEMORY_ACCESS = 30;
  private static final int VECTOR_ACCESS = 54;
  private static final int CALL = 40;
  private static final int INDIRECT_CALL = 110;
  private static final int FIELD_ACCESS = 50;
  private static final int ELEMENT_ACCESS = 70;
  private static final int NEW_OBJECT = 55;
  private static final int FIELD = 14;
  private static final int SLOT_TRANSFER = 9;
  private static final int TABLE_TARGET = 6;
  private static final int MOST_TABLE_TARGETS = 64;

  private Weights() {}

  /** About how many bytes it takes to choose among the targets of a table. */
  static int ofTargets(int count) {
    return TABLE_TARGET * Math.min(count, MOST_TABLE_TARGETS);
  }

  /** About how many bytes an operation becomes. */
  static int of(Operation operation) {
    if (operation.accessesMemory() || operation.accessesAnyMemory()) {
      return MEMORY_ACCESS;
    }
    Signature callee = operation.callee();
    if (callee != null) {
      boolean indirect = operation.opcode == CALL_INDIRECT || operation.opcode == CALL_REF;
      return (indirect ? INDIRECT_CALL : CALL)
          + SLOT_TRANSFER * (callee.paramSlots() + callee.resultSlots());
    }
    if (operation.accessesVector()) {
      return VECTOR_ACCESS;
    }
    if (operation.computesVector()) {
      return 4 * PLAIN;
    }
    int instruction = FloatOperands.instruction(operation.opcode);
    if (instruction >= 0) {
      return FloatOperands.changesSign(instruction) || FloatOperands.truncates(instruction)
          ? 4 * PLAIN
          : 2 * PLAIN;
    }
    if (ObjectOperands.has(operation.opcode)) {
      return ofObjects(operation);
    }
    return switch (operation.opcode) {
      case LOOP -> 0;
      case BR_TABLE -> PLAIN + ofTargets(operation.word);
      case REF_AS_NON_NULL -> 2 * PLAIN;
      case BR_LT_U, BR_LE_U, BR_LT_U_I, BR_GT_U_I -> 2 * PLAIN;
      case EQ, NE, LT_S, LE_S, LT_U, LE_U, SELECT -> 2 * PLAIN;
      case EQ_I, NE_I, LT_S_I, GT_S_I, LT_U_I, GT_U_I -> 2 * PLAIN;
      case I32_ROTL, I32_ROTR, I32_ROTL_I, I64_ROTL, I64_ROTR, I64_ROTL_I -> 2 * PLAIN;
      case GLOBAL_ADD, GLOBAL_GET_ADD, GLOBAL_SET_ADD, GLOBAL_GET, GLOBAL_SET -> 2 * PLAIN;
      case MOVE_V -> PLAIN;
      case CONST_V -> 2 * PLAIN;
      case SELECT_V, GLOBAL_GET_V, GLOBAL_SET_V -> 3 * PLAIN;
      case SHUFFLE -> PLAIN + 11 * ShuffleWriter.shifts(operation);
      default -> operation.opcode > LAST_HOT && operation.opcode < FIRST_NUMERIC ? CALL : PLAIN;
    };
  }

  private static int ofObjects(Operation operation) {
    return switch (operation.opcode) {
      case STRUCT_GET, STRUCT_GET_S, STRUCT_SET, ARRAY_LEN -> FIELD_ACCESS;
      case ARRAY_GET, ARRAY_GET_S, ARRAY_SET -> ELEMENT_ACCESS;
      case STRUCT_GET_V, ARRAY_GET_V, REF_TEST, REF_CAST -> 2 * FIELD_ACCESS;
      case STRUCT_NEW -> {
        int fields = operation.store().structLayout(operation.word(2)).slots();
        yield NEW_OBJECT + FIELD * Math.min(fields, StructWriter.MOST_SLOTS);
      }
      default -> NEW_OBJECT;
    };
  }
}
