package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.module.Global;

/**
 * Validates globals.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html#globals">Globals</a>
 */
final class GlobalSectionValidator {

  private GlobalSectionValidator() {}

  static void validate(Context context, ConstExprValidator constants) {
    if (context.globalCount() > WasmLimits.MAX_GLOBALS) {
      throw new InvalidModuleException(
          "too many globals: " + context.globalCount() + ", the limit is " + WasmLimits.MAX_GLOBALS,
          context.section(SectionId.GLOBAL).start());
    }
    int globalIndex = context.importedGlobalCount();
    for (Global global : context.module().globals()) {
      context.typeValidator().checkValType(global.type().valueType(), global.offset());
      constants.validateGlobal(global.init(), globalIndex);
      globalIndex++;
    }
  }
}
