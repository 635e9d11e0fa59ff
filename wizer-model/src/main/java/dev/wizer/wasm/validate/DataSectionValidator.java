package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.module.Data;

/**
 * Validates data segments.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html#data-segments">Data
 *     segments</a>
 */
final class DataSectionValidator {

  private DataSectionValidator() {}

  static void validate(Context context, ConstExprValidator constants) {
    for (Data data : context.module().datas()) {
      int offset = data.range().start();
      if (data.mode() instanceof Data.Active active) {
        Context.checkIndex(active.memoryIndex(), context.memoryCount(), "memory", offset);
        constants.validate(active.offset(), context.memoryAddress(active.memoryIndex()));
      } else if (!context.has(Feature.BULK_MEMORY)) {
        throw new InvalidModuleException(
            "passive data segments require the bulk-memory proposal", offset);
      }
    }
  }
}
