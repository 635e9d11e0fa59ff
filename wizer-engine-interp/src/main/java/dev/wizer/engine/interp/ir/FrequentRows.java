package dev.wizer.engine.interp.ir;

import static dev.wizer.engine.interp.ir.Forms.*;
import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static dev.wizer.engine.interp.ir.Operand.Count.PARAMS;
import static dev.wizer.engine.interp.ir.Operand.Count.RESULTS;
import static dev.wizer.engine.interp.ir.Operand.Meaning.*;
import static dev.wizer.engine.interp.ir.Operand.SlotType.ANY;
import static dev.wizer.engine.interp.ir.Operand.SlotType.I32;
import static dev.wizer.engine.interp.ir.Operand.SlotType.INDEX;
import static dev.wizer.engine.interp.ir.Place.*;
import static dev.wizer.engine.interp.ir.Trait.*;
import static dev.wizer.engine.interp.ir.Width.*;

/** The rows of the operations that the interpreter's loop executes itself. */
final class FrequentRows {

  private static final int PLAIN = IrTable.PLAIN;
  private static final int MEMORY_ACCESS = 30;

  private final IrOperation[] rows;

  private FrequentRows(IrOperation[] rows) {
    this.rows = rows;
  }

  static void add(IrOperation[] rows) {
    FrequentRows frequent = new FrequentRows(rows);
    frequent.addMoves();
    frequent.addIntegers();
    frequent.addComparisons();
    frequent.addFloats();
    frequent.addMemory();
    frequent.addControl();
    frequent.addGlobals();
  }

  private void addMoves() {
    row(MOVE, "MOVE", COPY, COPIED, PLAIN);
    row(MOVE2, "MOVE2", COPY_TWO, COPIED, PLAIN);
    row(CONST, "CONST", CONSTANT, NARROW, PLAIN);
    row(CONST64, "CONST64", CONSTANT_64, WIDE, PLAIN);
    row(SELECT, "SELECT", CHOICE, AS_A_AND_B, 2 * PLAIN);
  }

  private void addIntegers() {
    row(I32_ADD, "I32_ADD", BINARY_I32, NARROW, PLAIN);
    row(I32_ADD_I, "I32_ADD_I", BINARY_I32_IMM, NARROW, PLAIN);
    row(I32_ADD_W, "I32_ADD_W", BINARY_I32_WORD, NARROW, PLAIN);
    row(I32_ADD_SHL, "I32_ADD_SHL", ADD_SHIFTED, NARROW, PLAIN);
    row(I32_SUB, "I32_SUB", BINARY_I32, NARROW, PLAIN);
    row(I32_MUL, "I32_MUL", BINARY_I32, NARROW, PLAIN);
    row(I32_MUL_I, "I32_MUL_I", BINARY_I32_IMM, NARROW, PLAIN);
    row(I32_MUL_W, "I32_MUL_W", BINARY_I32_WORD, NARROW, PLAIN);
    row(I32_SHL, "I32_SHL", BINARY_I32, NARROW, PLAIN);
    row(SHL_I, "SHL_I", SHIFT_I32, NARROW, PLAIN);
    row(I32_SHR_S, "I32_SHR_S", BINARY_I32, NARROW, PLAIN);
    row(SHR_S_I, "SHR_S_I", SHIFT_INT, AS_A, PLAIN);
    row(I32_SHR_U, "I32_SHR_U", BINARY_I32, NARROW, PLAIN);
    row(I32_SHR_U_I, "I32_SHR_U_I", SHIFT_I32, NARROW, PLAIN);
    row(I32_ROTL, "I32_ROTL", BINARY_I32, NARROW, 2 * PLAIN);
    row(I32_ROTL_I, "I32_ROTL_I", SHIFT_I32, NARROW, 2 * PLAIN);
    row(I32_ROTR, "I32_ROTR", BINARY_I32, NARROW, 2 * PLAIN);
    row(I64_ADD, "I64_ADD", BINARY_I64, WIDE, PLAIN);
    row(I64_ADD_I, "I64_ADD_I", BINARY_I64_IMM, WIDE, PLAIN);
    row(I64_SUB, "I64_SUB", BINARY_I64, WIDE, PLAIN);
    row(I64_MUL, "I64_MUL", BINARY_I64, WIDE, PLAIN);
    row(I64_SHL, "I64_SHL", BINARY_I64, WIDE, PLAIN);
    row(I64_SHL_I, "I64_SHL_I", SHIFT_I64, WIDE, PLAIN);
    row(I64_SHR_S, "I64_SHR_S", BINARY_I64, WIDE, PLAIN);
    row(I64_SHR_U, "I64_SHR_U", BINARY_I64, WIDE, PLAIN);
    row(I64_SHR_U_I, "I64_SHR_U_I", SHIFT_I64, WIDE, PLAIN);
    row(I64_ROTL, "I64_ROTL", BINARY_I64, WIDE, 2 * PLAIN);
    row(I64_ROTL_I, "I64_ROTL_I", SHIFT_I64, WIDE, 2 * PLAIN);
    row(I64_ROTR, "I64_ROTR", BINARY_I64, WIDE, 2 * PLAIN);
    row(AND, "AND", BINARY_INT, AS_A_AND_B, PLAIN);
    row(AND_I, "AND_I", BINARY_INT_IMM, AS_A_OR_MASK, PLAIN);
    row(AND_W, "AND_W", BINARY_INT_WORD, AS_A_OR_MASK, PLAIN);
    row(OR, "OR", BINARY_INT, AS_A_AND_B, PLAIN);
    row(OR_I, "OR_I", BINARY_INT_IMM, AS_A, PLAIN);
    row(XOR, "XOR", BINARY_INT, AS_A_AND_B, PLAIN);
    row(XOR_I, "XOR_I", BINARY_INT_IMM, AS_A, PLAIN);
    row(EXTEND8_S, "EXTEND8_S", UNARY_INT, NARROW, PLAIN);
    row(EXTEND16_S, "EXTEND16_S", UNARY_INT, NARROW, PLAIN);
    row(EXTEND32_S, "EXTEND32_S", INT_OF_I64, NARROW, PLAIN);
    row(EXTEND32_U, "EXTEND32_U", I64_OF_I32, WIDE, PLAIN);
    row(FOLD_ADDRESS, "FOLD_ADDRESS", UNARY_I64, WIDE, PLAIN);
  }

  private void addComparisons() {
    row(EQ, "EQ", COMPARE_INT, NARROW, 2 * PLAIN);
    row(NE, "NE", COMPARE_INT, NARROW, 2 * PLAIN);
    row(LT_S, "LT_S", COMPARE_INT, NARROW, 2 * PLAIN);
    row(LE_S, "LE_S", COMPARE_INT, NARROW, 2 * PLAIN);
    row(LT_U, "LT_U", COMPARE_INT, NARROW, 2 * PLAIN);
    row(LE_U, "LE_U", COMPARE_INT, NARROW, 2 * PLAIN);
    row(EQ_I, "EQ_I", COMPARE_IMM, NARROW, 2 * PLAIN);
    row(NE_I, "NE_I", COMPARE_IMM, NARROW, 2 * PLAIN);
    row(LT_S_I, "LT_S_I", COMPARE_IMM, NARROW, 2 * PLAIN);
    row(GT_S_I, "GT_S_I", COMPARE_IMM, NARROW, 2 * PLAIN);
    row(LT_U_I, "LT_U_I", COMPARE_IMM, NARROW, 2 * PLAIN);
    row(GT_U_I, "GT_U_I", COMPARE_IMM, NARROW, 2 * PLAIN);
  }

  private void addFloats() {
    row(F32_ADD, "F32_ADD", BINARY_F32, NARROW, 2 * PLAIN);
    row(F32_SUB, "F32_SUB", BINARY_F32, NARROW, 2 * PLAIN);
    row(F32_MUL, "F32_MUL", BINARY_F32, NARROW, 2 * PLAIN);
    row(F64_ADD, "F64_ADD", BINARY_F64, WIDE, 2 * PLAIN);
    row(F64_SUB, "F64_SUB", BINARY_F64, WIDE, 2 * PLAIN);
    row(F64_MUL, "F64_MUL", BINARY_F64, WIDE, 2 * PLAIN);
  }

  private void addMemory() {
    load(LOAD8_S, "LOAD8_S", LOAD_INT, NARROW, 1);
    load(LOAD8_U, "LOAD8_U", LOAD_INT, NARROW, 1);
    load(LOAD8_U_W, "LOAD8_U_W", LOAD_INT_W, NARROW, 1);
    load(LOAD16_S, "LOAD16_S", LOAD_INT, NARROW, 2);
    load(LOAD16_U, "LOAD16_U", LOAD_INT, NARROW, 2);
    load(LOAD32, "LOAD32", LOAD_ANY, NARROW, 4);
    load(LOAD32_W, "LOAD32_W", LOAD_ANY_W, NARROW, 4);
    load(LOAD32_AT, "LOAD32_AT", LOAD_AT, NARROW, 4);
    load(LOAD32_U, "LOAD32_U", LOAD_INT, WIDE, 4);
    load(LOAD64, "LOAD64", LOAD_ANY, WIDE, 8);
    load(LOAD64_W, "LOAD64_W", LOAD_ANY_W, WIDE, 8);
    store(STORE8, "STORE8", STORE_INT, 1);
    store(STORE8_W, "STORE8_W", STORE_INT_W, 1);
    store(STORE8_I, "STORE8_I", STORE_IMM, 1);
    store(STORE16, "STORE16", STORE_INT, 2);
    store(STORE16_I, "STORE16_I", STORE_IMM, 2);
    store(STORE32, "STORE32", STORE_ANY, 4);
    store(STORE32_W, "STORE32_W", STORE_ANY_W, 4);
    store(STORE32_I, "STORE32_I", STORE_IMM, 4);
    store(STORE32_AT, "STORE32_AT", STORE_AT, 4);
    store(STORE64, "STORE64", STORE_ANY, 8);
    store(STORE64_W, "STORE64_W", STORE_ANY_W, 8);
    store(STORE64_I, "STORE64_I", STORE_IMM, 8);
  }

  private void addControl() {
    row(LOOP, "LOOP", Form.of(2, any(WORD, COUNTER)), NONE, TRAPS, PLAIN);
    row(METER, "METER", Form.of(2, positive(WORD, NUMBER)), NONE, TRAPS, 2 * PLAIN);
    branch(BR, "BR", BRANCH, ENDS_BLOCK, PLAIN);
    branch(BR_Z, "BR_Z", BRANCH_IF, 0, PLAIN);
    branch(BR_NZ, "BR_NZ", BRANCH_IF, 0, PLAIN);
    branch(BR_EQ, "BR_EQ", BRANCH_SLOTS, 0, PLAIN);
    branch(BR_NE, "BR_NE", BRANCH_SLOTS, 0, PLAIN);
    branch(BR_LT_S, "BR_LT_S", BRANCH_SLOTS, 0, PLAIN);
    branch(BR_LE_S, "BR_LE_S", BRANCH_SLOTS, 0, PLAIN);
    branch(BR_LT_U, "BR_LT_U", BRANCH_SLOTS, 0, 2 * PLAIN);
    branch(BR_LE_U, "BR_LE_U", BRANCH_SLOTS, 0, 2 * PLAIN);
    branch(BR_EQ_I, "BR_EQ_I", BRANCH_IMM, 0, PLAIN);
    branch(BR_NE_I, "BR_NE_I", BRANCH_IMM, 0, PLAIN);
    branch(BR_LT_S_I, "BR_LT_S_I", BRANCH_IMM, 0, PLAIN);
    branch(BR_GT_S_I, "BR_GT_S_I", BRANCH_IMM, 0, PLAIN);
    branch(BR_LT_U_I, "BR_LT_U_I", BRANCH_IMM, 0, 2 * PLAIN);
    branch(BR_GT_U_I, "BR_GT_U_I", BRANCH_IMM, 0, 2 * PLAIN);
    branch(BR_AND_Z, "BR_AND_Z", BRANCH_IMM, 0, PLAIN);
    branch(BR_AND_NZ, "BR_AND_NZ", BRANCH_IMM, 0, PLAIN);
    Form table = Form.of(3, reads(D, I32), positive(WORD, LAST_TARGET), positive(WORD2, TARGET));
    row(BR_TABLE, "BR_TABLE", table, NONE, ENDS_BLOCK, PLAIN);
    row(RETURN, "RETURN", NO_OPERANDS, NONE, RETURNS | ENDS_BLOCK, PLAIN);
    Form slot = Form.of(2, reads(D, ANY));
    row(RETURN1, "RETURN1", slot, NONE, RETURNS | ENDS_BLOCK, PLAIN);
    Form word = Form.of(2, any(WORD, NUMBER));
    row(RETURN_I, "RETURN_I", word, NONE, RETURNS | ENDS_BLOCK, PLAIN);
    row(CALL, "CALL", CALL_FUNC, OF_SIGNATURE, CALLS | TRAPS, IrTable.CALL);
    row(CALL_HOST, "CALL_HOST", CALL_FUNC, OF_SIGNATURE, CALLS | TRAPS, IrTable.CALL);
    Form indirect =
        Form.of(
            3,
            reads(D, PARAMS, ANY),
            writes(D, RESULTS, ANY),
            positive(B, TABLE),
            reads(A, INDEX),
            positive(WORD2, SIGNATURE));
    int traits = CALLS | INDIRECT | TRAPS;
    row(CALL_INDIRECT, "CALL_INDIRECT", indirect, OF_SIGNATURE, traits, IrTable.INDIRECT_CALL);
  }

  private void addGlobals() {
    int both = GETS_GLOBAL | SETS_GLOBAL;
    row(GLOBAL_GET, "GLOBAL_GET", GLOBAL_TO_SLOT, OF_GLOBAL, GETS_GLOBAL, 2 * PLAIN);
    row(GLOBAL_SET, "GLOBAL_SET", SLOT_TO_GLOBAL, NONE, SETS_GLOBAL, 2 * PLAIN);
    row(GLOBAL_ADD, "GLOBAL_ADD", GLOBAL_PLUS, NARROW, both, 2 * PLAIN);
    row(GLOBAL_GET_ADD, "GLOBAL_GET_ADD", GLOBAL_PLUS, NARROW, GETS_GLOBAL, 2 * PLAIN);
    Form sum = Form.of(3, reads(D, I32), positive(WORD, GLOBAL), any(WORD2, NUMBER));
    row(GLOBAL_SET_ADD, "GLOBAL_SET_ADD", sum, NONE, SETS_GLOBAL, 2 * PLAIN);
  }

  private void row(int opcode, String name, Form form, Width width, int weight) {
    row(opcode, name, form, width, 0, weight);
  }

  private void row(int opcode, String name, Form form, Width width, int traits, int weight) {
    rows[opcode] = new IrOperation(opcode, name, form, width, traits, 0, weight);
  }

  private void branch(int opcode, String name, Form form, int traits, int weight) {
    row(opcode, name, form, NONE, BRANCHES | traits, weight);
  }

  private void load(int opcode, String name, Form form, Width width, int bytes) {
    rows[opcode] = new IrOperation(opcode, name, form, width, LOADS | TRAPS, bytes, MEMORY_ACCESS);
  }

  private void store(int opcode, String name, Form form, int bytes) {
    rows[opcode] = new IrOperation(opcode, name, form, NONE, STORES | TRAPS, bytes, MEMORY_ACCESS);
  }
}
