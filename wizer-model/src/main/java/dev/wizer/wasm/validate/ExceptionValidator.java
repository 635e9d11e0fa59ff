package dev.wizer.wasm.validate;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.Opcode;

/**
 * Validates instructions that throw and catch exceptions, those of the legacy proposal included.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#control-instructions">
 *     Control instructions</a>
 * @see <a
 *     href="https://github.com/WebAssembly/exception-handling/blob/main/proposals/exception-handling/legacy/Exceptions.md">
 *     Legacy exception handling</a>
 */
final class ExceptionValidator {

  private static final int EXCEPTION = TypeCode.reference(false, AbstractHeapType.EXN);

  private final Context context;
  private final TypeSpace types;
  private final CodeCursor code;
  private final OperandStack operands;
  private final ControlStack controls;
  private final BlockTypeReader blockType;

  ExceptionValidator(
      Context context,
      CodeCursor code,
      OperandStack operands,
      ControlStack controls,
      BlockTypeReader blockType) {
    this.context = context;
    this.types = context.types();
    this.code = code;
    this.operands = operands;
    this.controls = controls;
    this.blockType = blockType;
  }

  void validate(Opcode opcode) {
    switch (opcode) {
      case THROW -> throwTag();
      case THROW_REF -> throwRef();
      case TRY_TABLE -> tryTable();
      case TRY -> tryBlock();
      case CATCH -> catchTag();
      case CATCH_ALL -> catchAll();
      case DELEGATE -> delegate();
      case RETHROW -> rethrow();
      default -> throw new AssertionError("guaranteed by InstructionKinds: " + opcode);
    }
  }

  private void throwTag() {
    operands.popAll(readTag());
    operands.becomeUnreachable();
  }

  private void throwRef() {
    operands.pop(TypeCode.EXNREF);
    operands.becomeUnreachable();
  }

  /** {@return what a tag's exceptions carry} */
  private int[] readTag() {
    return context.tag(code.readIndex(context.tagCount(), "tag"));
  }

  /** The clauses' labels are those around the block. */
  private void tryTable() {
    blockType.read();
    for (long left = code.reader().readU32AsLong(); left > 0; left--) {
      catchClause();
    }
    operands.popAll(blockType.params());
    controls.push(Kind.BLOCK, blockType.params(), blockType.results());
  }

  private void catchClause() {
    int start = code.reader().position();
    switch (code.reader().readByte()) {
      case Immediates.CATCH -> checkHandler(readTag(), false);
      case Immediates.CATCH_REF -> checkHandler(readTag(), true);
      case Immediates.CATCH_ALL -> checkHandler(TypeCode.NONE, false);
      case Immediates.CATCH_ALL_REF -> checkHandler(TypeCode.NONE, true);
      default -> throw new MalformedModuleException("malformed catch clause", start);
    }
  }

  /** Checks that the label takes what is caught, and after it the exception if it is asked for. */
  private void checkHandler(int[] carried, boolean withException) {
    int[] labelTypes = controls.labelTypes(code.readIndex(controls.depth(), "label"));
    int count = carried.length + (withException ? 1 : 0);
    boolean matches = labelTypes.length == count;
    for (int i = 0; matches && i < count; i++) {
      int caught = i < carried.length ? carried[i] : EXCEPTION;
      matches = types.matches(caught, labelTypes[i]);
    }
    if (!matches) {
      throw code.invalid(
          "type mismatch: catch handler has "
              + types.text(carried)
              + (withException ? " and " + types.text(EXCEPTION) : "")
              + " but label requires "
              + types.text(labelTypes));
    }
  }

  private void tryBlock() {
    blockType.read();
    operands.popAll(blockType.params());
    controls.push(Kind.TRY, blockType.params(), blockType.results());
  }

  private void catchTag() {
    endArm(false);
    int[] carried = readTag();
    int[] results = controls.results();
    controls.pop();
    controls.push(Kind.CATCH, carried, results);
  }

  private void catchAll() {
    endArm(false);
    int[] results = controls.results();
    controls.pop();
    controls.push(Kind.CATCH_ALL, TypeCode.NONE, results);
  }

  /** Ends a try's body and the try itself: other labels are those around it. */
  private void delegate() {
    endArm(true);
    int[] results = controls.results();
    controls.pop();
    code.readIndex(controls.depth(), "label");
    operands.pushAll(results);
  }

  /**
   * Takes the results of a try's body, or of a clause that catches a tag.
   *
   * @param onlyBody whether no clause may precede the instruction
   */
  private void endArm(boolean onlyBody) {
    byte kind = controls.kind();
    if (kind != Kind.TRY && (onlyBody || kind != Kind.CATCH)) {
      throw new MalformedModuleException(
          "END opcode expected, found " + code.opcode().mnemonic(), code.instructionOffset());
    }
    operands.popBlockResults(controls.results());
  }

  private void rethrow() {
    int label = code.readIndex(controls.depth(), "label");
    byte kind = controls.kind(label);
    if (kind != Kind.CATCH && kind != Kind.CATCH_ALL) {
      throw code.invalid("invalid rethrow label", "label " + label + " is of no catch clause");
    }
    operands.becomeUnreachable();
  }
}
