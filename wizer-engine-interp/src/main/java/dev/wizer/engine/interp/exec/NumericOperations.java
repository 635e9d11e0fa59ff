package dev.wizer.engine.interp.exec;

import static dev.wizer.wasm.binary.WasmOpcodes.*;

import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.num.Conversions;
import dev.wizer.engine.interp.num.F32;
import dev.wizer.engine.interp.num.F64;
import dev.wizer.engine.interp.num.I32;
import dev.wizer.engine.interp.num.I64;
import dev.wizer.wasm.binary.BulkOpcodes;

/**
 * The numeric instructions that are too rare for the interpreter's own switch, by their WebAssembly
 * opcodes. Several short methods: each stays small enough to be compiled well.
 */
final class NumericOperations {

  private NumericOperations() {}

  /** Executes an operation on slots of {@code s}. */
  static void execute(int op, long[] s, int d, int a, int b) {
    int opcode = op - IrOpcode.FIRST_NUMERIC;
    if (opcode >= F64_ADD) {
      if (opcode <= F64_COPYSIGN) {
        s[d] = f64Binary(opcode, s[a], s[b]);
      } else {
        s[d] = conversion(opcode, s[a]);
      }
    } else if (opcode >= F64_ABS) {
      s[d] = f64Unary(opcode, s[a]);
    } else if (opcode >= F32_ADD) {
      s[d] = f32Binary(opcode, (int) s[a], (int) s[b]);
    } else if (opcode >= F32_ABS) {
      s[d] = f32Unary(opcode, (int) s[a]);
    } else if (opcode >= I32_CLZ) {
      s[d] = integer(opcode, s[a], s[b]);
    } else {
      s[d] = compares(opcode, s[a], s[b]) ? 1 : 0;
    }
  }

  private static boolean compares(int opcode, long a, long b) {
    return switch (opcode) {
      case F32_EQ -> F32.eq((int) a, (int) b);
      case F32_NE -> F32.ne((int) a, (int) b);
      case F32_LT -> F32.lt((int) a, (int) b);
      case F32_GT -> F32.gt((int) a, (int) b);
      case F32_LE -> F32.le((int) a, (int) b);
      case F32_GE -> F32.ge((int) a, (int) b);
      case F64_EQ -> F64.eq(a, b);
      case F64_NE -> F64.ne(a, b);
      case F64_LT -> F64.lt(a, b);
      case F64_GT -> F64.gt(a, b);
      case F64_LE -> F64.le(a, b);
      case F64_GE -> F64.ge(a, b);
      default -> throw new AssertionError(opcode);
    };
  }

  private static long integer(int opcode, long a, long b) {
    return switch (opcode) {
      case I32_CLZ -> Integer.numberOfLeadingZeros((int) a);
      case I32_CTZ -> Integer.numberOfTrailingZeros((int) a);
      case I32_POPCNT -> Integer.bitCount((int) a);
      case I32_DIV_S -> I32.divS((int) a, (int) b);
      case I32_DIV_U -> I32.divU((int) a, (int) b);
      case I32_REM_S -> I32.remS((int) a, (int) b);
      case I32_REM_U -> I32.remU((int) a, (int) b);
      case I64_CLZ -> Long.numberOfLeadingZeros(a);
      case I64_CTZ -> Long.numberOfTrailingZeros(a);
      case I64_POPCNT -> Long.bitCount(a);
      case I64_DIV_S -> I64.divS(a, b);
      case I64_DIV_U -> I64.divU(a, b);
      case I64_REM_S -> I64.remS(a, b);
      case I64_REM_U -> I64.remU(a, b);
      default -> throw new AssertionError(opcode);
    };
  }

  private static int f32Unary(int opcode, int a) {
    return switch (opcode) {
      case F32_ABS -> F32.abs(a);
      case F32_NEG -> F32.neg(a);
      case F32_CEIL -> F32.ceil(a);
      case F32_FLOOR -> F32.floor(a);
      case F32_TRUNC -> F32.trunc(a);
      case F32_NEAREST -> F32.nearest(a);
      default -> F32.sqrt(a);
    };
  }

  private static int f32Binary(int opcode, int a, int b) {
    return switch (opcode) {
      case F32_ADD -> F32.add(a, b);
      case F32_SUB -> F32.sub(a, b);
      case F32_MUL -> F32.mul(a, b);
      case F32_DIV -> F32.div(a, b);
      case F32_MIN -> F32.min(a, b);
      case F32_MAX -> F32.max(a, b);
      default -> F32.copysign(a, b);
    };
  }

  private static long f64Unary(int opcode, long a) {
    return switch (opcode) {
      case F64_ABS -> F64.abs(a);
      case F64_NEG -> F64.neg(a);
      case F64_CEIL -> F64.ceil(a);
      case F64_FLOOR -> F64.floor(a);
      case F64_TRUNC -> F64.trunc(a);
      case F64_NEAREST -> F64.nearest(a);
      default -> F64.sqrt(a);
    };
  }

  private static long f64Binary(int opcode, long a, long b) {
    return switch (opcode) {
      case F64_ADD -> F64.add(a, b);
      case F64_SUB -> F64.sub(a, b);
      case F64_MUL -> F64.mul(a, b);
      case F64_DIV -> F64.div(a, b);
      case F64_MIN -> F64.min(a, b);
      case F64_MAX -> F64.max(a, b);
      default -> F64.copysign(a, b);
    };
  }

  private static long conversion(int opcode, long a) {
    return switch (opcode) {
      case I32_TRUNC_F32_S -> Conversions.i32TruncF32S((int) a);
      case I32_TRUNC_F32_U -> Conversions.i32TruncF32U((int) a);
      case I32_TRUNC_F64_S -> Conversions.i32TruncF64S(a);
      case I32_TRUNC_F64_U -> Conversions.i32TruncF64U(a);
      case I64_TRUNC_F32_S -> Conversions.i64TruncF32S((int) a);
      case I64_TRUNC_F32_U -> Conversions.i64TruncF32U((int) a);
      case I64_TRUNC_F64_S -> Conversions.i64TruncF64S(a);
      case I64_TRUNC_F64_U -> Conversions.i64TruncF64U(a);
      case F32_CONVERT_I32_S -> Conversions.f32ConvertI32S((int) a);
      case F32_CONVERT_I32_U -> Conversions.f32ConvertI32U((int) a);
      case F32_CONVERT_I64_S -> Conversions.f32ConvertI64S(a);
      case F32_CONVERT_I64_U -> Conversions.f32ConvertI64U(a);
      case F32_DEMOTE_F64 -> Conversions.f32DemoteF64(a);
      case F64_CONVERT_I32_S -> Conversions.f64ConvertI32S((int) a);
      case F64_CONVERT_I32_U -> Conversions.f64ConvertI32U((int) a);
      case F64_CONVERT_I64_S -> Conversions.f64ConvertI64S(a);
      case F64_CONVERT_I64_U -> Conversions.f64ConvertI64U(a);
      case F64_PROMOTE_F32 -> Conversions.f64PromoteF32((int) a);
      default -> saturating(opcode, a);
    };
  }

  private static long saturating(int opcode, long a) {
    return switch (opcode - (IrOpcode.FIRST_SATURATING - IrOpcode.FIRST_NUMERIC)) {
      case BulkOpcodes.I32_TRUNC_SAT_F32_S -> Conversions.i32TruncSatF32S((int) a);
      case BulkOpcodes.I32_TRUNC_SAT_F32_U -> Conversions.i32TruncSatF32U((int) a);
      case BulkOpcodes.I32_TRUNC_SAT_F64_S -> Conversions.i32TruncSatF64S(a);
      case BulkOpcodes.I32_TRUNC_SAT_F64_U -> Conversions.i32TruncSatF64U(a);
      case BulkOpcodes.I64_TRUNC_SAT_F32_S -> Conversions.i64TruncSatF32S((int) a);
      case BulkOpcodes.I64_TRUNC_SAT_F32_U -> Conversions.i64TruncSatF32U((int) a);
      case BulkOpcodes.I64_TRUNC_SAT_F64_S -> Conversions.i64TruncSatF64S(a);
      case BulkOpcodes.I64_TRUNC_SAT_F64_U -> Conversions.i64TruncSatF64U(a);
      default -> throw new AssertionError(opcode);
    };
  }
}
