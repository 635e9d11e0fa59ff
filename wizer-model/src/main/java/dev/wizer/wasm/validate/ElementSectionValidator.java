package dev.wizer.wasm.validate;

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
    byte type = TypeCode.of(elem.type());
    if (type != TypeCode.FUNCREF) {
      TypeValidator.checkValType(context, elem.type(), offset);
    }
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

  private void validateActive(Elem.Active active, byte type, int offset) {
    Context.checkIndex(active.tableIndex(), context.tableCount(), "table", offset);
    byte tableType = context.table(active.tableIndex());
    if (tableType != type) {
      throw new InvalidModuleException(
          "type mismatch: a table of "
              + TypeCode.text(tableType)
              + " can't take elements of type "
              + TypeCode.text(type),
          offset);
    }
    constants.validate(active.offset(), TypeCode.I32);
  }

  private void declare(int[] funcIndices, int offset) {
    for (int funcIndex : funcIndices) {
      Context.checkIndex(funcIndex, context.funcCount(), "function", offset);
      context.declareFunc(funcIndex);
    }
  }
}
