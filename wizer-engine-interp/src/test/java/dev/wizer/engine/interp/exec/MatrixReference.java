package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.num.Conversions;
import dev.wizer.engine.interp.num.F32;
import dev.wizer.engine.interp.num.F64;
import dev.wizer.engine.interp.num.I32;
import dev.wizer.engine.interp.num.I64;
import dev.wizer.engine.interp.num.VectorInterpreter;
import dev.wizer.wasm.binary.Opcode;

/**
 * What an instruction gives, by the pure functions of {@code .num} and of the JDK: no operation of
 * the register form has a part in it.
 */
final class MatrixReference {

  private MatrixReference() {}

  /**
   * {@return the bits of the result, of a vector both halves}
   *
   * @param lane the immediate of an instruction that has one
   * @throws dev.wizer.engine.TrapException if it traps
   */
  static long[] evaluate(Opcode opcode, long[][] operands, int lane) {
    if (opcode.prefix() == Opcode.PREFIX_FD) {
      return vector(opcode, operands, lane);
    }
    long a = operands[0][0];
    long b = operands.length > 1 ? operands[1][0] : 0;
    return new long[] {scalar(opcode, a, b), 0};
  }

  private static long[] vector(Opcode opcode, long[][] operands, int lane) {
    long[] frame = new long[8];
    for (int i = 0; i < operands.length; i++) {
      System.arraycopy(operands[i], 0, frame, 2 + 2 * i, 2);
    }
    int c = operands.length > 2 ? 6 : lane;
    VectorInterpreter.execute(opcode.number(), frame, 0, 2, 4, c);
    boolean isVector = opcode.signature().endsWith("v");
    return new long[] {frame[0], isVector ? frame[1] : 0};
  }

  private static long scalar(Opcode opcode, long a, long b) {
    String type = opcode.mnemonic().substring(0, 3);
    boolean isFloat = opcode.signature().charAt(0) == 'f' || opcode.signature().charAt(0) == 'd';
    if (isFloat || type.startsWith("f")) {
      return floating(opcode, a, b);
    }
    return switch (opcode) {
      case I32_WRAP_I64, I64_EXTEND_I32_S, I64_EXTEND32_S -> (int) a;
      case I64_EXTEND_I32_U -> a & 0xFFFF_FFFFL;
      case I32_EXTEND8_S, I64_EXTEND8_S -> (byte) a;
      case I32_EXTEND16_S, I64_EXTEND16_S -> (short) a;
      default -> type.equals("i32") ? int32(opcode, (int) a, (int) b) : int64(opcode, a, b);
    };
  }

  private static long int32(Opcode opcode, int a, int b) {
    return switch (opcode) {
      case I32_EQZ -> bit(a == 0);
      case I32_EQ -> bit(a == b);
      case I32_NE -> bit(a != b);
      case I32_LT_S -> bit(a < b);
      case I32_LT_U -> bit(Integer.toUnsignedLong(a) < Integer.toUnsignedLong(b));
      case I32_GT_S -> bit(a > b);
      case I32_GT_U -> bit(Integer.toUnsignedLong(a) > Integer.toUnsignedLong(b));
      case I32_LE_S -> bit(a <= b);
      case I32_LE_U -> bit(Integer.toUnsignedLong(a) <= Integer.toUnsignedLong(b));
      case I32_GE_S -> bit(a >= b);
      case I32_GE_U -> bit(Integer.toUnsignedLong(a) >= Integer.toUnsignedLong(b));
      case I32_CLZ -> Integer.numberOfLeadingZeros(a);
      case I32_CTZ -> Integer.numberOfTrailingZeros(a);
      case I32_POPCNT -> Integer.bitCount(a);
      case I32_ADD -> a + b;
      case I32_SUB -> a - b;
      case I32_MUL -> a * b;
      case I32_DIV_S -> I32.divS(a, b);
      case I32_DIV_U -> I32.divU(a, b);
      case I32_REM_S -> I32.remS(a, b);
      case I32_REM_U -> I32.remU(a, b);
      case I32_AND -> a & b;
      case I32_OR -> a | b;
      case I32_XOR -> a ^ b;
      case I32_SHL -> a << b;
      case I32_SHR_S -> a >> b;
      case I32_SHR_U -> a >>> b;
      case I32_ROTL -> Integer.rotateLeft(a, b);
      case I32_ROTR -> Integer.rotateRight(a, b);
      default -> throw new AssertionError(opcode);
    };
  }

  private static long int64(Opcode opcode, long a, long b) {
    int unsigned = Long.compareUnsigned(a, b);
    return switch (opcode) {
      case I64_EQZ -> bit(a == 0);
      case I64_EQ -> bit(a == b);
      case I64_NE -> bit(a != b);
      case I64_LT_S -> bit(a < b);
      case I64_LT_U -> bit(unsigned < 0);
      case I64_GT_S -> bit(a > b);
      case I64_GT_U -> bit(unsigned > 0);
      case I64_LE_S -> bit(a <= b);
      case I64_LE_U -> bit(unsigned <= 0);
      case I64_GE_S -> bit(a >= b);
      case I64_GE_U -> bit(unsigned >= 0);
      case I64_CLZ -> Long.numberOfLeadingZeros(a);
      case I64_CTZ -> Long.numberOfTrailingZeros(a);
      case I64_POPCNT -> Long.bitCount(a);
      case I64_ADD -> a + b;
      case I64_SUB -> a - b;
      case I64_MUL -> a * b;
      case I64_DIV_S -> I64.divS(a, b);
      case I64_DIV_U -> I64.divU(a, b);
      case I64_REM_S -> I64.remS(a, b);
      case I64_REM_U -> I64.remU(a, b);
      case I64_AND -> a & b;
      case I64_OR -> a | b;
      case I64_XOR -> a ^ b;
      case I64_SHL -> a << b;
      case I64_SHR_S -> a >> b;
      case I64_SHR_U -> a >>> b;
      case I64_ROTL -> Long.rotateLeft(a, (int) b);
      case I64_ROTR -> Long.rotateRight(a, (int) b);
      default -> throw new AssertionError(opcode);
    };
  }

  private static long bit(boolean value) {
    return value ? 1 : 0;
  }

  private static long floating(Opcode opcode, long a, long b) {
    return switch (opcode.signature()) {
      case "ff:f" -> float32(opcode, (int) a, (int) b);
      case "f:f" -> float32(opcode, (int) a);
      case "dd:d" -> float64(opcode, a, b);
      case "d:d" -> float64(opcode, a);
      case "ff:i" -> bit(compares32(opcode, (int) a, (int) b));
      case "dd:i" -> bit(compares64(opcode, a, b));
      default -> conversion(opcode, a);
    };
  }

  private static int float32(Opcode opcode, int a) {
    return switch (opcode) {
      case F32_ABS -> F32.abs(a);
      case F32_NEG -> F32.neg(a);
      case F32_CEIL -> F32.ceil(a);
      case F32_FLOOR -> F32.floor(a);
      case F32_TRUNC -> F32.trunc(a);
      case F32_NEAREST -> F32.nearest(a);
      case F32_SQRT -> F32.sqrt(a);
      default -> throw new AssertionError(opcode);
    };
  }

  private static int float32(Opcode opcode, int a, int b) {
    return switch (opcode) {
      case F32_ADD -> F32.add(a, b);
      case F32_SUB -> F32.sub(a, b);
      case F32_MUL -> F32.mul(a, b);
      case F32_DIV -> F32.div(a, b);
      case F32_MIN -> F32.min(a, b);
      case F32_MAX -> F32.max(a, b);
      case F32_COPYSIGN -> F32.copysign(a, b);
      default -> throw new AssertionError(opcode);
    };
  }

  private static long float64(Opcode opcode, long a) {
    return switch (opcode) {
      case F64_ABS -> F64.abs(a);
      case F64_NEG -> F64.neg(a);
      case F64_CEIL -> F64.ceil(a);
      case F64_FLOOR -> F64.floor(a);
      case F64_TRUNC -> F64.trunc(a);
      case F64_NEAREST -> F64.nearest(a);
      case F64_SQRT -> F64.sqrt(a);
      default -> throw new AssertionError(opcode);
    };
  }

  private static long float64(Opcode opcode, long a, long b) {
    return switch (opcode) {
      case F64_ADD -> F64.add(a, b);
      case F64_SUB -> F64.sub(a, b);
      case F64_MUL -> F64.mul(a, b);
      case F64_DIV -> F64.div(a, b);
      case F64_MIN -> F64.min(a, b);
      case F64_MAX -> F64.max(a, b);
      case F64_COPYSIGN -> F64.copysign(a, b);
      default -> throw new AssertionError(opcode);
    };
  }

  private static boolean compares32(Opcode opcode, int a, int b) {
    return switch (opcode) {
      case F32_EQ -> F32.eq(a, b);
      case F32_NE -> F32.ne(a, b);
      case F32_LT -> F32.lt(a, b);
      case F32_GT -> F32.gt(a, b);
      case F32_LE -> F32.le(a, b);
      case F32_GE -> F32.ge(a, b);
      default -> throw new AssertionError(opcode);
    };
  }

  private static boolean compares64(Opcode opcode, long a, long b) {
    return switch (opcode) {
      case F64_EQ -> F64.eq(a, b);
      case F64_NE -> F64.ne(a, b);
      case F64_LT -> F64.lt(a, b);
      case F64_GT -> F64.gt(a, b);
      case F64_LE -> F64.le(a, b);
      case F64_GE -> F64.ge(a, b);
      default -> throw new AssertionError(opcode);
    };
  }

  private static long conversion(Opcode opcode, long a) {
    int bits = (int) a;
    return switch (opcode) {
      case I32_TRUNC_F32_S -> Conversions.i32TruncF32S(bits);
      case I32_TRUNC_F32_U -> Conversions.i32TruncF32U(bits);
      case I32_TRUNC_F64_S -> Conversions.i32TruncF64S(a);
      case I32_TRUNC_F64_U -> Conversions.i32TruncF64U(a);
      case I64_TRUNC_F32_S -> Conversions.i64TruncF32S(bits);
      case I64_TRUNC_F32_U -> Conversions.i64TruncF32U(bits);
      case I64_TRUNC_F64_S -> Conversions.i64TruncF64S(a);
      case I64_TRUNC_F64_U -> Conversions.i64TruncF64U(a);
      case I32_TRUNC_SAT_F32_S -> Conversions.i32TruncSatF32S(bits);
      case I32_TRUNC_SAT_F32_U -> Conversions.i32TruncSatF32U(bits);
      case I32_TRUNC_SAT_F64_S -> Conversions.i32TruncSatF64S(a);
      case I32_TRUNC_SAT_F64_U -> Conversions.i32TruncSatF64U(a);
      case I64_TRUNC_SAT_F32_S -> Conversions.i64TruncSatF32S(bits);
      case I64_TRUNC_SAT_F32_U -> Conversions.i64TruncSatF32U(bits);
      case I64_TRUNC_SAT_F64_S -> Conversions.i64TruncSatF64S(a);
      case I64_TRUNC_SAT_F64_U -> Conversions.i64TruncSatF64U(a);
      case F32_CONVERT_I32_S -> Conversions.f32ConvertI32S(bits);
      case F32_CONVERT_I32_U -> Conversions.f32ConvertI32U(bits);
      case F32_CONVERT_I64_S -> Conversions.f32ConvertI64S(a);
      case F32_CONVERT_I64_U -> Conversions.f32ConvertI64U(a);
      case F64_CONVERT_I32_S -> Conversions.f64ConvertI32S(bits);
      case F64_CONVERT_I32_U -> Conversions.f64ConvertI32U(bits);
      case F64_CONVERT_I64_S -> Conversions.f64ConvertI64S(a);
      case F64_CONVERT_I64_U -> Conversions.f64ConvertI64U(a);
      case F32_DEMOTE_F64 -> Conversions.f32DemoteF64(a);
      case F64_PROMOTE_F32 -> Conversions.f64PromoteF32(bits);
      case I32_REINTERPRET_F32, F32_REINTERPRET_I32 -> bits;
      case I64_REINTERPRET_F64, F64_REINTERPRET_I64 -> a;
      default -> throw new AssertionError(opcode);
    };
  }
}
