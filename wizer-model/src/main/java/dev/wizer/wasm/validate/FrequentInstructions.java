package dev.wizer.wasm.validate;

/**
 * Moves over instructions that are frequent in compiled programs, as long as they are valid beyond
 * doubt and encoded in few bytes. At anything else it stops in front of the instruction, for {@link
 * InstructionValidator} to say what that is worth. So this decides nothing: without it the outcome
 * would be the same, but HotSpot's first compiler, which keeps no field in a register, needs twice
 * the time.
 */
final class FrequentInstructions {

  /** An opcode, an alignment and four bytes of an integer, which are never too large. */
  private static final int MAX_BYTES = 6;

  /** No operand is of this type. */
  private static final int NO_ADDRESS = -1;

  private static final int TYPE_MASK = (1 << InstructionTable.TYPE_BITS) - 1;

  private final byte[] kinds;
  private final short[] signatures;
  private final byte[] alignments;

  /** The type of the first memory's addresses, or of nothing if there is no memory. */
  private final int address;

  private final CodeCursor code;
  private final OperandStack operands;

  FrequentInstructions(
      Context context, InstructionTable table, CodeCursor code, OperandStack operands) {
    this.kinds = table.kinds();
    this.signatures = table.signatures();
    this.alignments = table.alignments();
    this.address = context.memoryCount() > 0 ? context.memoryAddress(0) : NO_ADDRESS;
    this.code = code;
    this.operands = operands;
  }

  /**
   * Moves over as many instructions as possible.
   *
   * @param locals the locals' types
   * @param localCount how many of them have a value beyond doubt
   */
  void skip(int[] locals, int localCount) {
    byte[] bytes = code.bytes();
    int last = code.reader().end() - MAX_BYTES;
    int position = code.reader().position();
    int[] types = operands.types();
    int floor = operands.floor();
    int top = operands.top();
    int room = types.length - 1;
    loop:
    while (position <= last && top < room) {
      int opcode = bytes[position] & 0xFF;
      int next = bytes[position + 1];
      switch (kinds[opcode]) {
        case Kind.LOCAL_GET:
          if (next < 0 || next >= localCount) {
            break loop;
          }
          types[top++] = locals[next];
          position += 2;
          break;
        case Kind.BINARY:
          int binary = signatures[opcode];
          if (top - 2 < floor
              || types[top - 1] != (binary & TYPE_MASK)
              || types[top - 2] != (binary >> InstructionTable.TYPE_BITS & TYPE_MASK)) {
            break loop;
          }
          types[--top - 1] = binary >> InstructionTable.RESULT_SHIFT;
          position++;
          break;
        case Kind.I32_CONST:
          int end = endOfInteger(bytes, position + 1);
          if (end < 0) {
            break loop;
          }
          types[top++] = TypeCode.I32;
          position = end;
          break;
        case Kind.LOAD:
          int load = signatures[opcode];
          int loadEnd = endOfInteger(bytes, position + 2);
          if (top <= floor
              || types[top - 1] != address
              || next < 0
              || next > alignments[opcode]
              || loadEnd < 0) {
            break loop;
          }
          types[top - 1] = load >> InstructionTable.RESULT_SHIFT;
          position = loadEnd;
          break;
        case Kind.LOCAL_SET:
          if (next < 0 || next >= localCount || top <= floor || types[top - 1] != locals[next]) {
            break loop;
          }
          top--;
          position += 2;
          break;
        case Kind.LOCAL_TEE:
          if (next < 0 || next >= localCount || top <= floor || types[top - 1] != locals[next]) {
            break loop;
          }
          position += 2;
          break;
        case Kind.STORE:
          int storeEnd = endOfInteger(bytes, position + 2);
          if (top - 2 < floor
              || types[top - 1] != (signatures[opcode] & TYPE_MASK)
              || types[top - 2] != address
              || next < 0
              || next > alignments[opcode]
              || storeEnd < 0) {
            break loop;
          }
          top -= 2;
          position = storeEnd;
          break;
        case Kind.UNARY:
          int unary = signatures[opcode];
          if (top <= floor || types[top - 1] != (unary & TYPE_MASK)) {
            break loop;
          }
          types[top - 1] = unary >> InstructionTable.RESULT_SHIFT;
          position++;
          break;
        default:
          break loop;
      }
    }
    operands.setTop(top);
    code.reader().moveTo(position);
  }

  /** {@return where an integer of at most four bytes ends, or -1 if it is longer} */
  private static int endOfInteger(byte[] bytes, int start) {
    if (bytes[start] >= 0) {
      return start + 1;
    }
    if (bytes[start + 1] >= 0) {
      return start + 2;
    }
    if (bytes[start + 2] >= 0) {
      return start + 3;
    }
    return bytes[start + 3] >= 0 ? start + 4 : -1;
  }
}
