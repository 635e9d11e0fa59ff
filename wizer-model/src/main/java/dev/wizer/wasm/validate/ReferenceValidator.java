package dev.wizer.wasm.validate;

import dev.wizer.wasm.module.TypeReader;

/**
 * Validates reference and table instructions: their immediates, and those operands whose types
 * depend on them. What always is the same is in the signature.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#reference-instructions">
 *     Reference instructions</a>
 */
final class ReferenceValidator {

  private final Context context;
  private final CodeCursor code;
  private final OperandStack operands;

  ReferenceValidator(Context context, CodeCursor code, OperandStack operands) {
    this.context = context;
    this.code = code;
    this.operands = operands;
  }

  void refNull() {
    operands.push(TypeCode.of(TypeReader.readRefType(code.reader())));
  }

  void refIsNull() {
    int type = operands.popAny();
    if (type != TypeCode.UNKNOWN && !TypeCode.isReference(type)) {
      throw code.invalid(
          "type mismatch", "expected a reference type, found " + TypeCode.text(type));
    }
    operands.push(TypeCode.I32);
  }

  void refFunc() {
    int funcIndex = readFunc();
    if (!context.isDeclared(funcIndex)) {
      throw code.invalid("undeclared function reference", "function " + funcIndex);
    }
    operands.push(TypeCode.FUNCREF);
  }

  /** A reference outside function bodies: it declares the function. */
  void refFuncInConstant() {
    context.declareFunc(readFunc());
    operands.push(TypeCode.FUNCREF);
  }

  private int readFunc() {
    return code.readIndex(context.funcCount(), "function");
  }

  void get() {
    byte type = readTable();
    operands.pop(TypeCode.I32);
    operands.push(type);
  }

  void set() {
    operands.pop(readTable());
    operands.pop(TypeCode.I32);
  }

  void size() {
    readTable();
  }

  void grow() {
    byte type = readTable();
    operands.pop(TypeCode.I32);
    operands.pop(type);
    operands.push(TypeCode.I32);
  }

  void fill() {
    byte type = readTable();
    operands.pop(TypeCode.I32);
    operands.pop(type);
    operands.pop(TypeCode.I32);
  }

  void copy() {
    byte target = readTable();
    byte source = readTable();
    checkSame(target, source);
  }

  void init() {
    int elemIndex = code.reader().readU32();
    byte target = readTable();
    checkSame(target, elem(elemIndex));
  }

  void elemDrop() {
    elem(code.reader().readU32());
  }

  private void checkSame(byte target, byte source) {
    if (target != source) {
      throw code.invalid(
          "type mismatch",
          "a table of " + TypeCode.text(target) + " can't take " + TypeCode.text(source));
    }
  }

  private byte readTable() {
    return context.table(code.readIndex(context.tableCount(), "table"));
  }

  private byte elem(int index) {
    if (index < 0 || index >= context.elemCount()) {
      throw code.unknown("elem segment", index);
    }
    return context.elem(index);
  }
}
