package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.wasm.binary.BulkOpcodes;

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
    int func = layout.func(funcIndex);
    if (base > MAX_NEAR_SLOT) {
      code.plain(CALL_FAR, base);
      code.append(func);
    } else {
      code.use(layout.isHost(funcIndex) ? CALL_HOST : CALL, base, func);
    }
    popArguments(signature);
  }

  /** {@code return_call}. */
  void returnCall() {
    int funcIndex = reader.readU32();
    code.plain(RETURN_CALL, pushArguments(layout.funcSignature(funcIndex)));
    code.append(layout.func(funcIndex));
  }

  /** {@code call_ref}. */
  void callRef() {
    Signature signature = layout.signature(reader.readU32());
    callRef(CALL_REF, signature);
    popArguments(signature);
  }

  /** {@code return_call_ref}. */
  void returnCallRef() {
    callRef(RETURN_CALL_REF, layout.signature(reader.readU32()));
  }

  private void callRef(int op, Signature signature) {
    int function = stack.slot(stack.size() - 1);
    stack.pop();
    code.use(op, function, pushArguments(signature));
    code.append(signature.id());
  }

  /** {@code throw}. */
  void throwException() {
    int tagIndex = reader.readU32();
    code.plain(THROW, pushArguments(layout.tagSignature(tagIndex)));
    code.append(layout.tag(tagIndex));
  }

  /** {@code call_indirect}. */
  void callIndirect() {
    Signature signature = layout.signature(reader.readU32());
    int tableIndex = reader.readU32();
    int index = stack.slot(stack.size() - 1);
    stack.pop();
    int base = pushArguments(signature);
    boolean is64 = layout.isTable64(tableIndex);
    if (base > MAX_NEAR_SLOT || is64) {
      code.use(is64 ? CALL_INDIRECT_64 : CALL_INDIRECT_FAR, index, base);
      code.append(layout.table(tableIndex));
    } else {
      callIndirect(base, index, layout.table(tableIndex));
    }
    code.append(signature.id());
    popArguments(signature);
  }

  /** {@code return_call_indirect}. */
  void returnCallIndirect() {
    Signature signature = layout.signature(reader.readU32());
    int tableIndex = reader.readU32();
    int index = stack.slot(stack.size() - 1);
    stack.pop();
    int base = pushArguments(signature);
    boolean is64 = layout.isTable64(tableIndex);
    code.use(is64 ? RETURN_CALL_INDIRECT_64 : RETURN_CALL_INDIRECT, index, base);
    code.append(layout.table(tableIndex));
    code.append(signature.id());
  }

  private void callIndirect(int base, int index, int table) {
    if (index > MAX_NEAR_SLOT) {
      // The local is far though the arguments are near: the scratch slot can hold it.
      code.move(scratch, index, 1);
      code.use(CALL_INDIRECT, base, scratch | table << 16);
    } else {
      code.use(CALL_INDIRECT, base, index | table << 16);
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
    consecutive(op, operands, hasResult, layout.table(reader.readU32()), 0);
  }

  /** {@code memory.size} and {@code memory.grow}. */
  void memoryPages(int op, int operands) {
    consecutive(op, operands, true, layout.memory(reader.readU32()), 0);
  }

  /** Translates an instruction on ranges of memories, tables or segments, by its number. */
  void bulk(int number) {
    int first = reader.readU32();
    switch (number) {
      case BulkOpcodes.MEMORY_INIT ->
          consecutive(MEMORY_INIT, 3, false, layout.data(first), readMemory());
      case BulkOpcodes.DATA_DROP -> consecutive(DATA_DROP, 0, false, layout.data(first), 0);
      case BulkOpcodes.MEMORY_COPY ->
          consecutive(MEMORY_COPY, 3, false, layout.memory(first), readMemory());
      case BulkOpcodes.MEMORY_FILL -> consecutive(MEMORY_FILL, 3, false, layout.memory(first), 0);
      case BulkOpcodes.TABLE_INIT ->
          consecutive(TABLE_INIT, 3, false, layout.elem(first), readTable());
      case BulkOpcodes.ELEM_DROP -> consecutive(ELEM_DROP, 0, false, layout.elem(first), 0);
      case BulkOpcodes.TABLE_COPY ->
          consecutive(TABLE_COPY, 3, false, layout.table(first), readTable());
      case BulkOpcodes.TABLE_GROW -> consecutive(TABLE_GROW, 2, true, layout.table(first), 0);
      case BulkOpcodes.TABLE_SIZE -> consecutive(TABLE_SIZE, 0, true, layout.table(first), 0);
      case BulkOpcodes.TABLE_FILL -> consecutive(TABLE_FILL, 3, false, layout.table(first), 0);
      default -> throw FunctionTranslator.unknown("fc", number);
    }
  }

  private int readMemory() {
    return layout.memory(reader.readU32());
  }

  private int readTable() {
    return layout.table(reader.readU32());
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
