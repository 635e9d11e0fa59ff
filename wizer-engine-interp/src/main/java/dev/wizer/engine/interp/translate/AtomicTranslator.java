package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.wasm.binary.AtomicOpcodes;
import dev.wizer.wasm.binary.Opcode;

/** Translates atomic instructions. */
final class AtomicTranslator {

  private final BodyReader reader;
  private final CodeBuffer code;
  private final OperandStack stack;
  private final MemoryTranslator memory;

  AtomicTranslator(
      BodyReader reader, CodeBuffer code, OperandStack stack, MemoryTranslator memory) {
    this.reader = reader;
    this.code = code;
    this.stack = stack;
    this.memory = memory;
  }

  /** Translates the atomic instruction whose number follows. */
  void translate() {
    int number = reader.readU32();
    if (number == AtomicOpcodes.ATOMIC_FENCE) {
      // The atomic instructions do without, and nothing else is ordered.
      reader.skip(1);
      return;
    }
    if (Opcode.ofPrefixed(Opcode.PREFIX_FE, number) == null) {
      throw FunctionTranslator.unknown("fe", number);
    }
    memory.readMemArg();
    if (number >= AtomicOpcodes.I32_ATOMIC_STORE && number < AtomicOpcodes.I32_ATOMIC_RMW_ADD) {
      memory.anyStore(MEM_ATOMIC_STORE, number);
    } else {
      translate(number, operands(number));
    }
  }

  private static int operands(int number) {
    if (number == AtomicOpcodes.MEMORY_ATOMIC_NOTIFY) {
      return 2;
    }
    if (number <= AtomicOpcodes.MEMORY_ATOMIC_WAIT64
        || number >= AtomicOpcodes.I32_ATOMIC_RMW_CMPXCHG) {
      return 3;
    }
    return number < AtomicOpcodes.I32_ATOMIC_STORE ? 1 : 2;
  }

  private void translate(int number, int operands) {
    int first = stack.size() - operands;
    int a = memory.base(first);
    int b = operands > 1 ? stack.slot(first + 1) : a;
    int c = operands > 2 ? stack.slot(first + 2) : a;
    stack.popTo(first);
    int d = stack.pushTemporary(1);
    code.resultTernary(MEM_ATOMIC, d, a, b, c, number, memory.offset(), memory.address());
  }
}
