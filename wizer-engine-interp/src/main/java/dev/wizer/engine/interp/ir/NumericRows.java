package dev.wizer.engine.interp.ir;

import static dev.wizer.engine.interp.ir.Forms.*;
import static dev.wizer.engine.interp.ir.IrOpcode.FIRST_NUMERIC;
import static dev.wizer.engine.interp.ir.IrOpcode.FIRST_SATURATING;
import static dev.wizer.engine.interp.ir.Trait.TRAPS;
import static dev.wizer.engine.interp.ir.Width.NARROW;
import static dev.wizer.engine.interp.ir.Width.WIDE;

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
    row(FIRST_NUMERIC + 0x5B, "F32_EQ", COMPARE_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x5C, "F32_NE", COMPARE_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x5D, "F32_LT", COMPARE_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x5E, "F32_GT", COMPARE_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x5F, "F32_LE", COMPARE_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x60, "F32_GE", COMPARE_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x61, "F64_EQ", COMPARE_F64, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x62, "F64_NE", COMPARE_F64, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x63, "F64_LT", COMPARE_F64, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x64, "F64_GT", COMPARE_F64, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x65, "F64_LE", COMPARE_F64, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x66, "F64_GE", COMPARE_F64, NARROW, 0, 2 * PLAIN);
  }

  private void addIntegers() {
    row(FIRST_NUMERIC + 0x67, "I32_CLZ", UNARY_I32, NARROW, 0, PLAIN);
    row(FIRST_NUMERIC + 0x68, "I32_CTZ", UNARY_I32, NARROW, 0, PLAIN);
    row(FIRST_NUMERIC + 0x69, "I32_POPCNT", UNARY_I32, NARROW, 0, PLAIN);
    row(FIRST_NUMERIC + 0x6D, "I32_DIV_S", BINARY_I32, NARROW, TRAPS, PLAIN);
    row(FIRST_NUMERIC + 0x6E, "I32_DIV_U", BINARY_I32, NARROW, TRAPS, PLAIN);
    row(FIRST_NUMERIC + 0x6F, "I32_REM_S", BINARY_I32, NARROW, TRAPS, PLAIN);
    row(FIRST_NUMERIC + 0x70, "I32_REM_U", BINARY_I32, NARROW, TRAPS, PLAIN);
    row(FIRST_NUMERIC + 0x79, "I64_CLZ", UNARY_I64, WIDE, 0, PLAIN);
    row(FIRST_NUMERIC + 0x7A, "I64_CTZ", UNARY_I64, WIDE, 0, PLAIN);
    row(FIRST_NUMERIC + 0x7B, "I64_POPCNT", UNARY_I64, WIDE, 0, PLAIN);
    row(FIRST_NUMERIC + 0x7F, "I64_DIV_S", BINARY_I64, WIDE, TRAPS, PLAIN);
    row(FIRST_NUMERIC + 0x80, "I64_DIV_U", BINARY_I64, WIDE, TRAPS, PLAIN);
    row(FIRST_NUMERIC + 0x81, "I64_REM_S", BINARY_I64, WIDE, TRAPS, PLAIN);
    row(FIRST_NUMERIC + 0x82, "I64_REM_U", BINARY_I64, WIDE, TRAPS, PLAIN);
  }

  private void addF32() {
    row(FIRST_NUMERIC + 0x8B, "F32_ABS", UNARY_F32, NARROW, 0, 4 * PLAIN);
    row(FIRST_NUMERIC + 0x8C, "F32_NEG", UNARY_F32, NARROW, 0, 4 * PLAIN);
    row(FIRST_NUMERIC + 0x8D, "F32_CEIL", UNARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x8E, "F32_FLOOR", UNARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x8F, "F32_TRUNC", UNARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x90, "F32_NEAREST", UNARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x91, "F32_SQRT", UNARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x95, "F32_DIV", BINARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x96, "F32_MIN", BINARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x97, "F32_MAX", BINARY_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x98, "F32_COPYSIGN", BINARY_F32, NARROW, 0, 2 * PLAIN);
  }

  private void addF64() {
    row(FIRST_NUMERIC + 0x99, "F64_ABS", UNARY_F64, WIDE, 0, 4 * PLAIN);
    row(FIRST_NUMERIC + 0x9A, "F64_NEG", UNARY_F64, WIDE, 0, 4 * PLAIN);
    row(FIRST_NUMERIC + 0x9B, "F64_CEIL", UNARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x9C, "F64_FLOOR", UNARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x9D, "F64_TRUNC", UNARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x9E, "F64_NEAREST", UNARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0x9F, "F64_SQRT", UNARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xA3, "F64_DIV", BINARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xA4, "F64_MIN", BINARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xA5, "F64_MAX", BINARY_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xA6, "F64_COPYSIGN", BINARY_F64, WIDE, 0, 2 * PLAIN);
  }

  private void addConversions() {
    row(FIRST_NUMERIC + 0xA8, "I32_TRUNC_F32_S", I32_OF_F32, NARROW, TRAPS, 4 * PLAIN);
    row(FIRST_NUMERIC + 0xA9, "I32_TRUNC_F32_U", I32_OF_F32, NARROW, TRAPS, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xAA, "I32_TRUNC_F64_S", I32_OF_F64, NARROW, TRAPS, 4 * PLAIN);
    row(FIRST_NUMERIC + 0xAB, "I32_TRUNC_F64_U", I32_OF_F64, NARROW, TRAPS, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xAE, "I64_TRUNC_F32_S", I64_OF_F32, WIDE, TRAPS, 4 * PLAIN);
    row(FIRST_NUMERIC + 0xAF, "I64_TRUNC_F32_U", I64_OF_F32, WIDE, TRAPS, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xB0, "I64_TRUNC_F64_S", I64_OF_F64, WIDE, TRAPS, 4 * PLAIN);
    row(FIRST_NUMERIC + 0xB1, "I64_TRUNC_F64_U", I64_OF_F64, WIDE, TRAPS, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xB2, "F32_CONVERT_I32_S", F32_OF_I32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xB3, "F32_CONVERT_I32_U", F32_OF_I32, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xB4, "F32_CONVERT_I64_S", F32_OF_I64, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xB5, "F32_CONVERT_I64_U", F32_OF_I64, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xB6, "F32_DEMOTE_F64", F32_OF_F64, NARROW, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xB7, "F64_CONVERT_I32_S", F64_OF_I32, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xB8, "F64_CONVERT_I32_U", F64_OF_I32, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xB9, "F64_CONVERT_I64_S", F64_OF_I64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xBA, "F64_CONVERT_I64_U", F64_OF_I64, WIDE, 0, 2 * PLAIN);
    row(FIRST_NUMERIC + 0xBB, "F64_PROMOTE_F32", F64_OF_F32, WIDE, 0, 2 * PLAIN);
  }

  private void addSaturating() {
    row(FIRST_SATURATING + 0, "I32_TRUNC_SAT_F32_S", I32_OF_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_SATURATING + 1, "I32_TRUNC_SAT_F32_U", I32_OF_F32, NARROW, 0, 2 * PLAIN);
    row(FIRST_SATURATING + 2, "I32_TRUNC_SAT_F64_S", I32_OF_F64, NARROW, 0, 2 * PLAIN);
    row(FIRST_SATURATING + 3, "I32_TRUNC_SAT_F64_U", I32_OF_F64, NARROW, 0, 2 * PLAIN);
    row(FIRST_SATURATING + 4, "I64_TRUNC_SAT_F32_S", I64_OF_F32, WIDE, 0, 2 * PLAIN);
    row(FIRST_SATURATING + 5, "I64_TRUNC_SAT_F32_U", I64_OF_F32, WIDE, 0, 2 * PLAIN);
    row(FIRST_SATURATING + 6, "I64_TRUNC_SAT_F64_S", I64_OF_F64, WIDE, 0, 2 * PLAIN);
    row(FIRST_SATURATING + 7, "I64_TRUNC_SAT_F64_U", I64_OF_F64, WIDE, 0, 2 * PLAIN);
  }

  private void row(int opcode, String name, Form form, Width width, int traits, int weight) {
    rows[opcode] = new IrOperation(opcode, name, form, width, traits, 0, weight);
  }
}
