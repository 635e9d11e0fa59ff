package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.WasmOpcodes;

/** Translates loads and stores. */
final class MemoryTranslator {

  private static final int NONE = -1;

  private final ModuleLayout layout;
  private final BodyReader reader;
  private final CodeBuffer code;
  private final OperandStack stack;

  /** The immediates of the current instruction. */
  private int memoryIndex;

  private boolean is64;
  private long offset;

  MemoryTranslator(ModuleLayout layout, BodyReader reader, CodeBuffer code, OperandStack stack) {
    this.layout = layout;
    this.reader = reader;
    this.code = code;
    this.stack = stack;
  }

  /** Reads the immediates that all loads and stores have. */
  void readMemArg() {
    int alignment = reader.readU32();
    memoryIndex = (alignment & Immediates.MEMORY_INDEX_FLAG) != 0 ? reader.readU32() : 0;
    is64 = layout.isMemory64(memoryIndex);
    offset = reader.readU64();
  }

  /** Whether the usual operations, on memory 0 and with a signed offset, can't be used. */
  private boolean isUnusual() {
    return memoryIndex != 0 || offset >>> 31 != 0;
  }

  /** The slot with the address, as the usual operations take it. */
  private int usualBase(int place) {
    int slot = stack.slot(place);
    if (!is64) {
      return slot;
    }
    int home = stack.home(place);
    code.result(FOLD_ADDRESS, home, slot, 0);
    return home;
  }

  /** The slot with the address, to which {@link #offset} is added, for unusual operations. */
  int base(int place) {
    int slot = stack.slot(place);
    if (offset >>> 32 == 0) {
      return slot;
    }
    int home = stack.home(place);
    code.result(ADD_OFFSET, home, slot, 0, (int) offset, (int) (offset >>> 32));
    offset = 0;
    return home;
  }

  /** The offset for unusual operations, once they have their {@link #base}. */
  int offset() {
    return (int) offset;
  }

  /** Where the memory is in the store. */
  int address() {
    return layout.memory(memoryIndex);
  }

  /** Translates a load of a scalar by its opcode. */
  void load(int opcode) {
    switch (opcode) {
      case WasmOpcodes.I32_LOAD, WasmOpcodes.F32_LOAD, WasmOpcodes.I64_LOAD32_S ->
          load(opcode, LOAD32, LOAD32_W, LOAD32_AT);
      case WasmOpcodes.I64_LOAD, WasmOpcodes.F64_LOAD -> load(opcode, LOAD64, LOAD64_W, NONE);
      case WasmOpcodes.I32_LOAD8_S, WasmOpcodes.I64_LOAD8_S -> load(opcode, LOAD8_S, NONE, NONE);
      case WasmOpcodes.I32_LOAD8_U, WasmOpcodes.I64_LOAD8_U ->
          load(opcode, LOAD8_U, LOAD8_U_W, NONE);
      case WasmOpcodes.I32_LOAD16_S, WasmOpcodes.I64_LOAD16_S -> load(opcode, LOAD16_S, NONE, NONE);
      case WasmOpcodes.I32_LOAD16_U, WasmOpcodes.I64_LOAD16_U -> load(opcode, LOAD16_U, NONE, NONE);
      case WasmOpcodes.I64_LOAD32_U -> load(opcode, LOAD32_U, NONE, NONE);
      default -> throw FunctionTranslator.unknown("", opcode);
    }
  }

  private void load(int opcode, int op, int wideOp, int atOp) {
    readMemArg();
    int address = stack.size() - 1;
    if (isUnusual()) {
      anyLoad(MEM_LOAD, opcode, 1);
    } else if (atOp != NONE && isConstantAddress(address)) {
      int constant = constantAddress(address);
      stack.pop();
      code.resultWord(atOp, stack.pushTemporary(1), constant);
    } else if (offset <= 0xFFFF) {
      int slot = usualBase(address);
      stack.pop();
      code.resultImmediate(op, stack.pushTemporary(1), slot, (int) offset);
    } else if (wideOp != NONE) {
      int slot = usualBase(address);
      stack.pop();
      code.result(wideOp, stack.pushTemporary(1), slot, 0, (int) offset);
    } else {
      anyLoad(MEM_LOAD, opcode, 1);
    }
  }

  private boolean isConstantAddress(int place) {
    if (!stack.isConstant(place)) {
      return false;
    }
    long base = is64 ? stack.value(place) : stack.value(place) & 0xFFFFFFFFL;
    return base >= 0 && base <= Integer.MAX_VALUE - offset;
  }

  private int constantAddress(int place) {
    return (int) (stack.value(place) + offset);
  }

  private void anyLoad(int op, int opcode, int width) {
    int slot = base(stack.size() - 1);
    stack.pop();
    code.result(op, stack.pushTemporary(width), slot, 0, (int) offset, memoryAnd(opcode));
  }

  private int memoryAnd(int opcode) {
    return address() << 16 | opcode;
  }

  /** Translates a store of a scalar by its opcode. */
  void store(int opcode) {
    switch (opcode) {
      case WasmOpcodes.I32_STORE, WasmOpcodes.F32_STORE, WasmOpcodes.I64_STORE32 ->
          store(opcode, STORE32, STORE32_I, STORE32_W, STORE32_AT);
      case WasmOpcodes.I64_STORE, WasmOpcodes.F64_STORE ->
          store(opcode, STORE64, STORE64_I, STORE64_W, NONE);
      case WasmOpcodes.I32_STORE8, WasmOpcodes.I64_STORE8 ->
          store(opcode, STORE8, STORE8_I, STORE8_W, NONE);
      case WasmOpcodes.I32_STORE16, WasmOpcodes.I64_STORE16 ->
          store(opcode, STORE16, STORE16_I, NONE, NONE);
      default -> throw FunctionTranslator.unknown("", opcode);
    }
  }

  private void store(int opcode, int op, int immediateOp, int wideOp, int atOp) {
    readMemArg();
    int value = stack.size() - 1;
    int address = value - 1;
    if (isUnusual()) {
      anyStore(MEM_STORE, opcode);
      return;
    }
    if (atOp != NONE && isConstantAddress(address)) {
      code.use(atOp, stack.slot(value), constantAddress(address));
    } else if (offset <= 0xFFFF && isShortConstant(value)) {
      int slot = usualBase(address);
      code.use(immediateOp, slot, (int) stack.value(value) & 0xFFFF | (int) offset << 16);
    } else if (offset <= 0xFFFF) {
      int slot = usualBase(address);
      code.useImmediate(op, slot, stack.slot(value), (int) offset);
    } else if (wideOp != NONE) {
      int slot = usualBase(address);
      code.useWord(wideOp, slot, stack.slot(value), (int) offset);
    } else {
      anyStore(MEM_STORE, opcode);
      return;
    }
    stack.popTo(address);
  }

  private boolean isShortConstant(int place) {
    return stack.isConstant(place) && NumericTranslator.fits16(stack.value(place));
  }

  /** Translates a store by an operation that has the opcode in a word. */
  void anyStore(int op, int opcode) {
    int value = stack.size() - 1;
    int slot = base(value - 1);
    code.useWord(op, slot, stack.slot(value), (int) offset);
    code.append(memoryAnd(opcode));
    stack.popTo(value - 1);
  }

  /** Translates a load of a vector. */
  void loadVector(int number) {
    readMemArg();
    anyLoad(MEM_LOAD_V, VECTOR_ACCESS | number, 2);
  }

  /** Translates a store of a vector. */
  void storeVector(int number) {
    readMemArg();
    anyStore(MEM_STORE, VECTOR_ACCESS | number);
  }

  /** Translates a load into a lane of a vector. */
  void loadLane(int number) {
    readMemArg();
    int lane = reader.readByte();
    int vector = stack.size() - 1;
    int a = base(vector - 1);
    int b = stack.slot(vector);
    stack.popTo(vector - 1);
    int d = stack.pushTemporary(2);
    code.result(MEM_LOAD_LANE, d, a, b, (int) offset, memoryAnd(VECTOR_ACCESS | number), lane);
  }

  /** Translates a store of a lane of a vector. */
  void storeLane(int number) {
    readMemArg();
    int lane = reader.readByte();
    int vector = stack.size() - 1;
    int a = base(vector - 1);
    code.useWord(MEM_STORE_LANE, a, stack.slot(vector), (int) offset);
    code.append(memoryAnd(VECTOR_ACCESS | number));
    code.append(lane);
    stack.popTo(vector - 1);
  }
}
