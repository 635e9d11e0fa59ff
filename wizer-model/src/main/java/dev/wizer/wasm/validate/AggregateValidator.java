package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.module.CompType;
import dev.wizer.wasm.module.FieldType;
import dev.wizer.wasm.module.StorageType;
import java.util.List;

/**
 * Validates instructions on structures and arrays.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#aggregate-instructions">
 *     Aggregate instructions</a>
 */
final class AggregateValidator {

  private final TypeSpace types;
  private final CodeCursor code;
  private final OperandStack operands;
  private final SegmentReader segments;

  AggregateValidator(
      TypeSpace types, CodeCursor code, OperandStack operands, SegmentReader segments) {
    this.types = types;
    this.code = code;
    this.operands = operands;
    this.segments = segments;
  }

  void validate(Opcode opcode) {
    if (opcode == Opcode.ARRAY_LEN) {
      operands.pop(TypeCode.ARRAYREF);
      operands.push(TypeCode.I32);
      return;
    }
    int typeIndex = code.readIndex(types.count(), "type");
    if (opcode.compareTo(Opcode.ARRAY_NEW) < 0) {
      validateStruct(opcode, typeIndex);
    } else {
      validateArray(opcode, typeIndex);
    }
  }

  private void validateStruct(Opcode opcode, int typeIndex) {
    if (!(types.definition(typeIndex).compType() instanceof CompType.Struct struct)) {
      throw code.invalid("non-structure type " + typeIndex);
    }
    switch (opcode) {
      case STRUCT_NEW -> {
        operands.popAll(types.fields(typeIndex));
        operands.push(types.reference(false, typeIndex));
      }
      case STRUCT_NEW_DEFAULT -> {
        checkDefaultable(types.fields(typeIndex), "field type is not defaultable");
        operands.push(types.reference(false, typeIndex));
      }
      case STRUCT_GET -> getField(struct.fields(), typeIndex, false);
      case STRUCT_GET_S, STRUCT_GET_U -> getField(struct.fields(), typeIndex, true);
      case STRUCT_SET -> setField(struct.fields(), typeIndex);
      default -> throw new AssertionError("guaranteed by InstructionKinds: " + opcode);
    }
  }

  private void checkDefaultable(int[] fields, String problem) {
    for (int field : fields) {
      if (!TypeCode.isDefaultable(field)) {
        throw code.invalid(problem, types.text(field));
      }
    }
  }

  private void getField(List<FieldType> fields, int typeIndex, boolean extending) {
    int fieldIndex = code.readIndex(fields.size(), "field");
    checkPacking(fields.get(fieldIndex), extending, "field");
    operands.pop(types.reference(true, typeIndex));
    operands.push(types.fields(typeIndex)[fieldIndex]);
  }

  /** Packed content, and no other, needs an instruction that says how to extend it. */
  private void checkPacking(FieldType field, boolean extending, String what) {
    boolean packed = field.storage() instanceof StorageType.Packed;
    if (packed != extending) {
      throw code.invalid(what + " is " + (packed ? "packed" : "unpacked"));
    }
  }

  private void setField(List<FieldType> fields, int typeIndex) {
    int fieldIndex = code.readIndex(fields.size(), "field");
    if (!fields.get(fieldIndex).mutable()) {
      throw code.invalid("immutable field", "field " + fieldIndex + " of type " + typeIndex);
    }
    operands.pop(types.fields(typeIndex)[fieldIndex]);
    operands.pop(types.reference(true, typeIndex));
  }

  private void validateArray(Opcode opcode, int typeIndex) {
    FieldType element = elementOf(typeIndex);
    switch (opcode) {
      case ARRAY_NEW, ARRAY_NEW_DEFAULT, ARRAY_NEW_FIXED, ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> {
        popNewContent(opcode, element, typeIndex);
        operands.push(types.reference(false, typeIndex));
      }
      case ARRAY_GET -> get(element, typeIndex, false);
      case ARRAY_GET_S, ARRAY_GET_U -> get(element, typeIndex, true);
      default -> {
        if (!element.mutable()) {
          throw code.invalid("immutable array", "type " + typeIndex);
        }
        change(opcode, element, typeIndex);
      }
    }
  }

  private FieldType elementOf(int typeIndex) {
    if (types.definition(typeIndex).compType() instanceof CompType.Array array) {
      return array.element();
    }
    throw code.invalid("non-array type " + typeIndex);
  }

  private int elementType(int typeIndex) {
    return types.fields(typeIndex)[0];
  }

  private void popNewContent(Opcode opcode, FieldType element, int typeIndex) {
    switch (opcode) {
      case ARRAY_NEW -> {
        operands.pop(TypeCode.I32);
        operands.pop(elementType(typeIndex));
      }
      case ARRAY_NEW_DEFAULT -> {
        checkDefaultable(types.fields(typeIndex), "array type is not defaultable");
        operands.pop(TypeCode.I32);
      }
      case ARRAY_NEW_FIXED -> operands.popMany(elementType(typeIndex), code.reader().readU32());
      case ARRAY_NEW_DATA -> {
        readDataFor(element);
        operands.popMany(TypeCode.I32, 2);
      }
      default -> {
        readElemFor(typeIndex);
        operands.popMany(TypeCode.I32, 2);
      }
    }
  }

  private void readDataFor(FieldType element) {
    segments.readData();
    if (element.storage().widthInBytes() == 0) {
      throw code.invalid(
          "array type is not numeric or vector", element.storage().unpacked().text());
    }
  }

  private void readElemFor(int typeIndex) {
    int elemType = segments.readElem();
    if (!types.matches(elemType, elementType(typeIndex))) {
      throw code.invalid(
          "type mismatch",
          "an array of "
              + types.text(elementType(typeIndex))
              + " can't take "
              + types.text(elemType));
    }
  }

  private void get(FieldType element, int typeIndex, boolean extending) {
    checkPacking(element, extending, "array");
    operands.pop(TypeCode.I32);
    operands.pop(types.reference(true, typeIndex));
    operands.push(elementType(typeIndex));
  }

  private void change(Opcode opcode, FieldType element, int typeIndex) {
    switch (opcode) {
      case ARRAY_SET -> operands.pop(elementType(typeIndex));
      case ARRAY_FILL -> {
        operands.pop(TypeCode.I32);
        operands.pop(elementType(typeIndex));
      }
      case ARRAY_COPY -> popSource(element);
      case ARRAY_INIT_DATA -> {
        readDataFor(element);
        operands.popMany(TypeCode.I32, 2);
      }
      case ARRAY_INIT_ELEM -> {
        readElemFor(typeIndex);
        operands.popMany(TypeCode.I32, 2);
      }
      default -> throw new AssertionError("guaranteed by InstructionKinds: " + opcode);
    }
    operands.pop(TypeCode.I32);
    operands.pop(types.reference(true, typeIndex));
  }

  /** Takes a length and the array, and the place in it, from which elements are copied. */
  private void popSource(FieldType targetElement) {
    int sourceIndex = code.readIndex(types.count(), "type");
    if (!types.matches(elementOf(sourceIndex), targetElement)) {
      throw code.invalid("array types do not match");
    }
    operands.popMany(TypeCode.I32, 2);
    operands.pop(types.reference(true, sourceIndex));
  }
}
