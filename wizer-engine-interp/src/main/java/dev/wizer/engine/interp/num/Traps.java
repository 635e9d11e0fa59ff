package dev.wizer.engine.interp.num;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;

/** The traps of numeric instructions, made out of line so that the instructions stay small. */
final class Traps {

  private Traps() {}

  static TrapException divideByZero() {
    return new TrapException(TrapKind.INTEGER_DIVIDE_BY_ZERO);
  }

  static TrapException overflow() {
    return new TrapException(TrapKind.INTEGER_OVERFLOW);
  }

  /** {@return the trap of a truncation that can't represent {@code operand}} */
  static TrapException notRepresentable(double operand) {
    return Double.isNaN(operand)
        ? new TrapException(TrapKind.INVALID_CONVERSION_TO_INTEGER)
        : overflow();
  }
}
