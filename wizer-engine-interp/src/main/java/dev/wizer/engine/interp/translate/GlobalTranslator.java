package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

/**
 * Translates accesses to globals. Compilers keep the stack pointer in one, so adding a constant to
 * it, on the way in and out of nearly every function, is one operation.
 */
final class GlobalTranslator {

  private final ModuleLayout layout;
  private final CodeBuffer code;
  private final OperandStack stack;

  GlobalTranslator(ModuleLayout layout, CodeBuffer code, OperandStack stack) {
    this.layout = layout;
    this.code = code;
    this.stack = stack;
  }

  /** {@code global.get}. */
  void get(int globalIndex) {
    int width = layout.globalWidth(globalIndex);
    int op = width == 1 ? GLOBAL_GET : GLOBAL_GET_V;
    code.resultWord(op, stack.pushTemporary(width), layout.globalSlot(globalIndex));
  }

  /** {@code global.set}. */
  void set(int globalIndex) {
    int place = stack.size() - 1;
    int global = layout.globalSlot(globalIndex);
    int slot = stack.slot(place);
    int last = code.lastOpcodeIn(slot);
    if (last == GLOBAL_GET_ADD && code.word(code.lastResultIn(slot) + 1) == global) {
      code.replaceLast(GLOBAL_ADD);
    } else if (last == I32_ADD_I && stack.isTemporary(place)) {
      setToSum(global, code.lastResultIn(slot));
    } else {
      code.use(layout.globalWidth(globalIndex) == 1 ? GLOBAL_SET : GLOBAL_SET_V, slot, global);
    }
    stack.pop();
  }

  /** Takes the addition at {@code at} back and sets the global to its result. */
  private void setToSum(int global, int at) {
    int operands = code.word(at + 1);
    code.rewind(at);
    code.use(GLOBAL_SET_ADD, operands & 0xFFFF, global);
    code.append(operands >> 16);
  }
}
