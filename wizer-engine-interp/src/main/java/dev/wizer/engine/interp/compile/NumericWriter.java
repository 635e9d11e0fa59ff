package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Makes the bytecode of operations that take slots and give one, and no more. */
final class NumericWriter {

  private static final long LOW_HALF = 0xFFFFFFFFL;

  private final MethodVisitor method;
  private final SlotCode slots;
  private final ConditionWriter conditions;

  NumericWriter(MethodVisitor method, SlotCode slots, ConditionWriter conditions) {
    this.method = method;
    this.slots = slots;
    this.conditions = conditions;
  }

  /** Writes an operation, if it is one of these; gives whether it is. */
  boolean write(Operation operation) {
    if (operation.opcode >= FIRST_NUMERIC) {
      outOfLine(operation, operation.opcode - FIRST_NUMERIC);
      return true;
    }
    return constant(operation)
        || arithmetic(operation)
        || wideArithmetic(operation)
        || bitwise(operation)
        || other(operation);
  }

  private boolean constant(Operation operation) {
    switch (operation.opcode) {
      case CONST -> constant(operation.d, operation.word);
      case CONST64 ->
          constant(operation.d, operation.word & LOW_HALF | (long) operation.word(2) << 32);
      case CONST_V -> {
        constant(operation.d, operation.word & LOW_HALF | (long) operation.word(2) << 32);
        constant(operation.d + 1, operation.word(3) & LOW_HALF | (long) operation.word(4) << 32);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void constant(int slot, long value) {
    if (slots.isInt(slot)) {
      slots.constant((int) value);
    } else {
      slots.constant(value);
    }
    slots.pop(slot);
  }

  private boolean arithmetic(Operation operation) {
    switch (operation.opcode) {
      case I32_ADD -> ints(operation, IADD);
      case I32_SUB -> ints(operation, ISUB);
      case I32_MUL -> ints(operation, IMUL);
      case I32_SHL -> ints(operation, ISHL);
      case I32_SHR_S -> ints(operation, ISHR);
      case I32_SHR_U -> ints(operation, IUSHR);
      case I32_ADD_I -> intImmediate(operation, IADD, operation.immediate);
      case I32_ADD_W -> intImmediate(operation, IADD, operation.word(2));
      case I32_MUL_I -> intImmediate(operation, IMUL, operation.immediate);
      case I32_MUL_W -> intImmediate(operation, IMUL, operation.word(2));
      case SHL_I -> intImmediate(operation, ISHL, operation.immediate);
      case I32_SHR_U_I -> intImmediate(operation, IUSHR, operation.immediate);
      case I32_ADD_SHL -> {
        slots.pushInt(operation.a);
        slots.pushInt(operation.b);
        slots.constant(operation.word(2));
        method.visitInsn(ISHL);
        method.visitInsn(IADD);
        slots.popInt(operation.d);
      }
      case I32_ROTL -> rotateInt(operation, ISHL, IUSHR);
      case I32_ROTR -> rotateInt(operation, IUSHR, ISHL);
      case I32_ROTL_I -> {
        slots.pushInt(operation.a);
        slots.constant(operation.immediate);
        method.visitInsn(ISHL);
        slots.pushInt(operation.a);
        slots.constant(Integer.SIZE - operation.immediate);
        method.visitInsn(IUSHR);
        method.visitInsn(IOR);
        slots.popInt(operation.d);
      }
      case EXTEND8_S -> convertInt(operation, I2B);
      case EXTEND16_S -> convertInt(operation, I2S);
      case EXTEND32_S -> {
        slots.pushInt(operation.a);
        slots.popInt(operation.d);
      }
      case F32_ADD -> call(operation, "F32", "add", "(II)I");
      case F32_SUB -> call(operation, "F32", "sub", "(II)I");
      case F32_MUL -> call(operation, "F32", "mul", "(II)I");
      default -> {
        return false;
      }
    }
    return true;
  }

  private void ints(Operation operation, int instruction) {
    slots.pushInt(operation.a);
    slots.pushInt(operation.b);
    method.visitInsn(instruction);
    slots.popInt(operation.d);
  }

  private void intImmediate(Operation operation, int instruction, int immediate) {
    slots.pushInt(operation.a);
    slots.constant(immediate);
    method.visitInsn(instruction);
    slots.popInt(operation.d);
  }

  private void convertInt(Operation operation, int instruction) {
    slots.pushInt(operation.a);
    method.visitInsn(instruction);
    slots.popInt(operation.d);
  }

  /** Shifts the one way and, by what is left of the width, the other way: counts wrap. */
  private void rotateInt(Operation operation, int shift, int shiftBack) {
    slots.pushInt(operation.a);
    slots.pushInt(operation.b);
    method.visitInsn(shift);
    slots.pushInt(operation.a);
    slots.pushInt(operation.b);
    method.visitInsn(INEG);
    method.visitInsn(shiftBack);
    method.visitInsn(IOR);
    slots.popInt(operation.d);
  }

  private boolean wideArithmetic(Operation operation) {
    switch (operation.opcode) {
      case I64_ADD -> longs(operation, LADD);
      case I64_SUB -> longs(operation, LSUB);
      case I64_MUL -> longs(operation, LMUL);
      case I64_ADD_I -> {
        slots.pushLong(operation.a);
        slots.constant((long) operation.immediate);
        method.visitInsn(LADD);
        slots.popLong(operation.d);
      }
      case I64_SHL -> shift(operation, LSHL);
      case I64_SHR_S -> shift(operation, LSHR);
      case I64_SHR_U -> shift(operation, LUSHR);
      case I64_SHL_I -> shiftImmediate(operation, LSHL);
      case I64_SHR_U_I -> shiftImmediate(operation, LUSHR);
      case I64_ROTL -> rotateLong(operation, LSHL, LUSHR);
      case I64_ROTR -> rotateLong(operation, LUSHR, LSHL);
      case I64_ROTL_I -> {
        slots.pushLong(operation.a);
        slots.constant(operation.immediate);
        method.visitInsn(LSHL);
        slots.pushLong(operation.a);
        slots.constant(Long.SIZE - operation.immediate);
        method.visitInsn(LUSHR);
        method.visitInsn(LOR);
        slots.popLong(operation.d);
      }
      case EXTEND32_U -> {
        slots.pushInt(operation.a);
        method.visitInsn(I2L);
        slots.constant(LOW_HALF);
        method.visitInsn(LAND);
        slots.popLong(operation.d);
      }
      case F64_ADD -> call(operation, "F64", "add", "(JJ)J");
      case F64_SUB -> call(operation, "F64", "sub", "(JJ)J");
      case F64_MUL -> call(operation, "F64", "mul", "(JJ)J");
      default -> {
        return false;
      }
    }
    return true;
  }

  private void longs(Operation operation, int instruction) {
    slots.pushLong(operation.a);
    slots.pushLong(operation.b);
    method.visitInsn(instruction);
    slots.popLong(operation.d);
  }

  private void shift(Operation operation, int instruction) {
    slots.pushLong(operation.a);
    slots.pushInt(operation.b);
    method.visitInsn(instruction);
    slots.popLong(operation.d);
  }

  private void shiftImmediate(Operation operation, int instruction) {
    slots.pushLong(operation.a);
    slots.constant(operation.immediate);
    method.visitInsn(instruction);
    slots.popLong(operation.d);
  }

  private void rotateLong(Operation operation, int shift, int shiftBack) {
    slots.pushLong(operation.a);
    slots.pushInt(operation.b);
    method.visitInsn(shift);
    slots.pushLong(operation.a);
    slots.pushInt(operation.b);
    method.visitInsn(INEG);
    method.visitInsn(shiftBack);
    method.visitInsn(LOR);
    slots.popLong(operation.d);
  }

  /** The operations that are the same for both widths. */
  private boolean bitwise(Operation operation) {
    switch (operation.opcode) {
      case AND -> bits(operation, IAND);
      case OR -> bits(operation, IOR);
      case XOR -> bits(operation, IXOR);
      case AND_I -> bitsImmediate(operation, IAND, operation.immediate);
      case AND_W -> bitsImmediate(operation, IAND, operation.word(2));
      case OR_I -> bitsImmediate(operation, IOR, operation.immediate);
      case XOR_I -> bitsImmediate(operation, IXOR, operation.immediate);
      case SHR_S_I -> {
        slots.push(operation.a);
        slots.constant(operation.immediate);
        if (slots.isInt(operation.a)) {
          method.visitInsn(ISHR);
          slots.popInt(operation.d);
        } else {
          method.visitInsn(LSHR);
          slots.popLong(operation.d);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void bits(Operation operation, int instruction) {
    if (slots.isInt(operation.d) || slots.isInt(operation.a) && slots.isInt(operation.b)) {
      ints(operation, instruction);
    } else {
      longs(operation, instruction + 1);
    }
  }

  private void bitsImmediate(Operation operation, int instruction, int immediate) {
    boolean fits = slots.isInt(operation.a) || instruction == IAND && immediate >= 0;
    if (fits) {
      intImmediate(operation, instruction, immediate);
    } else {
      slots.pushLong(operation.a);
      slots.constant((long) immediate);
      method.visitInsn(instruction + 1);
      slots.popLong(operation.d);
    }
  }

  private boolean other(Operation operation) {
    switch (operation.opcode) {
      case MOVE -> move(operation.d, operation.a);
      case MOVE2 -> {
        move(operation.d, operation.a);
        move(operation.word(2), operation.b);
      }
      case MOVE_V -> {
        move(operation.d, operation.a);
        move(operation.d + 1, operation.a + 1);
      }
      case MOVE_RANGE -> moveRange(operation);
      case SELECT -> select(operation);
      case EQ, NE, LT_S, LE_S, LT_U, LE_U -> conditions.value(operation);
      case EQ_I, NE_I, LT_S_I, GT_S_I, LT_U_I, GT_U_I -> conditions.value(operation);
      case FOLD_ADDRESS -> {
        slots.pushLong(operation.a);
        method.visitMethodInsn(INVOKESTATIC, Names.FOLDED_ADDRESS, "fold", "(J)J", false);
        slots.popLong(operation.d);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void move(int to, int from) {
    if (slots.isInt(to)) {
      slots.pushInt(from);
    } else {
      slots.pushLong(from);
    }
    slots.pop(to);
  }

  private void moveRange(Operation operation) {
    int to = operation.word;
    int from = operation.word(2);
    int count = operation.word(3);
    for (int i = 0; i < count; i++) {
      int at = to < from ? i : count - 1 - i;
      move(to + at, from + at);
    }
  }

  private void select(Operation operation) {
    int d = operation.d;
    Label first = new Label();
    Label end = new Label();
    conditions.onZero(operation.word(2), IFNE, first);
    pushAs(d, operation.b);
    method.visitJumpInsn(GOTO, end);
    slots.place(first);
    pushAs(d, operation.a);
    slots.placeWithValue(end, slots.isInt(d));
    slots.pop(d);
  }

  /** Pushes a slot in the type of another. */
  private void pushAs(int target, int slot) {
    if (slots.isInt(target)) {
      slots.pushInt(slot);
    } else {
      slots.pushLong(slot);
    }
  }

  /** An operation that is a method of one of the classes for numbers, by its descriptor. */
  private void call(Operation operation, String owner, String name, String descriptor) {
    int end = descriptor.indexOf(')');
    for (int i = 1; i < end; i++) {
      int slot = i == 1 ? operation.a : operation.b;
      if (descriptor.charAt(i) == 'I') {
        slots.pushInt(slot);
      } else {
        slots.pushLong(slot);
      }
    }
    String ownerName = owner.indexOf('/') < 0 ? Names.NUM + owner : owner;
    method.visitMethodInsn(INVOKESTATIC, ownerName, name, descriptor, false);
    if (descriptor.charAt(end + 1) == 'J') {
      slots.popLong(operation.d);
      return;
    }
    slots.popInt(operation.d);
  }

  /** The numeric instructions without an operation of their own, by their WebAssembly opcodes. */
  private void outOfLine(Operation operation, int instruction) {
    if (instruction >= 0x5B && instruction <= 0x60) {
      call(operation, "F32", COMPARISONS[instruction - 0x5B], "(II)Z");
    } else if (instruction >= 0x61 && instruction <= 0x66) {
      call(operation, "F64", COMPARISONS[instruction - 0x61], "(JJ)Z");
    } else if (instruction >= 0x8B && instruction <= 0x91) {
      call(operation, "F32", UNARY[instruction - 0x8B], "(I)I");
    } else if (instruction >= 0x92 && instruction <= 0x98) {
      call(operation, "F32", BINARY[instruction - 0x92], "(II)I");
    } else if (instruction >= 0x99 && instruction <= 0x9F) {
      call(operation, "F64", UNARY[instruction - 0x99], "(J)J");
    } else if (instruction >= 0xA0 && instruction <= 0xA6) {
      call(operation, "F64", BINARY[instruction - 0xA0], "(JJ)J");
    } else if (instruction >= 0xA8) {
      conversion(operation, instruction);
    } else {
      integer(operation, instruction);
    }
  }

  private static final String[] COMPARISONS = {"eq", "ne", "lt", "gt", "le", "ge"};
  private static final String[] UNARY = {"abs", "neg", "ceil", "floor", "trunc", "nearest", "sqrt"};
  private static final String[] BINARY = {"add", "sub", "mul", "div", "min", "max", "copysign"};

  private void integer(Operation operation, int instruction) {
    switch (instruction) {
      case 0x67 -> call(operation, "java/lang/Integer", "numberOfLeadingZeros", "(I)I");
      case 0x68 -> call(operation, "java/lang/Integer", "numberOfTrailingZeros", "(I)I");
      case 0x69 -> call(operation, "java/lang/Integer", "bitCount", "(I)I");
      case 0x6D -> call(operation, "I32", "divS", "(II)I");
      case 0x6E -> call(operation, "I32", "divU", "(II)I");
      case 0x6F -> call(operation, "I32", "remS", "(II)I");
      case 0x70 -> call(operation, "I32", "remU", "(II)I");
      case 0x79 -> call(operation, "java/lang/Long", "numberOfLeadingZeros", "(J)I");
      case 0x7A -> call(operation, "java/lang/Long", "numberOfTrailingZeros", "(J)I");
      case 0x7B -> call(operation, "java/lang/Long", "bitCount", "(J)I");
      case 0x7F -> call(operation, "I64", "divS", "(JJ)J");
      case 0x80 -> call(operation, "I64", "divU", "(JJ)J");
      case 0x81 -> call(operation, "I64", "remS", "(JJ)J");
      case 0x82 -> call(operation, "I64", "remU", "(JJ)J");
      default -> throw new AssertionError(instruction);
    }
  }

  private void conversion(Operation operation, int instruction) {
    switch (instruction) {
      case 0xA8 -> convert(operation, "i32TruncF32S", "(I)I");
      case 0xA9 -> convert(operation, "i32TruncF32U", "(I)I");
      case 0xAA -> convert(operation, "i32TruncF64S", "(J)I");
      case 0xAB -> convert(operation, "i32TruncF64U", "(J)I");
      case 0xAE -> convert(operation, "i64TruncF32S", "(I)J");
      case 0xAF -> convert(operation, "i64TruncF32U", "(I)J");
      case 0xB0 -> convert(operation, "i64TruncF64S", "(J)J");
      case 0xB1 -> convert(operation, "i64TruncF64U", "(J)J");
      case 0xB2 -> convert(operation, "f32ConvertI32S", "(I)I");
      case 0xB3 -> convert(operation, "f32ConvertI32U", "(I)I");
      case 0xB4 -> convert(operation, "f32ConvertI64S", "(J)I");
      case 0xB5 -> convert(operation, "f32ConvertI64U", "(J)I");
      case 0xB6 -> convert(operation, "f32DemoteF64", "(J)I");
      case 0xB7 -> convert(operation, "f64ConvertI32S", "(I)J");
      case 0xB8 -> convert(operation, "f64ConvertI32U", "(I)J");
      case 0xB9 -> convert(operation, "f64ConvertI64S", "(J)J");
      case 0xBA -> convert(operation, "f64ConvertI64U", "(J)J");
      case 0xBB -> convert(operation, "f64PromoteF32", "(I)J");
      default -> saturating(operation, instruction - (FIRST_SATURATING - FIRST_NUMERIC));
    }
  }

  private void saturating(Operation operation, int number) {
    switch (number) {
      case 0 -> convert(operation, "i32TruncSatF32S", "(I)I");
      case 1 -> convert(operation, "i32TruncSatF32U", "(I)I");
      case 2 -> convert(operation, "i32TruncSatF64S", "(J)I");
      case 3 -> convert(operation, "i32TruncSatF64U", "(J)I");
      case 4 -> convert(operation, "i64TruncSatF32S", "(I)J");
      case 5 -> convert(operation, "i64TruncSatF32U", "(I)J");
      case 6 -> convert(operation, "i64TruncSatF64S", "(J)J");
      case 7 -> convert(operation, "i64TruncSatF64U", "(J)J");
      default -> throw new AssertionError(number);
    }
  }

  private void convert(Operation operation, String name, String descriptor) {
    call(operation, "Conversions", name, descriptor);
  }
}
