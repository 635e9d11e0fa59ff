package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.SectionId;

/**
 * Validates the start function.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html#start-function">Start
 *     function</a>
 */
final class StartSectionValidator {

  private StartSectionValidator() {}

  static void validate(Context context) {
    if (context.module().start().isEmpty()) {
      return;
    }
    int offset = context.section(SectionId.START).start();
    int funcIndex = context.module().start().getAsInt();
    Context.checkIndex(funcIndex, context.funcCount(), "function", offset);
    int typeIndex = context.funcTypeIndex(funcIndex);
    if (context.types().params(typeIndex).length + context.types().results(typeIndex).length > 0) {
      throw new InvalidModuleException(
          "start function must have no parameters and no results, but function "
              + funcIndex
              + " has the type "
              + context.module().funcType(typeIndex),
          offset);
    }
  }
}
