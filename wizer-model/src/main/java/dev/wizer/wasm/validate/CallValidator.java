package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.Opcode;

/**
 * Validates calls.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#control-instructions">
 *     Control instructions</a>
 */
final class CallValidator {

  private final Context context;
  private final TypeSpace types;
  private final CodeCursor code;
  private final OperandStack operands;
  private final ControlStack controls;

  CallValidator(Context context, CodeCursor code, OperandStack operands, ControlStack controls) {
    this.context = context;
    this.types = context.types();
    this.code = code;
    this.operands = operands;
    this.controls = controls;
  }

  void call() {
    callOfType(readFuncTypeIndex());
  }

  void callIndirect() {
    callOfType(readIndirect());
  }

  /** A call that is less frequent. */
  void other(Opcode opcode) {
    switch (opcode) {
      case CALL_REF -> callOfType(readReference());
      case RETURN_CALL -> returnOfType(readFuncTypeIndex());
      case RETURN_CALL_INDIRECT -> returnOfType(readIndirect());
      case RETURN_CALL_REF -> returnOfType(readReference());
      default -> throw new AssertionError("guaranteed by InstructionKinds: " + opcode);
    }
  }

  private int readFuncTypeIndex() {
    return context.funcTypeIndex(code.readIndex(context.funcCount(), "function"));
  }

  /** Reads a type and a table, and takes the index in the table. */
  private int readIndirect() {
    int typeIndex = readFuncType();
    int tableIndex = readTableIndex();
    if (tableIndex < 0 || tableIndex >= context.tableCount()) {
      throw code.unknown("table", tableIndex);
    }
    if (!types.matches(context.table(tableIndex), TypeCode.FUNCREF)) {
      throw code.invalid(
          "type mismatch",
          "table " + tableIndex + " is of " + types.text(context.table(tableIndex)));
    }
    operands.pop(context.tableAddress(tableIndex));
    return typeIndex;
  }

  /** Reads a type, and takes a reference to a function of that type. */
  private int readReference() {
    int typeIndex = readFuncType();
    operands.pop(types.reference(true, typeIndex));
    return typeIndex;
  }

  private int readFuncType() {
    int typeIndex = code.readIndex(types.count(), "type");
    if (types.params(typeIndex) == null) {
      throw code.invalid("non-function type " + typeIndex);
    }
    return typeIndex;
  }

  /** Before reference types, the index was a reserved byte, not an integer of variable length. */
  private int readTableIndex() {
    if (context.has(Feature.REFERENCE_TYPES)) {
      return code.reader().readU32();
    }
    if (code.reader().readByte() != 0) {
      throw code.invalid(
          "zero byte expected", Feature.REFERENCE_TYPES.text() + " support is not enabled");
    }
    return 0;
  }

  private void callOfType(int typeIndex) {
    operands.popAll(types.params(typeIndex));
    operands.pushAll(types.results(typeIndex));
  }

  private void returnOfType(int typeIndex) {
    int[] results = types.results(typeIndex);
    if (!types.matches(results, controls.codeResults())) {
      throw code.invalid(
          "type mismatch: current function requires result type "
              + types.text(controls.codeResults())
              + " but callee returns "
              + types.text(results));
    }
    operands.popAll(types.params(typeIndex));
    operands.becomeUnreachable();
  }
}
