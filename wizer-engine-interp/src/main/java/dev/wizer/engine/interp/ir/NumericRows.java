package dev.wizer.engine.interp.ir;

import static dev.wizer.engine.interp.ir.Forms.*;
import static dev.wizer.engine.interp.ir.IrOpcode.FIRST_NUMERIC;
import static dev.wizer.engine.interp.ir.IrOpcode.FIRST_SATURATING;
import static dev.wizer.engine.interp.ir.Trait.TRAPS;
import static dev.wizer.engine.interp.ir.Width.NARROW;
import static dev.wizer.engine.interp.ir.Width.WIDE;

import dev.wizer.wasm.binary.BulkOpcodes;
import dev.wizer.wasm.binary.WasmOpcodes;

/** The rows of the numeric instructions that have no operation of their own. */
final class NumericRows {

  private static final int PLAIN = IrTable.PLAIN;

  private final IrOperation[] rows;

  private NumericRows(IrOperation[] rows) {
    this.rows = rows;
  }

  static void add(IrOperation[] rows) {
    NumericRows numeric = new NumericRows(rows);
    numeric.addComparisons();
    numeric.addIntegers();
    numeric.addF32();
    numeric.addF64();
    numeric.addConversions();
    numeric.addSaturating();
  }

  private void addComparisons() {
    row(FIRST_NUMERIC + WasmOpcodes.F32_EQ, "F32_EQ", COMPARE_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F32_NE, "F32_NE", COMPARE_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F32_LT, "F32_LT", COMPARE_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F32_GT, "F32_GT", COMPARE_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F32_LE, "F32_LE", COMPARE_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F32_GE, "F32_GE", COMPARE_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_EQ, "F64_EQ", COMPARE_F64, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_NE, "F64_NE", COMPARE_F64, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_LT, "F64_LT", COMPARE_F64, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_GT, "F64_GT", COMPARE_F64, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_LE, "F64_LE", COMPARE_F64, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_GE, "F64_GE", COMPARE_F64, NARROW, 0, 2 * PLAIN);
  }

  private void addIntegers() {
    row(FIRST_NUMERIC + WasmOpcodes.I32_CLZ, "I32_CLZ", UNARY_I32, NARROW, 0, PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.I32_CTZ, "I32_CTZ", UNARY_I32, NARROW, 0, PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.I32_POPCNT, "I32_POPCNT", UNARY_I32, NARROW, 0, PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.I32_DIV_S, "I32_DIV_S", BINARY_I32, NARROW, TRAPS, PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.I32_DIV_U, "I32_DIV_U", BINARY_I32, NARROW, TRAPS, PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.I32_REM_S, "I32_REM_S", BINARY_I32, NARROW, TRAPS, PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.I32_REM_U, "I32_REM_U", BINARY_I32, NARROW, TRAPS, PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.I64_CLZ, "I64_CLZ", UNARY_I64, WIDE, 0, PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.I64_CTZ, "I64_CTZ", UNARY_I64, WIDE, 0, PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.I64_POPCNT, "I64_POPCNT", UNARY_I64, WIDE, 0, PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.I64_DIV_S, "I64_DIV_S", BINARY_I64, WIDE, TRAPS, PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.I64_DIV_U, "I64_DIV_U", BINARY_I64, WIDE, TRAPS, PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.I64_REM_S, "I64_REM_S", BINARY_I64, WIDE, TRAPS, PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.I64_REM_U, "I64_REM_U", BINARY_I64, WIDE, TRAPS, PLAIN);
  }

  private void addF32() {
    row(FIRST_NUMERIC + WasmOpcodes.F32_ABS, "F32_ABS", UNARY_F32, NARROW, 0, 4 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F32_NEG, "F32_NEG", UNARY_F32, NARROW, 0, 4 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F32_CEIL, "F32_CEIL", UNARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F32_FLOOR, "F32_FLOOR", UNARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F32_TRUNC, "F32_TRUNC", UNARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F32_NEAREST, "F32_NEAREST", UNARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F32_SQRT, "F32_SQRT", UNARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F32_DIV, "F32_DIV", BINARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F32_MIN, "F32_MIN", BINARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F32_MAX, "F32_MAX", BINARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F32_COPYSIGN, "F32_COPYSIGN", BINARY_F32, NARROW, 0, 2 * PLAIN);
  }

  private void addF64() {
    row(FIRST_NUMERIC + WasmOpcodes.F64_ABS, "F64_ABS", UNARY_F64, WIDE, 0, 4 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_NEG, "F64_NEG", UNARY_F64, WIDE, 0, 4 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_CEIL, "F64_CEIL", UNARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_FLOOR, "F64_FLOOR", UNARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_TRUNC, "F64_TRUNC", UNARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_NEAREST, "F64_NEAREST", UNARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_SQRT, "F64_SQRT", UNARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_DIV, "F64_DIV", BINARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_MIN, "F64_MIN", BINARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_MAX, "F64_MAX", BINARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + WasmOpcodes.F64_COPYSIGN, "F64_COPYSIGN", BINARY_F64, WIDE, 0, 2 * PLAIN);
  }

  private void addConversions() {
    row(
        FIRST_NUMERIC + WasmOpcodes.I32_TRUNC_F32_S,
        "I32_TRUNC_F32_S",
        I32_OF_F32,
        NARROW,
        TRAPS,
        4 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.I32_TRUNC_F32_U,
        "I32_TRUNC_F32_U",
        I32_OF_F32,
        NARROW,
        TRAPS,
        2 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.I32_TRUNC_F64_S,
        "I32_TRUNC_F64_S",
        I32_OF_F64,
        NARROW,
        TRAPS,
        4 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.I32_TRUNC_F64_U,
        "I32_TRUNC_F64_U",
        I32_OF_F64,
        NARROW,
        TRAPS,
        2 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.I64_TRUNC_F32_S,
        "I64_TRUNC_F32_S",
        I64_OF_F32,
        WIDE,
        TRAPS,
        4 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.I64_TRUNC_F32_U,
        "I64_TRUNC_F32_U",
        I64_OF_F32,
        WIDE,
        TRAPS,
        2 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.I64_TRUNC_F64_S,
        "I64_TRUNC_F64_S",
        I64_OF_F64,
        WIDE,
        TRAPS,
        4 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.I64_TRUNC_F64_U,
        "I64_TRUNC_F64_U",
        I64_OF_F64,
        WIDE,
        TRAPS,
        2 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.F32_CONVERT_I32_S,
        "F32_CONVERT_I32_S",
        F32_OF_I32,
        NARROW,
        0,
        2 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.F32_CONVERT_I32_U,
        "F32_CONVERT_I32_U",
        F32_OF_I32,
        NARROW,
        0,
        2 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.F32_CONVERT_I64_S,
        "F32_CONVERT_I64_S",
        F32_OF_I64,
        NARROW,
        0,
        2 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.F32_CONVERT_I64_U,
        "F32_CONVERT_I64_U",
        F32_OF_I64,
        NARROW,
        0,
        2 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.F32_DEMOTE_F64,
        "F32_DEMOTE_F64",
        F32_OF_F64,
        NARROW,
        0,
        2 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.F64_CONVERT_I32_S,
        "F64_CONVERT_I32_S",
        F64_OF_I32,
        WIDE,
        0,
        2 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.F64_CONVERT_I32_U,
        "F64_CONVERT_I32_U",
        F64_OF_I32,
        WIDE,
        0,
        2 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.F64_CONVERT_I64_S,
        "F64_CONVERT_I64_S",
        F64_OF_I64,
        WIDE,
        0,
        2 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.F64_CONVERT_I64_U,
        "F64_CONVERT_I64_U",
        F64_OF_I64,
        WIDE,
        0,
        2 * PLAIN);
    row(
        FIRST_NUMERIC + WasmOpcodes.F64_PROMOTE_F32,
        "F64_PROMOTE_F32",
        F64_OF_F32,
        WIDE,
        0,
        2 * PLAIN);
  }

  private void addSaturating() {
    row(
        FIRST_SATURATING + BulkOpcodes.I32_TRUNC_SAT_F32_S,
        "I32_TRUNC_SAT_F32_S",
        I32_OF_F32,
        NARROW,
        0,
        2 * PLAIN);
    row(
        FIRST_SATURATING + BulkOpcodes.I32_TRUNC_SAT_F32_U,
        "I32_TRUNC_SAT_F32_U",
        I32_OF_F32,
        NARROW,
        0,
        2 * PLAIN);
    row(
        FIRST_SATURATING + BulkOpcodes.I32_TRUNC_SAT_F64_S,
        "I32_TRUNC_SAT_F64_S",
        I32_OF_F64,
        NARROW,
        0,
        2 * PLAIN);
    row(
        FIRST_SATURATING + BulkOpcodes.I32_TRUNC_SAT_F64_U,
        "I32_TRUNC_SAT_F64_U",
        I32_OF_F64,
        NARROW,
        0,
        2 * PLAIN);
    row(
        FIRST_SATURATING + BulkOpcodes.I64_TRUNC_SAT_F32_S,
        "I64_TRUNC_SAT_F32_S",
        I64_OF_F32,
        WIDE,
        0,
        2 * PLAIN);
    row(
        FIRST_SATURATING + BulkOpcodes.I64_TRUNC_SAT_F32_U,
        "I64_TRUNC_SAT_F32_U",
        I64_OF_F32,
        WIDE,
        0,
        2 * PLAIN);
    row(
        FIRST_SATURATING + BulkOpcodes.I64_TRUNC_SAT_F64_S,
        "I64_TRUNC_SAT_F64_S",
        I64_OF_F64,
        WIDE,
        0,
        2 * PLAIN);
    row(
        FIRST_SATURATING + BulkOpcodes.I64_TRUNC_SAT_F64_U,
        "I64_TRUNC_SAT_F64_U",
        I64_OF_F64,
        WIDE,
        0,
        2 * PLAIN);
  }

  private void row(int opcode, String name, Form form, Width width, int traits, int weight) {
    rows[opcode] = new IrOperation(opcode, name, form, width, traits, 0, weight);
  }
}
