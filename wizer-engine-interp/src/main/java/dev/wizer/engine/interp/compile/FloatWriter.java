package dev.wizer.engine.interp.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.wizer.wasm.binary.BulkOpcodes;
import dev.wizer.wasm.binary.WasmOpcodes;
import java.util.BitSet;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes the bytecode of operations on floating-point numbers: on floats and doubles of the JVM,
 * with NaNs as the interpreter's {@code .num} has them. What is rare, or works on bits, is left to
 * the methods there.
 */
final class FloatWriter {

  private static final String[] UNARY = {"abs", "neg", "ceil", "floor", "trunc", "nearest", "sqrt"};

  /** The methods of {@code Math}, for what has no instruction of the JVM. */
  private static final String[] MATH = {"abs", null, "ceil", "floor", null, "rint", "sqrt"};

  private static final long LOW_HALF = 0xFFFFFFFFL;

  private final MethodVisitor method;
  private final SlotCode slots;
  private final FactWriter facts;

  private final ObservedNans observedNans;

  private int block;

  /**
   * What is observed in the block, or null as long as nobody has asked: most blocks have no floats.
   */
  private BitSet observed;

  FloatWriter(MethodVisitor method, SlotCode slots, FactWriter facts, ObservedNans observedNans) {
    this.facts = facts;
    this.observedNans = observedNans;
    this.method = method;
    this.slots = slots;
  }

  /** Begins a block. */
  void enter(int newBlock) {
    block = newBlock;
    observed = null;
  }

  /** Whether an operation's result has to be canonical if it is a NaN. */
  private boolean isObserved(Operation operation) {
    if (observed == null) {
      observed = observedNans.in(block);
    }
    return observed.get(operation.position);
  }

  /**
   * Writes an operation.
   *
   * @param instruction what {@link FloatOperands#instruction} says of it
   */
  void write(Operation operation, int instruction) {
    if (FloatOperands.isComparison(instruction)) {
      comparison(operation, instruction);
    } else if (instruction >= WasmOpcodes.F32_ABS && instruction <= WasmOpcodes.F32_SQRT) {
      unary(operation, instruction - WasmOpcodes.F32_ABS, SlotKind.FLOAT);
    } else if (instruction >= WasmOpcodes.F32_ADD && instruction <= WasmOpcodes.F32_COPYSIGN) {
      binary(operation, instruction - WasmOpcodes.F32_ADD, SlotKind.FLOAT);
    } else if (instruction >= WasmOpcodes.F64_ABS && instruction <= WasmOpcodes.F64_SQRT) {
      unary(operation, instruction - WasmOpcodes.F64_ABS, SlotKind.DOUBLE);
    } else if (instruction >= WasmOpcodes.F64_ADD && instruction <= WasmOpcodes.F64_COPYSIGN) {
      binary(operation, instruction - WasmOpcodes.F64_ADD, SlotKind.DOUBLE);
    } else if (instruction >= FloatOperands.SATURATING) {
      saturating(operation, instruction - FloatOperands.SATURATING);
    } else {
      conversion(operation, instruction);
    }
  }

  private void binary(Operation operation, int number, SlotKind kind) {
    boolean isDouble = kind == SlotKind.DOUBLE;
    if (number == 6) {
      call(operation, isDouble ? "F64" : "F32", "copysign", isDouble ? "(JJ)J" : "(II)I");
      return;
    }
    slots.push(operation.a, kind);
    slots.push(operation.b, kind);
    switch (number) {
      case 0 -> method.visitInsn(isDouble ? DADD : FADD);
      case 1 -> method.visitInsn(isDouble ? DSUB : FSUB);
      case 2 -> method.visitInsn(isDouble ? DMUL : FMUL);
      case 3 -> method.visitInsn(isDouble ? DDIV : FDIV);
      default -> math(number == 4 ? "min" : "max", isDouble ? "(DD)D" : "(FF)F");
    }
    popComputed(operation, kind);
  }

  private void unary(Operation operation, int number, SlotKind kind) {
    switch (number) {
      case 0, 1 -> sign(operation, number == 0, kind);
      case 4 -> {
        boolean isDouble = kind == SlotKind.DOUBLE;
        call(operation, isDouble ? "F64" : "F32", UNARY[number], isDouble ? "(J)J" : "(I)I");
      }
      default -> {
        slots.push(operation.a, kind);
        // Of an f32 too: what is rounded to it then is exact, or a square root.
        if (kind == SlotKind.FLOAT) {
          method.visitInsn(F2D);
        }
        math(MATH[number], "(D)D");
        if (kind == SlotKind.FLOAT) {
          method.visitInsn(D2F);
        }
        popComputed(operation, kind);
      }
    }
  }

  /** Writes abs or neg, which change a NaN's sign too and nothing else. */
  private void sign(Operation operation, boolean clears, SlotKind kind) {
    boolean isDouble = kind == SlotKind.DOUBLE;
    if (slots.kind(operation.a) == kind && slots.resultKind(operation.d) == kind) {
      slots.push(operation.a, kind);
      if (clears) {
        absolute(kind);
      } else {
        method.visitInsn(isDouble ? DNEG : FNEG);
      }
      slots.pop(operation.d, kind);
      return;
    }
    SlotKind bits = isDouble ? SlotKind.LONG : SlotKind.INT;
    slots.push(operation.a, bits);
    signOfBits(clears, bits);
    slots.pop(operation.d, bits);
  }

  private void signOfBits(boolean clears, SlotKind bits) {
    if (bits == SlotKind.LONG) {
      slots.constant(clears ? Long.MAX_VALUE : Long.MIN_VALUE);
      method.visitInsn(clears ? LAND : LXOR);
    } else {
      slots.constant(clears ? Integer.MAX_VALUE : Integer.MIN_VALUE);
      method.visitInsn(clears ? IAND : IXOR);
    }
  }

  /** Takes the sign off the value on the stack: Java does not say what its method does to NaNs. */
  private void absolute(SlotKind kind) {
    boolean isDouble = kind == SlotKind.DOUBLE;
    SlotKind bits = isDouble ? SlotKind.LONG : SlotKind.INT;
    Label nan = new Label();
    Label end = new Label();
    jumpIfNan(kind, nan);
    math("abs", isDouble ? "(D)D" : "(F)F");
    method.visitJumpInsn(GOTO, end);
    slots.placeWithValue(nan, kind);
    kind.convert(method, bits);
    signOfBits(true, bits);
    bits.convert(method, kind);
    slots.placeWithValue(end, kind);
  }

  /** Jumps if the value on the stack, which stays there, is a NaN. */
  private void jumpIfNan(SlotKind kind, Label target) {
    boolean isDouble = kind == SlotKind.DOUBLE;
    int twice = isDouble ? DUP2 : DUP;
    method.visitInsn(twice);
    method.visitInsn(twice);
    method.visitInsn(isDouble ? DCMPL : FCMPL);
    method.visitJumpInsn(IFNE, target);
  }

  /** Pops what has been computed, with the canonical NaN for any that is taken notice of. */
  private void popComputed(Operation operation, SlotKind kind) {
    int slot = operation.d;
    boolean isDouble = kind == SlotKind.DOUBLE;
    if (slots.resultKind(slot) != kind) {
      if (isDouble) {
        java("Double", "doubleToLongBits", "(D)J");
        slots.popLong(slot);
      } else {
        java("Float", "floatToIntBits", "(F)I");
        slots.popInt(slot);
      }
      return;
    }
    if (!isObserved(operation)) {
      facts.unseen(kind);
      slots.pop(slot, kind);
      return;
    }
    Label number = new Label();
    int twice = isDouble ? DUP2 : DUP;
    method.visitInsn(twice);
    method.visitInsn(twice);
    method.visitInsn(isDouble ? DCMPL : FCMPL);
    method.visitJumpInsn(IFEQ, number);
    method.visitInsn(isDouble ? POP2 : POP);
    if (isDouble) {
      method.visitLdcInsn(Double.NaN);
    } else {
      method.visitLdcInsn(Float.NaN);
    }
    slots.placeWithValue(number, kind);
    slots.pop(slot, kind);
  }

  private void comparison(Operation operation, int instruction) {
    Label holds = new Label();
    Label end = new Label();
    branch(operation, instruction, true, holds);
    method.visitInsn(ICONST_0);
    method.visitJumpInsn(GOTO, end);
    slots.place(holds);
    method.visitInsn(ICONST_1);
    slots.placeWithValue(end, SlotKind.INT);
    slots.popInt(operation.d);
  }

  /**
   * Branches by a comparison. Those with a NaN do not hold, except that it is not equal.
   *
   * @param whenItHolds whether to branch if it holds, or if it does not
   */
  void branch(Operation operation, int instruction, boolean whenItHolds, Label target) {
    boolean isDouble = instruction >= WasmOpcodes.F64_EQ;
    SlotKind kind = isDouble ? SlotKind.DOUBLE : SlotKind.FLOAT;
    slots.push(operation.a, kind);
    slots.push(operation.b, kind);
    int number = instruction - (isDouble ? WasmOpcodes.F64_EQ : WasmOpcodes.F32_EQ);
    int jump =
        switch (number) {
          case 0 -> IFEQ;
          case 1 -> IFNE;
          case 2 -> IFLT;
          case 3 -> IFGT;
          case 4 -> IFLE;
          default -> IFGE;
        };
    // A NaN counts as greater for lt and le, as less for gt and ge.
    boolean nanIsGreater = number == 2 || number == 4;
    int compare = isDouble ? nanIsGreater ? DCMPG : DCMPL : nanIsGreater ? FCMPG : FCMPL;
    method.visitInsn(compare);
    method.visitJumpInsn(whenItHolds ? jump : opposite(jump), target);
  }

  private static int opposite(int jump) {
    return ((jump - IFEQ) ^ 1) + IFEQ;
  }

  private void conversion(Operation operation, int instruction) {
    switch (instruction) {
      case WasmOpcodes.I32_TRUNC_F32_S ->
          truncate(operation, SlotKind.FLOAT, SlotKind.INT, "i32TruncF32S", "(I)I");
      case WasmOpcodes.I32_TRUNC_F32_U -> convert(operation, "i32TruncF32U", "(I)I");
      case WasmOpcodes.I32_TRUNC_F64_S ->
          truncate(operation, SlotKind.DOUBLE, SlotKind.INT, "i32TruncF64S", "(J)I");
      case WasmOpcodes.I32_TRUNC_F64_U -> convert(operation, "i32TruncF64U", "(J)I");
      case WasmOpcodes.I64_TRUNC_F32_S ->
          truncate(operation, SlotKind.FLOAT, SlotKind.LONG, "i64TruncF32S", "(I)J");
      case WasmOpcodes.I64_TRUNC_F32_U -> convert(operation, "i64TruncF32U", "(I)J");
      case WasmOpcodes.I64_TRUNC_F64_S ->
          truncate(operation, SlotKind.DOUBLE, SlotKind.LONG, "i64TruncF64S", "(J)J");
      case WasmOpcodes.I64_TRUNC_F64_U -> convert(operation, "i64TruncF64U", "(J)J");
      case WasmOpcodes.F32_CONVERT_I32_S -> fromInt(operation, I2F, SlotKind.FLOAT);
      case WasmOpcodes.F32_CONVERT_I32_U -> fromUnsigned(operation, L2F, SlotKind.FLOAT);
      case WasmOpcodes.F32_CONVERT_I64_S -> fromLong(operation, L2F, SlotKind.FLOAT);
      case WasmOpcodes.F32_CONVERT_I64_U -> convert(operation, "f32ConvertI64U", "(J)I");
      case WasmOpcodes.F32_DEMOTE_F64 -> {
        slots.push(operation.a, SlotKind.DOUBLE);
        method.visitInsn(D2F);
        popComputed(operation, SlotKind.FLOAT);
      }
      case WasmOpcodes.F64_CONVERT_I32_S -> fromInt(operation, I2D, SlotKind.DOUBLE);
      case WasmOpcodes.F64_CONVERT_I32_U -> fromUnsigned(operation, L2D, SlotKind.DOUBLE);
      case WasmOpcodes.F64_CONVERT_I64_S -> fromLong(operation, L2D, SlotKind.DOUBLE);
      case WasmOpcodes.F64_CONVERT_I64_U -> convert(operation, "f64ConvertI64U", "(J)J");
      case WasmOpcodes.F64_PROMOTE_F32 -> {
        slots.push(operation.a, SlotKind.FLOAT);
        method.visitInsn(F2D);
        popComputed(operation, SlotKind.DOUBLE);
      }
      default -> throw new AssertionError(instruction);
    }
  }

  /**
   * Writes a conversion to a signed integer that traps.
   *
   * @param name the method that does it if there is no such integer
   */
  private void truncate(
      Operation operation, SlotKind from, SlotKind to, String name, String descriptor) {
    Label traps = new Label();
    Label end = new Label();
    boolean isInt = to == SlotKind.INT;
    slots.push(operation.a, from);
    // A NaN is neither greater nor less. No f64 is between the least i64 and the next less number.
    method.visitInsn(from == SlotKind.FLOAT ? DUP : DUP2);
    toDouble(from);
    method.visitLdcInsn(isInt ? -0x1p31 - 1 : -0x1p63);
    method.visitInsn(DCMPL);
    method.visitJumpInsn(isInt ? IFLE : IFLT, traps);
    method.visitInsn(from == SlotKind.FLOAT ? DUP : DUP2);
    toDouble(from);
    method.visitLdcInsn(isInt ? 0x1p31 : 0x1p63);
    method.visitInsn(DCMPG);
    method.visitJumpInsn(IFGE, traps);
    toDouble(from);
    method.visitInsn(isInt ? D2I : D2L);
    method.visitJumpInsn(GOTO, end);
    slots.placeWithValue(traps, from);
    from.convert(method, from == SlotKind.FLOAT ? SlotKind.INT : SlotKind.LONG);
    method.visitMethodInsn(INVOKESTATIC, Names.NUM + "Conversions", name, descriptor, false);
    slots.placeWithValue(end, to);
    slots.pop(operation.d, to);
  }

  private void toDouble(SlotKind kind) {
    if (kind == SlotKind.FLOAT) {
      method.visitInsn(F2D);
    }
  }

  private void fromInt(Operation operation, int instruction, SlotKind kind) {
    slots.pushInt(operation.a);
    method.visitInsn(instruction);
    slots.pop(operation.d, kind);
  }

  private void fromUnsigned(Operation operation, int instruction, SlotKind kind) {
    slots.pushInt(operation.a);
    method.visitInsn(I2L);
    slots.constant(LOW_HALF);
    method.visitInsn(LAND);
    method.visitInsn(instruction);
    slots.pop(operation.d, kind);
  }

  private void fromLong(Operation operation, int instruction, SlotKind kind) {
    slots.pushLong(operation.a);
    method.visitInsn(instruction);
    slots.pop(operation.d, kind);
  }

  private void saturating(Operation operation, int number) {
    switch (number) {
      case BulkOpcodes.I32_TRUNC_SAT_F32_S -> toInt(operation, SlotKind.FLOAT, F2I);
      case BulkOpcodes.I32_TRUNC_SAT_F32_U -> convert(operation, "i32TruncSatF32U", "(I)I");
      case BulkOpcodes.I32_TRUNC_SAT_F64_S -> toInt(operation, SlotKind.DOUBLE, D2I);
      case BulkOpcodes.I32_TRUNC_SAT_F64_U -> convert(operation, "i32TruncSatF64U", "(J)I");
      case BulkOpcodes.I64_TRUNC_SAT_F32_S -> toLong(operation, SlotKind.FLOAT, F2L);
      case BulkOpcodes.I64_TRUNC_SAT_F32_U -> convert(operation, "i64TruncSatF32U", "(I)J");
      case BulkOpcodes.I64_TRUNC_SAT_F64_S -> toLong(operation, SlotKind.DOUBLE, D2L);
      case BulkOpcodes.I64_TRUNC_SAT_F64_U -> convert(operation, "i64TruncSatF64U", "(J)J");
      default -> throw new AssertionError(number);
    }
  }

  /** The JVM's conversions saturate just as WebAssembly's. */
  private void toInt(Operation operation, SlotKind kind, int instruction) {
    slots.push(operation.a, kind);
    method.visitInsn(instruction);
    slots.popInt(operation.d);
  }

  private void toLong(Operation operation, SlotKind kind, int instruction) {
    slots.push(operation.a, kind);
    method.visitInsn(instruction);
    slots.popLong(operation.d);
  }

  private void convert(Operation operation, String name, String descriptor) {
    call(operation, "Conversions", name, descriptor);
  }

  private void call(Operation operation, String owner, String name, String descriptor) {
    slots.call(operation, Names.NUM + owner, name, descriptor);
  }

  private void math(String name, String descriptor) {
    java("Math", name, descriptor);
  }

  private void java(String owner, String name, String descriptor) {
    method.visitMethodInsn(INVOKESTATIC, "java/lang/" + owner, name, descriptor, false);
  }
}
