package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.wizer.wasm.binary.WasmOpcodes;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Makes the bytecode of operations that take slots and give one, and no more. */
final class NumericWriter {

  private static final long LOW_HALF = 0xFFFFFFFFL;

  private final MethodVisitor method;
  private final SlotCode slots;
  private final ConditionWriter conditions;
  private final FloatWriter floats;

  NumericWriter(
      MethodVisitor method, SlotCode slots, ConditionWriter conditions, FloatWriter floats) {
    this.floats = floats;
    this.method = method;
    this.slots = slots;
    this.conditions = conditions;
  }

  /** Writes an operation, if it is one of these; gives whether it is. */
  boolean write(Operation operation) {
    int instruction = FloatOperands.instruction(operation.opcode);
    if (instruction >= 0) {
      floats.write(operation, instruction);
      return true;
    }
    if (operation.opcode >= FIRST_NUMERIC) {
      integer(operation, operation.opcode - FIRST_NUMERIC);
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
    SlotKind kind = slots.resultKind(slot);
    slots.constant(value, kind);
    slots.pop(slot, kind);
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
        if (slots.isInt(operation.a)) {
          // The count may be that of an i64: what is beyond an int are copies of its sign.
          int count = Math.min(operation.immediate, Integer.SIZE - 1);
          intImmediate(operation, ISHR, count);
        } else {
          shiftImmediate(operation, LSHR);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void bits(Operation operation, int instruction) {
    if (slots.resultKind(operation.d).isNarrow()
        || slots.isInt(operation.a) && slots.isInt(operation.b)) {
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
      case MOVE, MOVE2, MOVE_RANGE -> operation.eachMove(this::move);
      case MOVE_V -> {
        move(operation.d, operation.a);
        move(operation.d + 1, operation.a + 1);
      }
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
    SlotKind kind = slots.resultKind(to);
    slots.push(from, kind);
    slots.pop(to, kind);
  }

  private void select(Operation operation) {
    SlotKind kind = slots.resultKind(operation.d);
    Label first = new Label();
    Label end = new Label();
    conditions.onZero(operation.word(2), IFNE, first);
    slots.push(operation.b, kind);
    method.visitJumpInsn(GOTO, end);
    slots.place(first);
    slots.push(operation.a, kind);
    slots.placeWithValue(end, kind);
    slots.pop(operation.d, kind);
  }

  /** An operation that is a method of one of the classes for numbers, by its descriptor. */
  private void call(Operation operation, String owner, String name, String descriptor) {
    String ownerName = owner.indexOf('/') < 0 ? Names.NUM + owner : owner;
    slots.call(operation, ownerName, name, descriptor);
  }

  /** The numeric instructions without an operation of their own, by their WebAssembly opcodes. */
  private void integer(Operation operation, int instruction) {
    switch (instruction) {
      case WasmOpcodes.I32_CLZ ->
          call(operation, "java/lang/Integer", "numberOfLeadingZeros", "(I)I");
      case WasmOpcodes.I32_CTZ ->
          call(operation, "java/lang/Integer", "numberOfTrailingZeros", "(I)I");
      case WasmOpcodes.I32_POPCNT -> call(operation, "java/lang/Integer", "bitCount", "(I)I");
      case WasmOpcodes.I32_DIV_S -> call(operation, "I32", "divS", "(II)I");
      case WasmOpcodes.I32_DIV_U -> call(operation, "I32", "divU", "(II)I");
      case WasmOpcodes.I32_REM_S -> call(operation, "I32", "remS", "(II)I");
      case WasmOpcodes.I32_REM_U -> call(operation, "I32", "remU", "(II)I");
      case WasmOpcodes.I64_CLZ -> call(operation, "java/lang/Long", "numberOfLeadingZeros", "(J)I");
      case WasmOpcodes.I64_CTZ ->
          call(operation, "java/lang/Long", "numberOfTrailingZeros", "(J)I");
      case WasmOpcodes.I64_POPCNT -> call(operation, "java/lang/Long", "bitCount", "(J)I");
      case WasmOpcodes.I64_DIV_S -> call(operation, "I64", "divS", "(JJ)J");
      case WasmOpcodes.I64_DIV_U -> call(operation, "I64", "divU", "(JJ)J");
      case WasmOpcodes.I64_REM_S -> call(operation, "I64", "remS", "(JJ)J");
      case WasmOpcodes.I64_REM_U -> call(operation, "I64", "remU", "(JJ)J");
      default -> throw new AssertionError(instruction);
    }
  }
}
