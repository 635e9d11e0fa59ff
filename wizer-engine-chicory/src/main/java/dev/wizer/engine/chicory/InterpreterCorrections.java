package dev.wizer.engine.chicory;

import com.dylibso.chicory.runtime.ExecutionListener;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.OpCode;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;

/**
 * Looks over the shoulder of Chicory's interpreter, which tells of each instruction before it
 * executes it, and puts right what it gets wrong:
 *
 * <ul>
 *   <li>a NaN that arithmetic makes is canonical: otherwise its sign and payload would depend on
 *       the processor and on whether the JVM has compiled the method;
 *   <li>the upper half of an {@code i32.mul} is not part of an {@code if}'s condition;
 *   <li>a byte or a word stored at 2^31 or more, where no memory is, traps instead of wrapping;
 *   <li>{@code f32.copysign} takes only the sign of its second operand;
 *   <li>{@code abs} clears the sign of a NaN, which Java 17's does not unless it is compiled;
 *   <li>{@code f32.convert_i64_u} and {@code f64.convert_i64_u} round once, not twice;
 *   <li>table instructions check their range as a whole, and without overflow.
 * </ul>
 *
 * <p>This costs the interpreter 3 to 18 % of its speed, most with floating-point numbers.
 */
final class InterpreterCorrections implements ExecutionListener {

  private static final int CANONICAL_NAN_F32 = 0x7FC0_0000;
  private static final long CANONICAL_NAN_F64 = 0x7FF8_0000_0000_0000L;
  private static final int ONE_F32 = 0x3F80_0000;
  private static final float TWO_TO_63 = 0x1p63f;

  /** What to do about an instruction; null where Chicory is right. By the opcode's ordinal. */
  private static final Correction[] CORRECTIONS = new Correction[OpCode.values().length];

  static {
    for (OpCode opcode : OpCode.values()) {
      CORRECTIONS[opcode.ordinal()] = correctionOf(opcode);
    }
  }

  private Instance instance;

  /** Whose result is on top of the stack and not looked at yet; null for none. */
  private Correction pendingResult;

  private enum Correction {
    F32_RESULT,
    F64_RESULT,
    CONDITION,
    ADDRESS,
    SIGN,
    F32_MAGNITUDE,
    F64_MAGNITUDE,
    F32_OPERAND,
    F64_OPERAND,
    TABLE_FILL,
    TABLE_INIT,
    TABLE_COPY
  }

  private static Correction correctionOf(OpCode opcode) {
    return switch (opcode) {
      case F32_ADD, F32_SUB, F32_MUL, F32_DIV, F32_SQRT, F32_MIN, F32_MAX -> Correction.F32_RESULT;
      case F32_CEIL, F32_FLOOR, F32_TRUNC, F32_NEAREST, F32_DEMOTE_F64 -> Correction.F32_RESULT;
      case F64_ADD, F64_SUB, F64_MUL, F64_DIV, F64_SQRT, F64_MIN, F64_MAX -> Correction.F64_RESULT;
      case F64_CEIL, F64_FLOOR, F64_TRUNC, F64_NEAREST, F64_PROMOTE_F32 -> Correction.F64_RESULT;
      case IF -> Correction.CONDITION;
      case I32_STORE8, I64_STORE8, I64_STORE32 -> Correction.ADDRESS;
      case F32_COPYSIGN -> Correction.SIGN;
      case F32_ABS -> Correction.F32_MAGNITUDE;
      case F64_ABS -> Correction.F64_MAGNITUDE;
      case F32_CONVERT_I64_U -> Correction.F32_OPERAND;
      case F64_CONVERT_I64_U -> Correction.F64_OPERAND;
      case TABLE_FILL -> Correction.TABLE_FILL;
      case TABLE_INIT -> Correction.TABLE_INIT;
      case TABLE_COPY -> Correction.TABLE_COPY;
      default -> null;
    };
  }

  /** Sets the instance that is executed: once, before it is. */
  void attach(Instance executed) {
    this.instance = executed;
  }

  /** Forgets an instruction that a failure kept from being followed by another. */
  void reset() {
    pendingResult = null;
  }

  @Override
  public void onExecution(Instruction instruction, MStack stack) {
    if (pendingResult != null) {
      canonicalize(stack);
    }
    Correction correction = CORRECTIONS[instruction.opcode().ordinal()];
    if (correction != null) {
      correct(correction, instruction, stack);
    }
  }

  private void canonicalize(MStack stack) {
    long bits = stack.pop();
    if (pendingResult == Correction.F32_RESULT) {
      stack.push(Float.isNaN(Float.intBitsToFloat((int) bits)) ? CANONICAL_NAN_F32 : bits);
    } else {
      stack.push(Double.isNaN(Double.longBitsToDouble(bits)) ? CANONICAL_NAN_F64 : bits);
    }
    pendingResult = null;
  }

  private void correct(Correction correction, Instruction instruction, MStack stack) {
    switch (correction) {
      case F32_RESULT, F64_RESULT -> pendingResult = correction;
      case CONDITION -> stack.push((int) stack.pop());
      case ADDRESS -> checkAddress(operand(stack, 1), instruction.operand(1));
      case SIGN -> stack.push(ONE_F32 | (int) stack.pop() & Integer.MIN_VALUE);
      case F32_MAGNITUDE -> stack.push(stack.pop() & Integer.MAX_VALUE);
      case F64_MAGNITUDE -> stack.push(stack.pop() & Long.MAX_VALUE);
      case F32_OPERAND -> stack.push(roundedToF32(stack.pop()));
      case F64_OPERAND -> stack.push(roundedToF64(stack.pop()));
      case TABLE_FILL -> checkRange(instruction.operand(0), operand(stack, 2), operand(stack, 0));
      case TABLE_INIT -> checkRange(instruction.operand(1), operand(stack, 2), operand(stack, 0));
      case TABLE_COPY -> {
        checkRange(instruction.operand(0), operand(stack, 2), operand(stack, 0));
        checkRange(instruction.operand(1), operand(stack, 1), operand(stack, 0));
      }
    }
  }

  /**
   * {@return an unsigned number that an f32 holds exactly: the nearest to {@code value}, if that is
   * 2^63 or more} The largest has no such neighbour of 64 bits; Chicory rounds it right.
   */
  private static long roundedToF32(long value) {
    if (value >= 0) {
      return value;
    }
    float half = (float) half(value);
    return half == TWO_TO_63 ? -1 : (long) half << 1;
  }

  /** The same for an f64. */
  private static long roundedToF64(long value) {
    if (value >= 0) {
      return value;
    }
    double half = (double) half(value);
    return half == TWO_TO_63 ? -1 : (long) half << 1;
  }

  /** Half an unsigned number; its lowest bit stays as a sign of what was cut off. */
  private static long half(long value) {
    return value >>> 1 | value & 1;
  }

  /** {@return the i32 that {@code depth} operands lie on, as an unsigned number} */
  private static long operand(MStack stack, int depth) {
    return Integer.toUnsignedLong((int) stack.array()[stack.size() - 1 - depth]);
  }

  private static void checkAddress(long base, long offset) {
    if (base + offset > Integer.MAX_VALUE) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
  }

  private void checkRange(long tableIndex, long start, long length) {
    if (start + length > instance.table((int) tableIndex).size()) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
  }
}
