package dev.wizer.engine.interp.num;

import static dev.wizer.engine.interp.num.F32x4.pair;
import static dev.wizer.engine.interp.num.Vectors.put;
import static dev.wizer.wasm.binary.VectorOpcodes.*;

/** The conversions between lanes of integers and of floating-point numbers. */
public final class VectorConversions {

  private VectorConversions() {}

  static void execute(int number, long[] frame, int dst, int a) {
    long x0 = frame[a];
    long x1 = frame[a + 1];
    switch (number) {
      case F32X4_DEMOTE_F64X2_ZERO -> put(frame, dst, demote(x0, x1), 0);
      case F64X2_PROMOTE_LOW_F32X4 -> put(frame, dst, promote(x0), promote(x0 >>> 32));
      case I32X4_TRUNC_SAT_F32X4_S -> put(frame, dst, truncSatF32S(x0), truncSatF32S(x1));
      case I32X4_TRUNC_SAT_F32X4_U -> put(frame, dst, truncSatF32U(x0), truncSatF32U(x1));
      case F32X4_CONVERT_I32X4_S -> put(frame, dst, f32ConvertS(x0), f32ConvertS(x1));
      case F32X4_CONVERT_I32X4_U -> put(frame, dst, f32ConvertU(x0), f32ConvertU(x1));
      case I32X4_TRUNC_SAT_F64X2_S_ZERO -> put(frame, dst, truncSatF64S(x0, x1), 0);
      case I32X4_TRUNC_SAT_F64X2_U_ZERO -> put(frame, dst, truncSatF64U(x0, x1), 0);
      case F64X2_CONVERT_LOW_I32X4_S -> put(frame, dst, f64ConvertS(x0), f64ConvertS(x0 >>> 32));
      case F64X2_CONVERT_LOW_I32X4_U -> put(frame, dst, f64ConvertU(x0), f64ConvertU(x0 >>> 32));
      default -> throw VectorInterpreter.unassigned(number);
    }
  }

  public static long demote(long x0, long x1) {
    return pair(Conversions.f32DemoteF64(x0), Conversions.f32DemoteF64(x1));
  }

  public static long promote(long lane) {
    return Conversions.f64PromoteF32((int) lane);
  }

  public static long truncSatF32S(long x) {
    int first = Conversions.i32TruncSatF32S((int) x);
    return pair(first, Conversions.i32TruncSatF32S((int) (x >>> 32)));
  }

  public static long truncSatF32U(long x) {
    int first = Conversions.i32TruncSatF32U((int) x);
    return pair(first, Conversions.i32TruncSatF32U((int) (x >>> 32)));
  }

  public static long truncSatF64S(long x0, long x1) {
    return pair(Conversions.i32TruncSatF64S(x0), Conversions.i32TruncSatF64S(x1));
  }

  public static long truncSatF64U(long x0, long x1) {
    return pair(Conversions.i32TruncSatF64U(x0), Conversions.i32TruncSatF64U(x1));
  }

  public static long f32ConvertS(long x) {
    int first = Conversions.f32ConvertI32S((int) x);
    return pair(first, Conversions.f32ConvertI32S((int) (x >>> 32)));
  }

  public static long f32ConvertU(long x) {
    int first = Conversions.f32ConvertI32U((int) x);
    return pair(first, Conversions.f32ConvertI32U((int) (x >>> 32)));
  }

  public static long f64ConvertS(long lane) {
    return Conversions.f64ConvertI32S((int) lane);
  }

  public static long f64ConvertU(long lane) {
    return Conversions.f64ConvertI32U((int) lane);
  }
}
