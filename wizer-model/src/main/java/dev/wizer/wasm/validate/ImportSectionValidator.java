package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.module.GlobalType;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.ImportDesc;

/**
 * Validates imports.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html#imports">Imports</a>
 */
final class ImportSectionValidator {

  private ImportSectionValidator() {}

  static void validate(Context context) {
    for (Import entry : context.module().imports()) {
      check(context, entry.desc(), entry.offset());
    }
  }

  private static void check(Context context, ImportDesc desc, int offset) {
    if (desc instanceof ImportDesc.Func func) {
      context.checkFuncType(func.typeIndex(), offset);
    } else if (desc instanceof ImportDesc.Table table) {
      context.typeValidator().checkTableType(table.type(), offset);
    } else if (desc instanceof ImportDesc.Memory memory) {
      context.typeValidator().checkMemoryType(memory.type(), offset);
    } else if (desc instanceof ImportDesc.Global global) {
      checkGlobal(context, global.type(), offset);
    } else if (desc instanceof ImportDesc.Tag tag) {
      TagSectionValidator.checkType(context, tag.type(), offset);
    }
  }

  private static void checkGlobal(Context context, GlobalType type, int offset) {
    context.typeValidator().checkValType(type.valueType(), offset);
    if (type.mutable() && !context.has(Feature.MUTABLE_GLOBAL)) {
      throw Context.disabled(Feature.MUTABLE_GLOBAL, offset);
    }
  }
}
