package dev.wizer.engine.interp.num;

import dev.wizer.engine.TrapException;

/** The i64 instructions that can trap. */
public final class I64 {

  private I64() {}

  /**
   * i64.div_s.
   *
   * @throws TrapException if the divisor is zero or the quotient is 2^63
   */
  public static long divS(long a, long b) {
    if (b == 0) {
      throw Traps.divideByZero();
    }
    if (b == -1 && a == Long.MIN_VALUE) {
      throw Traps.overflow();
    }
    return a / b;
  }

  /**
   * i64.div_u.
   *
   * @throws TrapException if the divisor is zero
   */
  public static long divU(long a, long b) {
    if (b == 0) {
      throw Traps.divideByZero();
    }
    return Long.divideUnsigned(a, b);
  }

  /**
   * i64.rem_s.
   *
   * @throws TrapException if the divisor is zero
   */
  public static long remS(long a, long b) {
    if (b == 0) {
      throw Traps.divideByZero();
    }
    return a % b;
  }

  /**
   * i64.rem_u.
   *
   * @throws TrapException if the divisor is zero
   */
  public static long remU(long a, long b) {
    if (b == 0) {
      throw Traps.divideByZero();
    }
    return Long.remainderUnsigned(a, b);
  }
}
