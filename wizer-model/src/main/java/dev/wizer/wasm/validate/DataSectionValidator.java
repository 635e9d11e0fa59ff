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
      if (data.isActive()) {
        int memoryIndex = data.memoryIndex();
        Context.checkIndex(memoryIndex, context.memoryCount(), "memory", data.start());
        constants.validateOffset(data, context.memoryAddress(memoryIndex));
      } else if (!context.has(Feature.BULK_MEMORY)) {
        throw new InvalidModuleException(
            "passive data segments require the bulk-memory proposal", data.start());
      }
    }
  }
}
