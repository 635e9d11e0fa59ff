package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.module.Table;

/**
 * Validates tables.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html#tables">Tables</a>
 */
final class TableSectionValidator {

  private TableSectionValidator() {}

  static void validate(Context context) {
    if (context.tableCount() > WasmLimits.MAX_TABLES) {
      throw new InvalidModuleException(
          "too many tables: " + context.tableCount() + ", the limit is " + WasmLimits.MAX_TABLES,
          context.section(SectionId.TABLE).start());
    }
    if (context.tableCount() > 1 && !context.has(Feature.REFERENCE_TYPES)) {
      throw new InvalidModuleException(
          "multiple tables: reference types support is not enabled",
          context.section(SectionId.TABLE).start());
    }
    for (Table table : context.module().tables()) {
      TypeValidator.checkTableType(context, table.type(), table.offset());
    }
  }
}
