package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.wasm.binary.Opcode;

/** Translates vector instructions. */
final class VectorTranslator {

  private static final int CONST = 12;
  private static final int SHUFFLE_LANES = 13;

  private final BodyReader reader;
  private final CodeBuffer code;
  private final OperandStack stack;
  private final MemoryTranslator memory;

  VectorTranslator(
      BodyReader reader, CodeBuffer code, OperandStack stack, MemoryTranslator memory) {
    this.reader = reader;
    this.code = code;
    this.stack = stack;
    this.memory = memory;
  }

  /** Translates the vector instruction whose number follows. */
  void translate() {
    int number = reader.readU32();
    if (number <= 10 || number == 92 || number == 93) {
      memory.loadVector(number);
    } else if (number == 11) {
      memory.storeVector(number);
    } else if (number >= 84 && number <= 87) {
      memory.loadLane(number);
    } else if (number >= 88 && number <= 91) {
      memory.storeLane(number);
    } else if (number == CONST) {
      constant();
    } else if (number == SHUFFLE_LANES) {
      shuffle();
    } else {
      compute(number);
    }
  }

  private void constant() {
    int first = reader.readInt();
    int d = stack.pushTemporary(2);
    code.resultWords(CONST_V, d, first, reader.readInt(), reader.readInt(), reader.readInt());
  }

  private void shuffle() {
    int right = stack.size() - 1;
    int a = stack.slot(right - 1);
    int b = stack.slot(right);
    stack.popTo(right - 1);
    int d = stack.pushTemporary(2);
    code.result(
        SHUFFLE, d, a, b, reader.readInt(), reader.readInt(), reader.readInt(), reader.readInt());
  }

  /** An instruction that only computes: its signature tells the operands and the result. */
  private void compute(int number) {
    String signature = Opcode.ofPrefixed(Opcode.PREFIX_FD, number).signature();
    int operands = signature.indexOf(':');
    char result = signature.charAt(operands + 1);
    boolean hasLane = number >= 21 && number <= 34;
    int lane = hasLane ? reader.readByte() : 0;
    int first = stack.size() - operands;
    int a = stack.slot(first);
    int b = operands > 1 ? stack.slot(first + 1) : 0;
    int c = operands > 2 ? stack.slot(first + 2) : lane;
    stack.popTo(first);
    int d = stack.pushTemporary(result == 'v' ? 2 : 1);
    if (operands > 2) {
      code.resultTernary(VECTOR_TERNARY, d, a, b, c, number);
    } else {
      code.result(operation(result), d, a, b, c | number << 16);
    }
  }

  private static int operation(char result) {
    return switch (result) {
      case 'v' -> VECTOR;
      case 'i', 'f' -> VECTOR_TO_32;
      default -> VECTOR_TO_64;
    };
  }
}
