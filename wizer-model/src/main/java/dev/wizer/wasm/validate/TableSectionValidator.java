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

  static void validate(Context context, ConstExprValidator constants) {
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
    int tableIndex = context.tableCount() - context.module().tables().size();
    for (Table table : context.module().tables()) {
      context.typeValidator().checkTableType(table.type(), table.offset());
      checkInit(context, table, context.table(tableIndex), constants);
      tableIndex++;
    }
  }

  private static void checkInit(
      Context context, Table table, int type, ConstExprValidator constants) {
    if (table.init().isPresent()) {
      if (!context.has(Feature.FUNCTION_REFERENCES)) {
        throw Context.disabled(Feature.FUNCTION_REFERENCES, table.offset());
      }
      constants.validateTable(table.init().get(), type);
    } else if (!TypeCode.isDefaultable(type)) {
      throw new InvalidModuleException(
          "type mismatch: a table of " + context.types().text(type) + " needs an initial value",
          table.offset());
    }
  }
}
