package dev.wizer.engine.interp.ir;

import static dev.wizer.engine.interp.ir.Forms.*;
import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static dev.wizer.engine.interp.ir.Operand.Count.*;
import static dev.wizer.engine.interp.ir.Operand.Meaning.*;
import static dev.wizer.engine.interp.ir.Operand.SlotType.*;
import static dev.wizer.engine.interp.ir.Place.*;
import static dev.wizer.engine.interp.ir.Trait.*;
import static dev.wizer.engine.interp.ir.Width.COPIED;
import static dev.wizer.engine.interp.ir.Width.NARROW;
import static dev.wizer.engine.interp.ir.Width.NONE;
import static dev.wizer.engine.interp.ir.Width.OF_INSTRUCTION;
import static dev.wizer.engine.interp.ir.Width.OF_SIGNATURE;
import static dev.wizer.engine.interp.ir.Width.WIDE;

import dev.wizer.engine.interp.ir.Operand.Count;
import dev.wizer.engine.interp.ir.Operand.Meaning;
import dev.wizer.engine.interp.ir.Operand.SlotType;
import dev.wizer.wasm.binary.AtomicOpcodes;

/** The rows of the operations that the interpreter executes out of its loop, objects aside. */
final class RareRows {

  private static final int PLAIN = IrTable.PLAIN;
  private static final int CALL = IrTable.CALL;
  private static final int MEMORY_ACCESS = 30;
  private static final int VECTOR_ACCESS = 54;
  private static final int MAX_ATOMIC = AtomicOpcodes.I64_ATOMIC_RMW32_CMPXCHG_U;
  private static final int MAX_LANE = 15;

  private final IrOperation[] rows;

  private RareRows(IrOperation[] rows) {
    this.rows = rows;
  }

  static void add(IrOperation[] rows) {
    RareRows rare = new RareRows(rows);
    rare.addMoves();
    rare.addMemory();
    rare.addAtomic();
    rare.addBulkMemory();
    rare.addTables();
    rare.addCalls();
    rare.addTailCalls();
    rare.addExceptions();
    rare.addVectors();
  }

  private void addMoves() {
    Form far = Form.of(3, receives(WORD), copies(WORD2));
    row(MOVE_FAR, "MOVE_FAR", far, COPIED, FAR, CALL);
    Form range =
        Form.of(4, receives(WORD, AS_WORD3), copies(WORD2, AS_WORD3), positive(WORD3, LENGTH));
    row(MOVE_RANGE, "MOVE_RANGE", range, COPIED, 0, CALL);
    Form results = Form.of(3, reads(WORD, AS_WORD2, ANY), positive(WORD2, LENGTH));
    row(RETURN_N, "RETURN_N", results, NONE, RETURNS | ENDS_BLOCK, CALL);
  }

  private void addMemory() {
    Operand offset = any(WORD2, ADDED);
    Operand instruction = any(WORD3_LOW, INSTRUCTION);
    Operand memory = any(WORD3_HIGH, MEMORY);
    Operand lane = upTo(WORD4, LANE, MAX_LANE);
    Form load = Form.of(4, writes(D, ANY), reads(A, INDEX), offset, instruction, memory);
    row(MEM_LOAD, "MEM_LOAD", load, OF_INSTRUCTION, LOADS | TRAPS, MEMORY_ACCESS);
    Form store =
        Form.of(4, reads(D, INDEX), offset, reads(A, BY_INSTRUCTION, ANY), instruction, memory);
    row(MEM_STORE, "MEM_STORE", store, NONE, STORES | TRAPS | THROUGH_FRAME, MEMORY_ACCESS);
    Form loadVector =
        Form.of(4, writes(D, TWO, HALF), reads(A, INDEX), offset, instruction, memory);
    vectorAccess(MEM_LOAD_V, "MEM_LOAD_V", loadVector, WIDE, LOADS);
    Form loadLane =
        Form.of(
            5,
            writes(D, TWO, HALF),
            reads(A, INDEX),
            offset,
            reads(B, TWO, HALF),
            instruction,
            memory,
            lane);
    vectorAccess(MEM_LOAD_LANE, "MEM_LOAD_LANE", loadLane, WIDE, LOADS);
    Form storeLane =
        Form.of(5, reads(D, INDEX), offset, reads(A, TWO, HALF), instruction, memory, lane);
    vectorAccess(MEM_STORE_LANE, "MEM_STORE_LANE", storeLane, NONE, STORES);
  }

  private void addAtomic() {
    Form modify =
        Form.of(
            5,
            writes(D, INT),
            reads(A, INDEX),
            any(WORD3, ADDED),
            reads(B, INT),
            reads(C, INT),
            upTo(WORD2_HIGH, INSTRUCTION, MAX_ATOMIC),
            positive(WORD4, MEMORY));
    row(MEM_ATOMIC, "MEM_ATOMIC", modify, WIDE, LOADS | STORES | TRAPS | THROUGH_FRAME, CALL);
    Form store =
        Form.of(
            4,
            reads(D, INDEX),
            any(WORD2, ADDED),
            reads(A, INT),
            upTo(WORD3_LOW, INSTRUCTION, MAX_ATOMIC),
            any(WORD3_HIGH, MEMORY));
    frame(MEM_ATOMIC_STORE, "MEM_ATOMIC_STORE", store, NONE, STORES | TRAPS);
    Form sum = Form.of(4, writes(D, I64), reads(A, INDEX), any(WORD2, LOW), any(WORD3, HIGH));
    frame(ADD_OFFSET, "ADD_OFFSET", sum, WIDE, 0);
  }

  private void addBulkMemory() {
    Operand memory = positive(WORD, MEMORY);
    Form size = Form.of(3, writes(D, INDEX), memory);
    frame(MEMORY_SIZE, "MEMORY_SIZE", size, WIDE, 0);
    Form grow = Form.of(3, writes(D, INDEX), reads(D, INDEX), memory);
    frame(MEMORY_GROW, "MEMORY_GROW", grow, WIDE, GROWS);
    frame(MEMORY_INIT, "MEMORY_INIT", bulk(3, DATA, MEMORY), NONE, LOADS | STORES | TRAPS);
    frame(MEMORY_COPY, "MEMORY_COPY", bulk(3, MEMORY, MEMORY), NONE, LOADS | STORES | TRAPS);
    frame(MEMORY_FILL, "MEMORY_FILL", bulk(3, MEMORY, null), NONE, STORES | TRAPS);
    frame(DATA_DROP, "DATA_DROP", bulk(0, DATA, null), NONE, SETS_TABLE);
  }

  private void addTables() {
    Operand table = positive(WORD, TABLE);
    Form get = Form.of(3, writes(D, REF), reads(D, INDEX), table);
    int gets = TRAPS | REFERENCES | IN_LOCALS;
    frame(TABLE_GET, "TABLE_GET", get, WIDE, gets);
    frame(TABLE_SET, "TABLE_SET", bulk(2, TABLE, null), NONE, SETS_TABLE | TRAPS | IN_LOCALS);
    frame(TABLE_INIT, "TABLE_INIT", bulk(3, ELEM, TABLE), NONE, SETS_TABLE | TRAPS);
    frame(ELEM_DROP, "ELEM_DROP", bulk(0, ELEM, null), NONE, SETS_TABLE);
    frame(TABLE_COPY, "TABLE_COPY", bulk(3, TABLE, TABLE), NONE, SETS_TABLE | TRAPS);
    Form grow = Form.of(3, writes(D, INDEX), reads(D, TWO, ANY), table);
    frame(TABLE_GROW, "TABLE_GROW", grow, WIDE, GROWS | SETS_TABLE);
    Form size = Form.of(3, writes(D, INDEX), table);
    frame(TABLE_SIZE, "TABLE_SIZE", size, WIDE, 0);
    frame(TABLE_FILL, "TABLE_FILL", bulk(3, TABLE, null), NONE, SETS_TABLE | TRAPS);
  }

  /** The form of operations that take operands in consecutive slots, and up to two indices. */
  private static Form bulk(int operands, Meaning first, Meaning second) {
    Operand index = positive(WORD, first);
    if (operands == 0) {
      return Form.of(3, index);
    }
    Operand slots = reads(D, operands == 2 ? TWO : THREE, ANY);
    return second == null
        ? Form.of(3, slots, index)
        : Form.of(3, slots, index, positive(WORD2, second));
  }

  private void addCalls() {
    Form far =
        Form.of(3, reads(WORD, PARAMS, ANY), writes(WORD, RESULTS, ANY), positive(WORD2, FUNC));
    row(CALL_FAR, "CALL_FAR", far, OF_SIGNATURE, CALLS | TRAPS | FAR, CALL);
    int indirect = CALLS | INDIRECT | TRAPS;
    row(CALL_INDIRECT_FAR, "CALL_INDIRECT_FAR", CALL_IN_TABLE, OF_SIGNATURE, indirect | FAR, CALL);
    frame(CALL_INDIRECT_64, "CALL_INDIRECT_64", CALL_IN_TABLE, OF_SIGNATURE, indirect);
    Form reference =
        Form.of(
            3,
            reads(D, REF),
            reads(WORD, PARAMS, ANY),
            writes(WORD, RESULTS, ANY),
            positive(WORD2, SIGNATURE));
    int traits = indirect | REFERENCES;
    row(CALL_REF, "CALL_REF", reference, OF_SIGNATURE, traits, IrTable.INDIRECT_CALL);
  }

  private void addTailCalls() {
    Form func = Form.of(3, reads(WORD, PARAMS, ANY), positive(WORD2, FUNC));
    tailCall(RETURN_CALL, "RETURN_CALL", func, 0);
    tailCall(RETURN_CALL_INDIRECT, "RETURN_CALL_INDIRECT", TAIL_CALL_IN_TABLE, INDIRECT);
    tailCall(RETURN_CALL_INDIRECT_64, "RETURN_CALL_INDIRECT_64", TAIL_CALL_IN_TABLE, INDIRECT);
    Form reference =
        Form.of(3, reads(D, REF), reads(WORD, PARAMS, ANY), positive(WORD2, SIGNATURE));
    tailCall(RETURN_CALL_REF, "RETURN_CALL_REF", reference, INDIRECT);
  }

  private void addExceptions() {
    frame(UNREACHABLE, "UNREACHABLE", NO_OPERANDS, NONE, TRAPS | ENDS_BLOCK);
    Form payload = Form.of(3, reads(WORD, PAYLOAD, ANY), positive(WORD2, TAG));
    int throwing = THROWS | ENDS_BLOCK | REFERENCES;
    frame(THROW, "THROW", payload, NONE, throwing | ALLOCATES);
    Form reference = Form.of(2, reads(D, REF));
    frame(THROW_REF, "THROW_REF", reference, NONE, throwing | TRAPS);
    frame(REF_AS_NON_NULL, "REF_AS_NON_NULL", reference, NONE, TRAPS | IN_LOCALS);
    rows[REF_AS_NON_NULL] = weighing(rows[REF_AS_NON_NULL], 2 * PLAIN);
  }

  private void addVectors() {
    Form copy = Form.of(2, writes(D, TWO, HALF), reads(A, TWO, HALF));
    row(MOVE_V, "MOVE_V", copy, WIDE, 0, PLAIN);
    Form far = Form.of(3, writes(WORD, TWO, HALF), reads(WORD2, TWO, HALF));
    row(MOVE_FAR_V, "MOVE_FAR_V", far, WIDE, FAR, CALL);
    Form choice =
        Form.of(3, writes(D, TWO, HALF), reads(A, TWO, HALF), reads(B, TWO, HALF), reads(C, I32));
    row(SELECT_V, "SELECT_V", choice, WIDE, CALLS_METHODS, 3 * PLAIN);
    Form get = Form.of(2, writes(D, TWO, HALF), positive(WORD, GLOBAL));
    row(GLOBAL_GET_V, "GLOBAL_GET_V", get, WIDE, GETS_GLOBAL, 3 * PLAIN);
    Form set = Form.of(2, reads(D, TWO, HALF), positive(WORD, GLOBAL));
    row(GLOBAL_SET_V, "GLOBAL_SET_V", set, NONE, SETS_GLOBAL, 3 * PLAIN);
    Form constant =
        Form.of(
            5,
            writes(D, TWO, HALF),
            any(WORD, LOW),
            any(WORD2, HIGH),
            any(WORD3, LOW),
            any(WORD4, HIGH));
    row(CONST_V, "CONST_V", constant, WIDE, 0, 2 * PLAIN);
    Form lanes =
        Form.of(
            6,
            writes(D, TWO, HALF),
            reads(A, TWO, HALF),
            reads(B, TWO, HALF),
            any(WORD2, LANE),
            any(WORD3, LANE),
            any(WORD4, LANE),
            any(WORD5, LANE));
    row(SHUFFLE, "SHUFFLE", lanes, WIDE, 0, PLAIN);
    computesVector(VECTOR, "VECTOR", TWO, HALF, WIDE);
    computesVector(VECTOR_TO_32, "VECTOR_TO_32", ONE, ANY, NARROW);
    computesVector(VECTOR_TO_64, "VECTOR_TO_64", ONE, ANY, WIDE);
    Form ternary =
        Form.of(
            3,
            writes(D, TWO, HALF),
            reads(A, BY_INSTRUCTION, ANY),
            reads(B, BY_INSTRUCTION, ANY),
            reads(C, BY_INSTRUCTION, ANY),
            any(WORD2_HIGH, INSTRUCTION));
    int traits = COMPUTES_VECTOR | CALLS_METHODS;
    row(VECTOR_TERNARY, "VECTOR_TERNARY", ternary, WIDE, traits, 4 * PLAIN);
  }

  private void computesVector(int opcode, String name, Count count, SlotType type, Width width) {
    Form form =
        Form.of(
            3,
            writes(D, count, type),
            reads(A, BY_INSTRUCTION, ANY),
            reads(B, BY_INSTRUCTION, ANY),
            upTo(C, LANE, MAX_LANE),
            any(WORD2_HIGH, INSTRUCTION));
    row(opcode, name, form, width, COMPUTES_VECTOR | CALLS_METHODS, 4 * PLAIN);
  }

  private void row(int opcode, String name, Form form, Width width, int traits, int weight) {
    rows[opcode] = new IrOperation(opcode, name, form, width, traits, 0, weight);
  }

  private void frame(int opcode, String name, Form form, Width width, int traits) {
    row(opcode, name, form, width, traits | THROUGH_FRAME, CALL);
  }

  private void tailCall(int opcode, String name, Form form, int traits) {
    frame(opcode, name, form, NONE, traits | TAIL_CALLS | ENDS_BLOCK | TRAPS);
  }

  private void vectorAccess(int opcode, String name, Form form, Width width, int traits) {
    row(
        opcode,
        name,
        form,
        width,
        traits | TRAPS | THROUGH_FRAME | ACCESSES_VECTOR | CALLS_METHODS,
        VECTOR_ACCESS);
  }

  private static IrOperation weighing(IrOperation row, int weight) {
    return new IrOperation(
        row.opcode(), row.mnemonic(), row.form(), row.width(), row.traits(), 0, weight);
  }
}
