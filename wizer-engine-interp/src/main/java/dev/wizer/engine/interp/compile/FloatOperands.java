package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.compile.SlotKind.*;
import static dev.wizer.engine.interp.ir.IrOpcode.*;

/**
 * Of which kind operations on floating-point numbers want their operands, and give their results:
 * what {@link FloatWriter} has best. All else takes bits.
 */
final class FloatOperands {

  /** What is added to the number of a saturating conversion. */
  static final int SATURATING = FIRST_SATURATING - FIRST_NUMERIC;

  private static final int NONE = -1;

  private FloatOperands() {}

  /**
   * The WebAssembly opcode of an operation on floating-point numbers, or {@link #SATURATING} and
   * more; negative if it is no such.
   */
  static int instruction(int opcode) {
    return switch (opcode) {
      case F32_ADD -> 0x92;
      case F32_SUB -> 0x93;
      case F32_MUL -> 0x94;
      case F64_ADD -> 0xA0;
      case F64_SUB -> 0xA1;
      case F64_MUL -> 0xA2;
      default -> isFloat(opcode - FIRST_NUMERIC) ? opcode - FIRST_NUMERIC : NONE;
    };
  }

  private static boolean isFloat(int instruction) {
    return isComparison(instruction)
        || instruction >= 0x8B && instruction <= 0xA6
        || instruction >= 0xA8 && instruction <= 0xAB
        || instruction >= 0xAE && instruction <= 0xBB
        || instruction >= SATURATING;
  }

  static boolean isComparison(int instruction) {
    return instruction >= 0x5B && instruction <= 0x66;
  }

  /** Whether the result has the operand's bits but for the sign: any kind will do, if it is one. */
  static boolean changesSign(int instruction) {
    return switch (instruction) {
      case 0x8B, 0x8C, 0x99, 0x9A -> true;
      default -> false;
    };
  }

  /** Whether it is a conversion to a signed integer that may trap. */
  static boolean truncates(int instruction) {
    return switch (instruction) {
      case 0xA8, 0xAA, 0xAE, 0xB0 -> true;
      default -> false;
    };
  }

  /** The kind of the operands of an operation; null if it is to be bits. */
  static SlotKind operands(int instruction) {
    if (isComparison(instruction)) {
      return instruction <= 0x60 ? FLOAT : DOUBLE;
    }
    return switch (instruction) {
      case 0xAA, 0xB0, 0xB6, SATURATING + 2, SATURATING + 6 -> DOUBLE;
      case 0xA8, 0xAE, 0xBB, SATURATING, SATURATING + 4 -> FLOAT;
      default -> computed(instruction);
    };
  }

  /** The kind of an operation's result; null if it is to be bits. */
  static SlotKind result(int instruction) {
    return switch (instruction) {
      case 0xB7, 0xB8, 0xB9, 0xBB -> DOUBLE;
      case 0xB2, 0xB3, 0xB4, 0xB6 -> FLOAT;
      default -> computed(instruction);
    };
  }

  /** The kind of both, for what computes within one type. */
  private static SlotKind computed(int instruction) {
    return switch (instruction) {
      case 0x8D, 0x8E, 0x90, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97 -> FLOAT;
      case 0x9B, 0x9C, 0x9E, 0x9F, 0xA0, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5 -> DOUBLE;
      default -> null;
    };
  }
}
