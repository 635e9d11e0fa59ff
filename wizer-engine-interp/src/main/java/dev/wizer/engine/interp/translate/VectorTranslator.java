package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.VectorOpcodes;

/** Translates vector instructions. */
final class VectorTranslator {

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
    if (number < VectorOpcodes.V128_STORE
        || number == VectorOpcodes.V128_LOAD32_ZERO
        || number == VectorOpcodes.V128_LOAD64_ZERO) {
      memory.loadVector(number);
    } else if (number == VectorOpcodes.V128_STORE) {
      memory.storeVector(number);
    } else if (number >= VectorOpcodes.V128_LOAD8_LANE
        && number <= VectorOpcodes.V128_LOAD64_LANE) {
      memory.loadLane(number);
    } else if (number >= VectorOpcodes.V128_STORE8_LANE
        && number <= VectorOpcodes.V128_STORE64_LANE) {
      memory.storeLane(number);
    } else if (number == VectorOpcodes.V128_CONST) {
      constant();
    } else if (number == VectorOpcodes.I8X16_SHUFFLE) {
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
    Opcode instruction = Opcode.ofPrefixed(Opcode.PREFIX_FD, number);
    if (instruction == null) {
      throw FunctionTranslator.unknown("fd", number);
    }
    String signature = instruction.signature();
    int operands = signature.indexOf(':');
    char result = signature.charAt(operands + 1);
    boolean hasLane =
        number >= VectorOpcodes.I8X16_EXTRACT_LANE_S && number <= VectorOpcodes.F64X2_REPLACE_LANE;
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
