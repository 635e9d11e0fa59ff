package dev.wizer.snapshot;

import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.ConstExpr;
import dev.wizer.wasm.module.ConstExprEvaluator;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.Table;

/** The state in which a module starts, computed from its own expressions. */
final class InitialState {

  private final Module module;
  private final ConstExprEvaluator evaluator;

  InitialState(Module module) {
    this.module = module;
    this.evaluator = new ConstExprEvaluator(module);
  }

  WasmValue global(int globalIndex) {
    return evaluator.global(globalIndex);
  }

  /** {@return what a segment's offset gives; unsigned} */
  long address(ConstExpr offset) {
    return evaluator.evaluateAddress(offset);
  }

  /** {@return what a table is filled with before element segments; objects are made anew} */
  WasmValue.Ref fill(int tableIndex) {
    Table table = module.tables().get(tableIndex);
    return table
        .init()
        .map(init -> (WasmValue.Ref) evaluator.evaluate(init))
        .orElse(new WasmValue.NullRef(table.type().elementType()));
  }

  /** {@return a table; objects are made anew} */
  InitialTable table(int tableIndex) {
    long min = module.tables().get(tableIndex).type().limits().min();
    InitialTable table = new InitialTable(min, fill(tableIndex));
    for (Elem elem : module.elems()) {
      if (elem.mode() instanceof Elem.Active active && active.tableIndex() == tableIndex) {
        apply(elem, evaluator.evaluateAddress(active.offset()), table);
      }
    }
    return table;
  }

  /** That the segment fits is guaranteed by the instantiation, which applied it. */
  private void apply(Elem elem, long offset, InitialTable table) {
    for (int i = 0; i < elem.init().size(); i++) {
      table.set(offset + i, (WasmValue.Ref) evaluator.element(elem, i));
    }
  }
}
