package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.num.Conversions;
import dev.wizer.engine.interp.num.F32;
import dev.wizer.engine.interp.num.F64;
import dev.wizer.engine.interp.num.I32;
import dev.wizer.engine.interp.num.I64;

/**
 * The numeric instructions that are too rare for the interpreter's own switch, by their WebAssembly
 * opcodes. Several short methods: each stays small enough to be compiled well.
 */
final class NumericOperations {

  private NumericOperations() {}

  /** Executes an operation on slots of {@code s}. */
  static void execute(int op, long[] s, int d, int a, int b) {
    int opcode = op - IrOpcode.FIRST_NUMERIC;
    if (opcode >= 0xA0) {
      if (opcode <= 0xA6) {
        s[d] = f64Binary(opcode, s[a], s[b]);
      } else {
        s[d] = conversion(opcode, s[a]);
      }
    } else if (opcode >= 0x99) {
      s[d] = f64Unary(opcode, s[a]);
    } else if (opcode >= 0x92) {
      s[d] = f32Binary(opcode, (int) s[a], (int) s[b]);
    } else if (opcode >= 0x8B) {
      s[d] = f32Unary(opcode, (int) s[a]);
    } else if (opcode >= 0x67) {
      s[d] = integer(opcode, s[a], s[b]);
    } else {
      s[d] = compares(opcode, s[a], s[b]) ? 1 : 0;
    }
  }

  private static boolean compares(int opcode, long a, long b) {
    return switch (opcode) {
      case 0x5B -> F32.eq((int) a, (int) b);
      case 0x5C -> F32.ne((int) a, (int) b);
      case 0x5D -> F32.lt((int) a, (int) b);
      case 0x5E -> F32.gt((int) a, (int) b);
      case 0x5F -> F32.le((int) a, (int) b);
      case 0x60 -> F32.ge((int) a, (int) b);
      case 0x61 -> F64.eq(a, b);
      case 0x62 -> F64.ne(a, b);
      case 0x63 -> F64.lt(a, b);
      case 0x64 -> F64.gt(a, b);
      case 0x65 -> F64.le(a, b);
      case 0x66 -> F64.ge(a, b);
      default -> throw new AssertionError(opcode);
    };
  }

  private static long integer(int opcode, long a, long b) {
    return switch (opcode) {
      case 0x67 -> Integer.numberOfLeadingZeros((int) a);
      case 0x68 -> Integer.numberOfTrailingZeros((int) a);
      case 0x69 -> Integer.bitCount((int) a);
      case 0x6D -> I32.divS((int) a, (int) b);
      case 0x6E -> I32.divU((int) a, (int) b);
      case 0x6F -> I32.remS((int) a, (int) b);
      case 0x70 -> I32.remU((int) a, (int) b);
      case 0x79 -> Long.numberOfLeadingZeros(a);
      case 0x7A -> Long.numberOfTrailingZeros(a);
      case 0x7B -> Long.bitCount(a);
      case 0x7F -> I64.divS(a, b);
      case 0x80 -> I64.divU(a, b);
      case 0x81 -> I64.remS(a, b);
      case 0x82 -> I64.remU(a, b);
      default -> throw new AssertionError(opcode);
    };
  }

  private static int f32Unary(int opcode, int a) {
    return switch (opcode) {
      case 0x8B -> F32.abs(a);
      case 0x8C -> F32.neg(a);
      case 0x8D -> F32.ceil(a);
      case 0x8E -> F32.floor(a);
      case 0x8F -> F32.trunc(a);
      case 0x90 -> F32.nearest(a);
      default -> F32.sqrt(a);
    };
  }

  private static int f32Binary(int opcode, int a, int b) {
    return switch (opcode) {
      case 0x92 -> F32.add(a, b);
      case 0x93 -> F32.sub(a, b);
      case 0x94 -> F32.mul(a, b);
      case 0x95 -> F32.div(a, b);
      case 0x96 -> F32.min(a, b);
      case 0x97 -> F32.max(a, b);
      default -> F32.copysign(a, b);
    };
  }

  private static long f64Unary(int opcode, long a) {
    return switch (opcode) {
      case 0x99 -> F64.abs(a);
      case 0x9A -> F64.neg(a);
      case 0x9B -> F64.ceil(a);
      case 0x9C -> F64.floor(a);
      case 0x9D -> F64.trunc(a);
      case 0x9E -> F64.nearest(a);
      default -> F64.sqrt(a);
    };
  }

  private static long f64Binary(int opcode, long a, long b) {
    return switch (opcode) {
      case 0xA0 -> F64.add(a, b);
      case 0xA1 -> F64.sub(a, b);
      case 0xA2 -> F64.mul(a, b);
      case 0xA3 -> F64.div(a, b);
      case 0xA4 -> F64.min(a, b);
      case 0xA5 -> F64.max(a, b);
      default -> F64.copysign(a, b);
    };
  }

  private static long conversion(int opcode, long a) {
    return switch (opcode) {
      case 0xA8 -> Conversions.i32TruncF32S((int) a);
      case 0xA9 -> Conversions.i32TruncF32U((int) a);
      case 0xAA -> Conversions.i32TruncF64S(a);
      case 0xAB -> Conversions.i32TruncF64U(a);
      case 0xAE -> Conversions.i64TruncF32S((int) a);
      case 0xAF -> Conversions.i64TruncF32U((int) a);
      case 0xB0 -> Conversions.i64TruncF64S(a);
      case 0xB1 -> Conversions.i64TruncF64U(a);
      case 0xB2 -> Conversions.f32ConvertI32S((int) a);
      case 0xB3 -> Conversions.f32ConvertI32U((int) a);
      case 0xB4 -> Conversions.f32ConvertI64S(a);
      case 0xB5 -> Conversions.f32ConvertI64U(a);
      case 0xB6 -> Conversions.f32DemoteF64(a);
      case 0xB7 -> Conversions.f64ConvertI32S((int) a);
      case 0xB8 -> Conversions.f64ConvertI32U((int) a);
      case 0xB9 -> Conversions.f64ConvertI64S(a);
      case 0xBA -> Conversions.f64ConvertI64U(a);
      case 0xBB -> Conversions.f64PromoteF32((int) a);
      default -> saturating(opcode, a);
    };
  }

  private static long saturating(int opcode, long a) {
    return switch (opcode - (IrOpcode.FIRST_SATURATING - IrOpcode.FIRST_NUMERIC)) {
      case 0 -> Conversions.i32TruncSatF32S((int) a);
      case 1 -> Conversions.i32TruncSatF32U((int) a);
      case 2 -> Conversions.i32TruncSatF64S(a);
      case 3 -> Conversions.i32TruncSatF64U(a);
      case 4 -> Conversions.i64TruncSatF32S((int) a);
      case 5 -> Conversions.i64TruncSatF32U((int) a);
      case 6 -> Conversions.i64TruncSatF64S(a);
      case 7 -> Conversions.i64TruncSatF64U(a);
      default -> throw new AssertionError(opcode);
    };
  }
}
