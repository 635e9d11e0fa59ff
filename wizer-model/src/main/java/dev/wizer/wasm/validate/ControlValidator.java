package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.MalformedModuleException;

/**
 * Validates blocks, and instructions whose operands may be of any type.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#control-instructions">
 *     Control instructions</a>
 */
final class ControlValidator {

  private final TypeSpace types;
  private final CodeCursor code;
  private final OperandStack operands;
  private final ControlStack controls;
  private final BlockTypeReader blockType;

  ControlValidator(
      TypeSpace types,
      CodeCursor code,
      OperandStack operands,
      ControlStack controls,
      BlockTypeReader blockType) {
    this.types = types;
    this.code = code;
    this.operands = operands;
    this.controls = controls;
    this.blockType = blockType;
  }

  /** A block that begins unconditionally. */
  void block(byte kind) {
    blockType.read();
    operands.popAll(blockType.params());
    controls.push(kind, blockType.params(), blockType.results());
  }

  void ifBlock() {
    blockType.read();
    operands.pop(TypeCode.I32);
    operands.popAll(blockType.params());
    controls.push(Kind.IF, blockType.params(), blockType.results());
  }

  void elseBlock() {
    if (controls.kind() != Kind.IF) {
      throw new MalformedModuleException(
          "END opcode expected, found else", code.instructionOffset());
    }
    int[] params = controls.params();
    int[] results = controls.results();
    operands.popBlockResults(results);
    controls.pop();
    controls.push(Kind.ELSE, params, results);
  }

  void end() {
    int[] results = controls.results();
    operands.popBlockResults(results);
    if (controls.kind() == Kind.IF && !types.matches(controls.params(), results)) {
      throw code.invalid("type mismatch", "an if without an else must leave what it takes");
    }
    controls.pop();
    operands.pushAll(results);
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
          "type mismatch", "operands are of " + types.text(first) + " and " + types.text(second));
    }
    operands.push(first == TypeCode.UNKNOWN ? second : first);
  }

  void selectWithType() {
    int count = code.reader().readU32();
    if (count != 1) {
      throw code.invalid("invalid result arity", Integer.toUnsignedString(count) + " types");
    }
    int type = blockType.readValType();
    operands.pop(TypeCode.I32);
    operands.pop(type);
    operands.pop(type);
    operands.push(type);
  }
}
