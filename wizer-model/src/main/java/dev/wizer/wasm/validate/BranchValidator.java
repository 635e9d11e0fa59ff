package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import java.util.Arrays;

/**
 * Validates branches.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#control-instructions">
 *     Control instructions</a>
 */
final class BranchValidator {

  private final TypeSpace types;
  private final CodeCursor code;
  private final OperandStack operands;
  private final ControlStack controls;
  private final HeapTypeReader heapTypes;

  BranchValidator(
      TypeSpace types,
      CodeCursor code,
      OperandStack operands,
      ControlStack controls,
      HeapTypeReader heapTypes) {
    this.types = types;
    this.code = code;
    this.operands = operands;
    this.controls = controls;
    this.heapTypes = heapTypes;
  }

  void br() {
    operands.popAll(readLabelTypes());
    operands.becomeUnreachable();
  }

  void brIf() {
    int[] labelTypes = readLabelTypes();
    operands.pop(TypeCode.I32);
    if (labelTypes.length > 0) {
      passAlong(labelTypes);
    }
  }

  /** The operands stay if the branch isn't taken, but are known by the label's types only. */
  private void passAlong(int[] labelTypes) {
    operands.popAll(labelTypes);
    operands.pushAll(labelTypes);
  }

  void brTable() {
    WasmReader reader = code.reader();
    operands.pop(TypeCode.I32);
    long count = reader.readU32AsLong();
    if (count > reader.remaining()) {
      throw new MalformedModuleException("length out of bounds", code.instructionOffset());
    }
    int arity = -1;
    for (long left = count; left >= 0; left--) {
      int label = code.readIndex(controls.depth(), "label");
      if (controls.visit(label, code.instructionOffset())) {
        int[] labelTypes = controls.labelTypes(label);
        checkArity(arity, labelTypes.length);
        operands.checkAll(labelTypes);
        arity = labelTypes.length;
      }
    }
    operands.becomeUnreachable();
  }

  private void checkArity(int before, int arity) {
    if (before >= 0 && before != arity) {
      throw code.invalid(
          "type mismatch", "labels take " + before + " and " + arity + " operands along");
    }
  }

  private int[] readLabelTypes() {
    return controls.labelTypes(code.readIndex(controls.depth(), "label"));
  }

  void returnFromCode() {
    operands.popAll(controls.codeResults());
    operands.becomeUnreachable();
  }

  /** A branch that looks at a reference. */
  void onReference(Opcode opcode) {
    switch (opcode) {
      case BR_ON_NULL -> onNull();
      case BR_ON_NON_NULL -> onNonNull();
      case BR_ON_CAST -> onCast(false);
      case BR_ON_CAST_FAIL -> onCast(true);
      default -> throw new AssertionError("guaranteed by InstructionKinds: " + opcode);
    }
  }

  private void onNull() {
    int[] labelTypes = readLabelTypes();
    int reference = operands.popReference();
    passAlong(labelTypes);
    operands.push(TypeCode.nonNull(reference));
  }

  /** The reference is the last of what the branch takes along. */
  private void onNonNull() {
    int[] labelTypes = readLabelTypes();
    int last = lastOf(labelTypes);
    if (!TypeCode.isReference(last)) {
      throw code.invalid(
          "type mismatch: instruction requires reference type but label has "
              + types.text(labelTypes));
    }
    operands.pop(TypeCode.orNull(last));
    passAlong(withoutLast(labelTypes));
  }

  /**
   * A cast that branches.
   *
   * @param onFailure whether it branches if the cast fails
   */
  private void onCast(boolean onFailure) {
    int flags = heapTypes.readCastFlags();
    int[] labelTypes = readLabelTypes();
    int from = heapTypes.read((flags & Immediates.CAST_SOURCE_NULLABLE) != 0);
    int to = heapTypes.read((flags & Immediates.CAST_TARGET_NULLABLE) != 0);
    if (!types.matches(to, from)) {
      throw code.invalid(
          "type mismatch on cast: type " + types.text(to) + " does not match " + types.text(from));
    }
    int failed = TypeCode.isNullable(to) ? TypeCode.nonNull(from) : from;
    int taken = onFailure ? failed : to;
    if (labelTypes.length == 0 || !types.matches(taken, lastOf(labelTypes))) {
      throw code.invalid(
          "type mismatch: instruction requires type "
              + types.text(taken)
              + " but label has "
              + types.text(labelTypes));
    }
    operands.pop(from);
    passAlong(withoutLast(labelTypes));
    operands.push(onFailure ? to : failed);
  }

  private static int lastOf(int[] labelTypes) {
    return labelTypes.length == 0 ? TypeCode.UNKNOWN : labelTypes[labelTypes.length - 1];
  }

  private static int[] withoutLast(int[] labelTypes) {
    return labelTypes.length == 1
        ? TypeCode.NONE
        : Arrays.copyOf(labelTypes, labelTypes.length - 1);
  }
}
