package dev.wizer.wasm.validate;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.wasm.binary.Opcode;

/**
 * Validates reference instructions, casts and conversions among them.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#reference-instructions">
 *     Reference instructions</a>
 */
final class ReferenceValidator {

  private static final int I31 = TypeCode.reference(false, AbstractHeapType.I31);

  private final Context context;
  private final TypeSpace types;
  private final CodeCursor code;
  private final OperandStack operands;
  private final HeapTypeReader heapTypes;

  ReferenceValidator(
      Context context, CodeCursor code, OperandStack operands, HeapTypeReader heapTypes) {
    this.context = context;
    this.types = context.types();
    this.code = code;
    this.operands = operands;
    this.heapTypes = heapTypes;
  }

  void validate(Opcode opcode) {
    switch (opcode) {
      case REF_NULL -> operands.push(heapTypes.read(true));
      case REF_IS_NULL -> isNull();
      case REF_FUNC -> func();
      case REF_EQ -> eq();
      case REF_AS_NON_NULL -> operands.push(TypeCode.nonNull(operands.popReference()));
      case REF_TEST -> test(false);
      case REF_TEST_NULL -> test(true);
      case REF_CAST -> cast(false);
      case REF_CAST_NULL -> cast(true);
      case REF_I31 -> replace(TypeCode.I32, I31);
      case I31_GET_S, I31_GET_U -> replace(TypeCode.I31REF, TypeCode.I32);
      case ANY_CONVERT_EXTERN -> convert(TypeCode.EXTERNREF, AbstractHeapType.ANY);
      case EXTERN_CONVERT_ANY -> convert(TypeCode.ANYREF, AbstractHeapType.EXTERN);
      default -> throw new AssertionError("guaranteed by InstructionKinds: " + opcode);
    }
  }

  private void isNull() {
    operands.popReference();
    operands.push(TypeCode.I32);
  }

  private void func() {
    int funcIndex = readFunc();
    if (!context.isDeclared(funcIndex)) {
      throw code.invalid("undeclared function reference", "function " + funcIndex);
    }
    context.addReference(funcIndex);
    pushFunc(funcIndex);
  }

  /** A reference outside function bodies: it declares the function. */
  void funcInConstant() {
    int funcIndex = readFunc();
    context.declareFunc(funcIndex);
    pushFunc(funcIndex);
  }

  private int readFunc() {
    return code.readIndex(context.funcCount(), "function");
  }

  private void pushFunc(int funcIndex) {
    operands.push(types.reference(false, context.funcTypeIndex(funcIndex)));
  }

  private void eq() {
    operands.pop(TypeCode.EQREF);
    operands.pop(TypeCode.EQREF);
    operands.push(TypeCode.I32);
  }

  private void test(boolean nullable) {
    popOperandOf(heapTypes.read(nullable));
    operands.push(TypeCode.I32);
  }

  private void cast(boolean nullable) {
    int target = heapTypes.read(nullable);
    popOperandOf(target);
    operands.push(target);
  }

  /** Takes what can be cast to a type: all that has the same topmost type. */
  private void popOperandOf(int target) {
    operands.pop(TypeCode.reference(true, types.topOf(TypeCode.heap(target))));
  }

  private void replace(int operand, int result) {
    operands.pop(operand);
    operands.push(result);
  }

  /** Keeps whether the reference may be null. */
  private void convert(int from, AbstractHeapType to) {
    int reference = operands.popReference();
    if (!types.matches(reference, from)) {
      throw code.invalid(
          "type mismatch: instruction requires "
              + types.text(from)
              + " but stack has "
              + types.text(reference));
    }
    operands.push(TypeCode.reference(TypeCode.isNullable(reference), to));
  }
}
