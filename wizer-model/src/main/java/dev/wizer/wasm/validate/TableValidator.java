package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Opcode;

/**
 * Validates table instructions.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#table-instructions">
 *     Table instructions</a>
 */
final class TableValidator {

  private final Context context;
  private final CodeCursor code;
  private final OperandStack operands;
  private final SegmentReader segments;

  TableValidator(Context context, CodeCursor code, OperandStack operands, SegmentReader segments) {
    this.context = context;
    this.code = code;
    this.operands = operands;
    this.segments = segments;
  }

  void validate(Opcode opcode) {
    switch (opcode) {
      case TABLE_GET -> get(readTable());
      case TABLE_SET -> set(readTable());
      case TABLE_SIZE -> operands.push(context.tableAddress(readTable()));
      case TABLE_GROW -> grow(readTable());
      case TABLE_FILL -> fill(readTable());
      case TABLE_COPY -> copy(readTable(), readTable());
      case TABLE_INIT -> init(code.reader().readU32(), readTable());
      case ELEM_DROP -> segments.readElem();
      default -> throw new AssertionError("guaranteed by InstructionKinds: " + opcode);
    }
  }

  private int readTable() {
    return code.readIndex(context.tableCount(), "table");
  }

  private void get(int table) {
    operands.pop(context.tableAddress(table));
    operands.push(context.table(table));
  }

  private void set(int table) {
    operands.pop(context.table(table));
    operands.pop(context.tableAddress(table));
  }

  private void grow(int table) {
    operands.pop(context.tableAddress(table));
    operands.pop(context.table(table));
    operands.push(context.tableAddress(table));
  }

  private void fill(int table) {
    operands.pop(context.tableAddress(table));
    operands.pop(context.table(table));
    operands.pop(context.tableAddress(table));
  }

  private void copy(int target, int source) {
    checkTakes(target, context.table(source));
    int targetAddress = context.tableAddress(target);
    int sourceAddress = context.tableAddress(source);
    operands.pop(Math.min(targetAddress, sourceAddress));
    operands.pop(sourceAddress);
    operands.pop(targetAddress);
  }

  private void init(int elemIndex, int target) {
    checkTakes(target, segments.elem(elemIndex));
    operands.pop(TypeCode.I32);
    operands.pop(TypeCode.I32);
    operands.pop(context.tableAddress(target));
  }

  private void checkTakes(int target, int source) {
    TypeSpace types = context.types();
    if (!types.matches(source, context.table(target))) {
      throw code.invalid(
          "type mismatch",
          "a table of " + types.text(context.table(target)) + " can't take " + types.text(source));
    }
  }
}
