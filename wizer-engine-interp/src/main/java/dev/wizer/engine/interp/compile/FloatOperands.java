package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.compile.SlotKind.*;
import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.wasm.binary.BulkOpcodes;
import dev.wizer.wasm.binary.WasmOpcodes;

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
      case F32_ADD -> WasmOpcodes.F32_ADD;
      case F32_SUB -> WasmOpcodes.F32_SUB;
      case F32_MUL -> WasmOpcodes.F32_MUL;
      case F64_ADD -> WasmOpcodes.F64_ADD;
      case F64_SUB -> WasmOpcodes.F64_SUB;
      case F64_MUL -> WasmOpcodes.F64_MUL;
      default -> isFloat(opcode - FIRST_NUMERIC) ? opcode - FIRST_NUMERIC : NONE;
    };
  }

  private static boolean isFloat(int instruction) {
    return isComparison(instruction)
        || instruction >= WasmOpcodes.F32_ABS && instruction <= WasmOpcodes.F64_COPYSIGN
        || instruction >= WasmOpcodes.I32_TRUNC_F32_S && instruction <= WasmOpcodes.I32_TRUNC_F64_U
        || instruction >= WasmOpcodes.I64_TRUNC_F32_S && instruction <= WasmOpcodes.F64_PROMOTE_F32
        || instruction >= SATURATING;
  }

  static boolean isComparison(int instruction) {
    return instruction >= WasmOpcodes.F32_EQ && instruction <= WasmOpcodes.F64_GE;
  }

  /** Whether the result has the operand's bits but for the sign: any kind will do, if it is one. */
  static boolean changesSign(int instruction) {
    return switch (instruction) {
      case WasmOpcodes.F32_ABS, WasmOpcodes.F32_NEG, WasmOpcodes.F64_ABS, WasmOpcodes.F64_NEG ->
          true;
      default -> false;
    };
  }

  /** Whether it is a conversion to a signed integer that may trap. */
  static boolean truncates(int instruction) {
    return switch (instruction) {
      case WasmOpcodes.I32_TRUNC_F32_S,
          WasmOpcodes.I32_TRUNC_F64_S,
          WasmOpcodes.I64_TRUNC_F32_S,
          WasmOpcodes.I64_TRUNC_F64_S ->
          true;
      default -> false;
    };
  }

  /** The kind of the operands of an operation; null if it is to be bits. */
  static SlotKind operands(int instruction) {
    if (isComparison(instruction)) {
      return instruction <= WasmOpcodes.F32_GE ? FLOAT : DOUBLE;
    }
    return switch (instruction) {
      case WasmOpcodes.I32_TRUNC_F64_S,
          WasmOpcodes.I64_TRUNC_F64_S,
          WasmOpcodes.F32_DEMOTE_F64,
          SATURATING + BulkOpcodes.I32_TRUNC_SAT_F64_S,
          SATURATING + BulkOpcodes.I64_TRUNC_SAT_F64_S ->
          DOUBLE;
      case WasmOpcodes.I32_TRUNC_F32_S,
          WasmOpcodes.I64_TRUNC_F32_S,
          WasmOpcodes.F64_PROMOTE_F32,
          SATURATING + BulkOpcodes.I32_TRUNC_SAT_F32_S,
          SATURATING + BulkOpcodes.I64_TRUNC_SAT_F32_S ->
          FLOAT;
      default -> computed(instruction);
    };
  }

  /** The kind of an operation's result; null if it is to be bits. */
  static SlotKind result(int instruction) {
    return switch (instruction) {
      case WasmOpcodes.F64_CONVERT_I32_S,
          WasmOpcodes.F64_CONVERT_I32_U,
          WasmOpcodes.F64_CONVERT_I64_S,
          WasmOpcodes.F64_PROMOTE_F32 ->
          DOUBLE;
      case WasmOpcodes.F32_CONVERT_I32_S,
          WasmOpcodes.F32_CONVERT_I32_U,
          WasmOpcodes.F32_CONVERT_I64_S,
          WasmOpcodes.F32_DEMOTE_F64 ->
          FLOAT;
      default -> computed(instruction);
    };
  }

  /** The kind of both, for what computes within one type. */
  private static SlotKind computed(int instruction) {
    return switch (instruction) {
      case WasmOpcodes.F32_CEIL,
          WasmOpcodes.F32_FLOOR,
          WasmOpcodes.F32_NEAREST,
          WasmOpcodes.F32_SQRT,
          WasmOpcodes.F32_ADD,
          WasmOpcodes.F32_SUB,
          WasmOpcodes.F32_MUL,
          WasmOpcodes.F32_DIV,
          WasmOpcodes.F32_MIN,
          WasmOpcodes.F32_MAX ->
          FLOAT;
      case WasmOpcodes.F64_CEIL,
          WasmOpcodes.F64_FLOOR,
          WasmOpcodes.F64_NEAREST,
          WasmOpcodes.F64_SQRT,
          WasmOpcodes.F64_ADD,
          WasmOpcodes.F64_SUB,
          WasmOpcodes.F64_MUL,
          WasmOpcodes.F64_DIV,
          WasmOpcodes.F64_MIN,
          WasmOpcodes.F64_MAX ->
          DOUBLE;
      default -> null;
    };
  }
}
