package dev.wizer.wasm.validate;

import dev.wizer.engine.ValType;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.TypeReader;
import java.util.Arrays;

/**
 * Validates control instructions.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#control-instructions">
 *     Control instructions</a>
 */
final class ControlValidator {

  private static final int EMPTY_BLOCK_TYPE = 0x40;
  private static final int CONTINUED = 0x80;

  private final Context context;
  private final CodeCursor code;
  private final OperandStack operands;
  private final ControlStack controls;

  /** The type of the block that was read last. */
  private byte[] params = TypeCode.NONE;

  private byte[] results = TypeCode.NONE;

  ControlValidator(Context context, CodeCursor code, OperandStack operands, ControlStack controls) {
    this.context = context;
    this.code = code;
    this.operands = operands;
    this.controls = controls;
  }

  /** A block or a loop. */
  void block(byte kind) {
    readBlockType();
    operands.popAll(params);
    controls.push(kind, params, results);
  }

  void ifBlock() {
    readBlockType();
    operands.pop(TypeCode.I32);
    operands.popAll(params);
    controls.push(Kind.IF, params, results);
  }

  private void readBlockType() {
    int first = code.reader().peekByte();
    if (first == EMPTY_BLOCK_TYPE) {
      code.reader().readByte();
      params = TypeCode.NONE;
      results = TypeCode.NONE;
    } else if (isTypeIndex(first)) {
      int typeIndex = readBlockTypeIndex();
      params = context.params(typeIndex);
      results = context.results(typeIndex);
    } else {
      params = TypeCode.NONE;
      results = TypeCode.single(readValType());
    }
  }

  /** Whether a block type is an index. Others are negative numbers of one byte. */
  private static boolean isTypeIndex(int firstByte) {
    return firstByte < EMPTY_BLOCK_TYPE || firstByte >= CONTINUED;
  }

  private int readBlockTypeIndex() {
    int start = code.reader().position();
    long index = code.reader().readS33();
    if (index < 0) {
      throw new MalformedModuleException("malformed block type", start);
    }
    if (!context.has(Feature.MULTI_VALUE)) {
      throw code.notAllowed(
          "blocks, loops, and ifs may only produce a resulttype when multi-value is not enabled");
    }
    if (index >= context.typeCount()) {
      throw code.unknown("type", (int) index);
    }
    return (int) index;
  }

  /** {@return the code of the value type that follows in the code} */
  int readValType() {
    ValType type = TypeReader.readValType(code.reader());
    TypeValidator.checkValType(context, type, code.instructionOffset());
    return TypeCode.of(type);
  }

  void elseBlock() {
    if (controls.kind() != Kind.IF) {
      throw new MalformedModuleException(
          "END opcode expected: else without an if before it", code.instructionOffset());
    }
    byte[] ifParams = controls.params();
    byte[] ifResults = controls.results();
    popResults(ifResults);
    controls.pop();
    controls.push(Kind.ELSE, ifParams, ifResults);
  }

  void end() {
    byte[] endResults = controls.results();
    popResults(endResults);
    if (controls.kind() == Kind.IF && !Arrays.equals(controls.params(), endResults)) {
      throw code.invalid("type mismatch", "an if without an else must leave what it takes");
    }
    controls.pop();
    operands.pushAll(endResults);
  }

  private void popResults(byte[] expected) {
    operands.popAll(expected);
    if (!operands.isEmpty()) {
      throw code.invalid("type mismatch", "values remain on the stack at the end of the block");
    }
  }

  void br() {
    operands.popAll(readLabelTypes());
    operands.becomeUnreachable();
  }

  void brIf() {
    byte[] types = readLabelTypes();
    operands.pop(TypeCode.I32);
    if (types.length > 0) {
      operands.popAll(types);
      operands.pushAll(types);
    }
  }

  void brTable() {
    WasmReader reader = code.reader();
    operands.pop(TypeCode.I32);
    long count = reader.readU32AsLong();
    if (count > reader.remaining()) {
      throw new MalformedModuleException("unexpected end of section or function", reader.end());
    }
    byte[] checked = null;
    for (long left = count; left > 0; left--) {
      byte[] types = readLabelTypes();
      if (types != checked) {
        checkArity(checked, types);
        operands.checkAll(types);
        checked = types;
      }
    }
    byte[] types = readLabelTypes();
    checkArity(checked, types);
    operands.popAll(types);
    operands.becomeUnreachable();
  }

  private void checkArity(byte[] before, byte[] types) {
    if (before != null && before.length != types.length) {
      throw code.invalid(
          "type mismatch",
          "labels take " + before.length + " and " + types.length + " operands along");
    }
  }

  private byte[] readLabelTypes() {
    return controls.labelTypes(code.readIndex(controls.depth(), "label"));
  }

  void returnFromCode() {
    operands.popAll(controls.codeResults());
    operands.becomeUnreachable();
  }

  void call() {
    int funcIndex = code.readIndex(context.funcCount(), "function");
    callOfType(context.funcTypeIndex(funcIndex));
  }

  void callIndirect() {
    int typeIndex = code.readIndex(context.typeCount(), "type");
    int tableIndex = readTableIndex();
    if (tableIndex < 0 || tableIndex >= context.tableCount()) {
      throw code.unknown("table", tableIndex);
    }
    if (context.table(tableIndex) != TypeCode.FUNCREF) {
      throw code.invalid(
          "type mismatch",
          "table " + tableIndex + " is of " + TypeCode.text(context.table(tableIndex)));
    }
    operands.pop(TypeCode.I32);
    callOfType(typeIndex);
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
    operands.popAll(context.params(typeIndex));
    operands.pushAll(context.results(typeIndex));
  }

  void select() {
    operands.pop(TypeCode.I32);
    int second = operands.popAny();
    int first = operands.popAny();
    if (TypeCode.isReference(first) || TypeCode.isReference(second)) {
      throw code.invalid("type mismatch", "references need a select with a type");
    }
    if (first != second && first != TypeCode.UNKNOWN && second != TypeCode.UNKNOWN) {
      throw code.invalid(
          "type mismatch",
          "operands are of " + TypeCode.text(first) + " and " + TypeCode.text(second));
    }
    operands.push(first == TypeCode.UNKNOWN ? second : first);
  }

  void selectWithType() {
    int count = code.reader().readU32();
    if (count != 1) {
      throw code.invalid("invalid result arity", Integer.toUnsignedString(count) + " types");
    }
    int type = readValType();
    operands.pop(TypeCode.I32);
    operands.pop(type);
    operands.pop(type);
    operands.push(type);
  }
}
