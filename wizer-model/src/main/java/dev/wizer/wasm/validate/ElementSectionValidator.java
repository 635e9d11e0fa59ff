package dev.wizer.wasm.validate;

import dev.wizer.engine.RefType;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.module.ConstExpr;
import dev.wizer.wasm.module.Elem;

/**
 * Validates element segments, and declares the functions in them.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/modules.html#element-segments">Element
 *     segments</a>
 */
final class ElementSectionValidator {

  private final Context context;
  private final ConstExprValidator constants;

  private ElementSectionValidator(Context context, ConstExprValidator constants) {
    this.context = context;
    this.constants = constants;
  }

  static void validate(Context context, ConstExprValidator constants) {
    ElementSectionValidator validator = new ElementSectionValidator(context, constants);
    for (Elem elem : context.module().elems()) {
      validator.validateElem(elem);
    }
  }

  private void validateElem(Elem elem) {
    int offset = elem.range().start();
    // Segments of functions were there before reference types.
    if (elem.init() instanceof Elem.Expressions && !elem.type().equals(RefType.FUNCREF)) {
      context.typeValidator().checkRefType(elem.type(), offset);
    }
    int type = context.types().code(elem.type());
    if (elem.mode() instanceof Elem.Active active) {
      validateActive(active, type, offset);
    } else if (!context.has(Feature.BULK_MEMORY)) {
      throw new InvalidModuleException("bulk memory must be enabled", offset);
    }
    if (elem.init() instanceof Elem.FuncIndices funcs) {
      declare(funcs.indices(), offset);
    } else if (elem.init() instanceof Elem.Expressions init) {
      for (ConstExpr expression : init.expressions()) {
        constants.validate(expression, type);
      }
    }
  }

  private void validateActive(Elem.Active active, int type, int offset) {
    Context.checkIndex(active.tableIndex(), context.tableCount(), "table", offset);
    TypeSpace types = context.types();
    int tableType = context.table(active.tableIndex());
    if (!types.matches(type, tableType)) {
      throw new InvalidModuleException(
          "type mismatch: a table of "
              + types.text(tableType)
              + " can't take elements of type "
              + types.text(type),
          offset);
    }
    constants.validate(active.offset(), context.tableAddress(active.tableIndex()));
  }

  private void declare(int[] funcIndices, int offset) {
    for (int funcIndex : funcIndices) {
      Context.checkIndex(funcIndex, context.funcCount(), "function", offset);
      context.declareFunc(funcIndex);
    }
  }
}
