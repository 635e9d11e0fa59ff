package dev.wizer.engine.interp.num;

import dev.wizer.engine.TrapException;

/** The i32 instructions that can trap. */
public final class I32 {

  private I32() {}

  /**
   * i32.div_s.
   *
   * @throws TrapException if the divisor is zero or the quotient is 2^31
   */
  public static int divS(int a, int b) {
    if (b == 0) {
      throw Traps.divideByZero();
    }
    if (b == -1 && a == Integer.MIN_VALUE) {
      throw Traps.overflow();
    }
    return a / b;
  }

  /**
   * i32.div_u.
   *
   * @throws TrapException if the divisor is zero
   */
  public static int divU(int a, int b) {
    if (b == 0) {
      throw Traps.divideByZero();
    }
    return Integer.divideUnsigned(a, b);
  }

  /**
   * i32.rem_s.
   *
   * @throws TrapException if the divisor is zero
   */
  public static int remS(int a, int b) {
    if (b == 0) {
      throw Traps.divideByZero();
    }
    return a % b;
  }

  /**
   * i32.rem_u.
   *
   * @throws TrapException if the divisor is zero
   */
  public static int remU(int a, int b) {
    if (b == 0) {
      throw Traps.divideByZero();
    }
    return Integer.remainderUnsigned(a, b);
  }
}
