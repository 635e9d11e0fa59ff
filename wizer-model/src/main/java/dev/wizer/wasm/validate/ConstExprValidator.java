package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.ConstExpr;
import dev.wizer.wasm.module.Data;

/**
 * Validates constant expressions, and declares the functions to which they make references.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">
 *     Constant expressions</a>
 */
final class ConstExprValidator {

  private final Context context;
  private final InstructionValidator instructions;

  ConstExprValidator(Context context, InstructionTable bodies) {
    this.context = context;
    this.instructions =
        new InstructionValidator(
            context, bodies.forConstants(context.features()), new LocalSpace());
  }

  /** Validates the offset of an active segment: most are addresses, and there are many. */
  void validateOffset(Data data, int type) {
    if (type != TypeCode.I32 || !data.isOffsetAddress()) {
      validate(data.offset(), type);
    }
  }

  /** Validates an expression of a segment, which may refer to any global. */
  void validate(ConstExpr expression, int type) {
    validate(expression, context.globalCount(), type);
  }

  /**
   * Validates what a table's elements are at first. Tables come before globals: the expression may
   * refer to imported ones alone.
   */
  void validateTable(ConstExpr expression, int type) {
    validate(expression, context.importedGlobalCount(), type);
  }

  /** Validates the initial value of a global, which may refer to the globals before it. */
  void validateGlobal(ConstExpr expression, int globalIndex) {
    validate(expression, globalIndex, context.global(globalIndex));
  }

  private void validate(ConstExpr expression, int visibleGlobals, int type) {
    if (type == TypeCode.I32 && expression.isAddress()) {
      return;
    }
    WasmReader reader = new WasmReader(expression.range());
    instructions.validateConstant(reader, visibleGlobals, type);
  }
}
