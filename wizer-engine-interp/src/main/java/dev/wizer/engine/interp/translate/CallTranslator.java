package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

/**
 * Translates calls, and the instructions on memories and tables that take their operands in
 * consecutive slots like calls do.
 */
final class CallTranslator {

  private static final int MAX_NEAR_SLOT = 0xFFFF;

  private final ModuleLayout layout;
  private final BodyReader reader;
  private final CodeBuffer code;
  private final OperandStack stack;
  private final int scratch;

  CallTranslator(
      ModuleLayout layout, BodyReader reader, CodeBuffer code, OperandStack stack, int scratch) {
    this.layout = layout;
    this.reader = reader;
    this.code = code;
    this.stack = stack;
    this.scratch = scratch;
  }

  /** {@code call}. */
  void call() {
    int funcIndex = reader.readU32();
    Signature signature = layout.funcSignature(funcIndex);
    int base = pushArguments(signature);
    boolean imported = funcIndex < layout.importedFuncCount();
    if (base > MAX_NEAR_SLOT) {
      code.plain(CALL_FAR, base);
      code.append(funcIndex);
    } else {
      code.use(imported ? CALL_HOST : CALL, base, funcIndex);
    }
    popArguments(signature);
  }

  /** {@code call_indirect}. */
  void callIndirect() {
    Signature signature = layout.signature(reader.readU32());
    int tableIndex = reader.readU32();
    int index = stack.slot(stack.size() - 1);
    stack.pop();
    int base = pushArguments(signature);
    if (base > MAX_NEAR_SLOT) {
      code.use(CALL_INDIRECT_FAR, index, base);
      code.append(tableIndex);
    } else {
      callIndirect(base, index, tableIndex);
    }
    code.append(signature.id());
    popArguments(signature);
  }

  private void callIndirect(int base, int index, int tableIndex) {
    if (index > MAX_NEAR_SLOT) {
      // The local is far though the arguments are near: the scratch slot can hold it.
      code.move(scratch, index, 1);
      code.use(CALL_INDIRECT, base, scratch | tableIndex << 16);
    } else {
      code.use(CALL_INDIRECT, base, index | tableIndex << 16);
    }
  }

  /** Puts the arguments into consecutive slots and gives the first. */
  private int pushArguments(Signature signature) {
    int count = signature.paramWidths().length;
    stack.materialiseTop(count);
    return count == 0 ? stack.nextHome() : stack.home(stack.size() - count);
  }

  private void popArguments(Signature signature) {
    stack.popTo(stack.size() - signature.paramWidths().length);
    stack.pushTemporaries(signature.resultWidths());
  }

  /** {@code table.get} and {@code table.set}. */
  void tableAccess(int op, int operands, boolean hasResult) {
    consecutive(op, operands, hasResult, reader.readU32(), 0);
  }

  /** {@code memory.size} and {@code memory.grow}. */
  void memoryPages(int op, int operands) {
    consecutive(op, operands, true, reader.readU32(), 0);
  }

  /** Translates the instruction with the given number after the prefix 0xFC, 8 to 17. */
  void bulk(int number) {
    int first = reader.readU32();
    switch (number) {
      case 8 -> consecutive(MEMORY_INIT, 3, false, first, reader.readU32());
      case 9 -> consecutive(DATA_DROP, 0, false, first, 0);
      case 10 -> consecutive(MEMORY_COPY, 3, false, first, reader.readU32());
      case 11 -> consecutive(MEMORY_FILL, 3, false, first, 0);
      case 12 -> consecutive(TABLE_INIT, 3, false, first, reader.readU32());
      case 13 -> consecutive(ELEM_DROP, 0, false, first, 0);
      case 14 -> consecutive(TABLE_COPY, 3, false, first, reader.readU32());
      case 15 -> consecutive(TABLE_GROW, 2, true, first, 0);
      case 16 -> consecutive(TABLE_SIZE, 0, true, first, 0);
      default -> consecutive(TABLE_FILL, 3, false, first, 0);
    }
  }

  private void consecutive(int op, int operands, boolean hasResult, int word, int word2) {
    stack.materialiseTop(operands);
    int base = operands == 0 ? stack.nextHome() : stack.home(stack.size() - operands);
    stack.popTo(stack.size() - operands);
    boolean far = base + operands > MAX_NEAR_SLOT;
    if (far) {
      for (int i = 0; i < operands; i++) {
        code.move(scratch + i, base + i, 1);
      }
    }
    code.use(op, far ? scratch : base, word);
    code.append(word2);
    if (hasResult) {
      int result = stack.pushTemporary(1);
      if (far) {
        code.move(result, scratch, 1);
      }
    }
  }
}
