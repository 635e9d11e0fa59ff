package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.VecType;
import dev.wizer.engine.interp.ir.RefTypeCode;
import dev.wizer.wasm.binary.AggregateOpcodes;
import dev.wizer.wasm.module.CompType;
import dev.wizer.wasm.module.FieldType;

/** Translates instructions on structures, arrays and what can be in an {@code anyref} besides. */
final class AggregateTranslator {

  private static final int NULLABLE_TARGET = 2;

  private final ModuleLayout layout;
  private final BodyReader reader;
  private final CodeBuffer code;
  private final OperandStack stack;
  private final ControlTranslator control;

  AggregateTranslator(
      ModuleLayout layout,
      BodyReader reader,
      CodeBuffer code,
      OperandStack stack,
      ControlTranslator control) {
    this.layout = layout;
    this.reader = reader;
    this.code = code;
    this.stack = stack;
    this.control = control;
  }

  /** Translates the instruction whose number follows. */
  void translate() {
    int number = reader.readU32();
    if (number <= AggregateOpcodes.STRUCT_SET) {
      translateStruct(number);
    } else if (number <= AggregateOpcodes.ARRAY_INIT_ELEM) {
      translateArray(number);
    } else {
      translateOther(number);
    }
  }

  private void translateStruct(int number) {
    int typeIndex = reader.readU32();
    switch (number) {
      case AggregateOpcodes.STRUCT_NEW ->
          make(STRUCT_NEW, struct(typeIndex).fields().size(), number(typeIndex));
      case AggregateOpcodes.STRUCT_NEW_DEFAULT ->
          code.resultWord(STRUCT_NEW_DEFAULT, stack.pushTemporary(1), number(typeIndex));
      case AggregateOpcodes.STRUCT_GET, AggregateOpcodes.STRUCT_GET_U ->
          structGet(typeIndex, STRUCT_GET);
      case AggregateOpcodes.STRUCT_GET_S -> structGet(typeIndex, STRUCT_GET_S);
      case AggregateOpcodes.STRUCT_SET -> structSet(typeIndex);
      default -> throw FunctionTranslator.unknown("fb", number);
    }
  }

  private void structGet(int typeIndex, int op) {
    int field = reader.readU32();
    boolean isVector = isVector(struct(typeIndex).fields().get(field));
    int object = stack.slot(stack.size() - 1);
    stack.pop();
    int d = stack.pushTemporary(isVector ? 2 : 1);
    code.result(isVector ? STRUCT_GET_V : op, d, object, 0, field, number(typeIndex));
  }

  private void structSet(int typeIndex) {
    int field = reader.readU32();
    int value = stack.size() - 1;
    int object = stack.slot(value - 1);
    code.useWord(STRUCT_SET, object, stack.slot(value), field);
    code.append(number(typeIndex));
    stack.popTo(value - 1);
  }

  private void translateArray(int number) {
    switch (number) {
      case AggregateOpcodes.ARRAY_NEW -> make(ARRAY_NEW, 2, number(reader.readU32()));
      case AggregateOpcodes.ARRAY_NEW_DEFAULT ->
          make(ARRAY_NEW_DEFAULT, 1, number(reader.readU32()));
      case AggregateOpcodes.ARRAY_NEW_FIXED -> makeFixedArray();
      case AggregateOpcodes.ARRAY_NEW_DATA -> makeArrayOf(ARRAY_NEW_DATA);
      case AggregateOpcodes.ARRAY_NEW_ELEM -> makeArrayOf(ARRAY_NEW_ELEM);
      case AggregateOpcodes.ARRAY_GET, AggregateOpcodes.ARRAY_GET_U -> arrayGet(ARRAY_GET);
      case AggregateOpcodes.ARRAY_GET_S -> arrayGet(ARRAY_GET_S);
      case AggregateOpcodes.ARRAY_SET -> arraySet();
      case AggregateOpcodes.ARRAY_LEN -> simple(ARRAY_LEN);
      case AggregateOpcodes.ARRAY_FILL -> consecutive(ARRAY_FILL, 4, number(reader.readU32()));
      case AggregateOpcodes.ARRAY_COPY -> {
        // The arrays themselves tell their types.
        reader.readU32();
        reader.readU32();
        consecutive(ARRAY_COPY, 5, 0);
      }
      case AggregateOpcodes.ARRAY_INIT_DATA -> initialiseArray(ARRAY_INIT_DATA);
      case AggregateOpcodes.ARRAY_INIT_ELEM -> initialiseArray(ARRAY_INIT_ELEM);
      default -> throw FunctionTranslator.unknown("fb", number);
    }
  }

  private void makeFixedArray() {
    int typeNumber = number(reader.readU32());
    int length = reader.readU32();
    make(ARRAY_NEW_FIXED, length, typeNumber, length);
  }

  private void makeArrayOf(int op) {
    int typeNumber = number(reader.readU32());
    int segment = reader.readU32();
    make(op, 2, typeNumber, op == ARRAY_NEW_DATA ? layout.data(segment) : layout.elem(segment));
  }

  private void arrayGet(int op) {
    int typeIndex = reader.readU32();
    boolean isVector = isVector(array(typeIndex).element());
    int index = stack.size() - 1;
    int a = stack.slot(index - 1);
    int b = stack.slot(index);
    stack.popTo(index - 1);
    int d = stack.pushTemporary(isVector ? 2 : 1);
    code.result(isVector ? ARRAY_GET_V : op, d, a, b, number(typeIndex));
  }

  private void arraySet() {
    int typeNumber = number(reader.readU32());
    int value = stack.size() - 1;
    int array = stack.slot(value - 2);
    int index = stack.slot(value - 1);
    code.useTernary(ARRAY_SET, array, index, stack.slot(value));
    code.append(typeNumber);
    stack.popTo(value - 2);
  }

  private void initialiseArray(int op) {
    reader.readU32();
    int segment = reader.readU32();
    consecutive(op, 4, op == ARRAY_INIT_DATA ? layout.data(segment) : layout.elem(segment));
  }

  private void translateOther(int number) {
    switch (number) {
      case AggregateOpcodes.REF_TEST -> refTest(false);
      case AggregateOpcodes.REF_TEST_NULL -> refTest(true);
      case AggregateOpcodes.REF_CAST -> refCast(false);
      case AggregateOpcodes.REF_CAST_NULL -> refCast(true);
      case AggregateOpcodes.BR_ON_CAST -> branchOnCast(false);
      case AggregateOpcodes.BR_ON_CAST_FAIL -> branchOnCast(true);
      case AggregateOpcodes.ANY_CONVERT_EXTERN, AggregateOpcodes.EXTERN_CONVERT_ANY -> {
        // A reference to the host's object or the guest's is the same on both sides.
      }
      case AggregateOpcodes.REF_I31 -> simple(REF_I31);
      case AggregateOpcodes.I31_GET_S -> simple(I31_GET_S);
      case AggregateOpcodes.I31_GET_U -> simple(I31_GET_U);
      default -> throw FunctionTranslator.unknown("fb", number);
    }
  }

  private void refTest(boolean nullable) {
    int type = readType(nullable);
    int reference = stack.slot(stack.size() - 1);
    stack.pop();
    code.result(REF_TEST, stack.pushTemporary(1), reference, 0, type);
  }

  private void refCast(boolean nullable) {
    int type = readType(nullable);
    code.use(REF_CAST, stack.slot(stack.size() - 1), type);
  }

  private void branchOnCast(boolean ifItFails) {
    int flags = reader.readByte();
    Label label = control.label(reader.readU32());
    reader.skipInteger();
    int type = readType((flags & NULLABLE_TARGET) != 0);
    int reference = stack.slotOfTop();
    int belongs = stack.pushTemporary(1);
    code.result(REF_TEST, belongs, reference, 0, type);
    stack.pop();
    control.branchOnSlot(label, belongs, ifItFails);
  }

  private int readType(boolean nullable) {
    return RefTypeCode.of(layout.canonical(reader.readHeapType()), nullable);
  }

  private void simple(int op) {
    int operand = stack.slot(stack.size() - 1);
    stack.pop();
    code.result(op, stack.pushTemporary(1), operand, 0);
  }

  /** An operation that makes an object of operands in consecutive slots. */
  private void make(int op, int operands, int... words) {
    int base = popConsecutive(operands);
    code.resultWords(op, stack.pushTemporary(1), base, words);
  }

  /** An operation without a result on operands in consecutive slots. */
  private void consecutive(int op, int operands, int word) {
    code.plain(op, popConsecutive(operands));
    code.append(word);
  }

  /** Puts operands into consecutive slots, takes them, and gives the first one's slot. */
  private int popConsecutive(int operands) {
    stack.materialiseTop(operands);
    int base = operands == 0 ? stack.nextHome() : stack.home(stack.size() - operands);
    stack.popTo(stack.size() - operands);
    return base;
  }

  private int number(int typeIndex) {
    return layout.typeNumber(typeIndex);
  }

  private CompType.Struct struct(int typeIndex) {
    return (CompType.Struct) layout.module().types().get(typeIndex).compType();
  }

  private CompType.Array array(int typeIndex) {
    return (CompType.Array) layout.module().types().get(typeIndex).compType();
  }

  private static boolean isVector(FieldType field) {
    return field.storage().unpacked() == VecType.V128;
  }
}
