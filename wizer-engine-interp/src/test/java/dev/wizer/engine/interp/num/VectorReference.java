package dev.wizer.engine.interp.num;

import dev.wizer.wasm.binary.Opcode;

/** What the instructions on vectors compute, read off their mnemonics. */
final class VectorReference {

  private VectorReference() {}

  /**
   * {@return the result: a vector's halves, or one number if the result is a scalar}
   *
   * @param x the first operand, of which the first element counts if it is a scalar; so for the
   *     others
   * @param lane the lane, if there is one
   */
  static long[] evaluate(Opcode opcode, long[] x, long[] y, long[] z, int lane) {
    String shape = opcode.mnemonic().substring(0, opcode.mnemonic().indexOf('.'));
    String operation = opcode.mnemonic().substring(shape.length() + 1);
    return switch (shape.charAt(0)) {
      case 'v' -> bitwise(operation, x, y, z);
      case 'i' -> new IntegerReference(laneWidth(shape), operation).evaluate(x, y, z, lane);
      default -> new FloatReference(laneWidth(shape), operation).evaluate(x, y, z, lane);
    };
  }

  /** {@return the width in bits of the lanes of {@code shape}, such as i8x16} */
  private static int laneWidth(String shape) {
    return Integer.parseInt(shape.substring(1, shape.indexOf('x')));
  }

  private static long[] bitwise(String operation, long[] x, long[] y, long[] z) {
    return switch (operation) {
      case "not" -> new long[] {~x[0], ~x[1]};
      case "and" -> new long[] {x[0] & y[0], x[1] & y[1]};
      case "andnot" -> new long[] {x[0] & ~y[0], x[1] & ~y[1]};
      case "or" -> new long[] {x[0] | y[0], x[1] | y[1]};
      case "xor" -> new long[] {x[0] ^ y[0], x[1] ^ y[1]};
      case "bitselect" -> bitselect(x, y, z);
      case "any_true" -> new long[] {x[0] != 0 || x[1] != 0 ? 1 : 0};
      default -> throw new IllegalStateException(operation);
    };
  }

  static long[] bitselect(long[] x, long[] y, long[] z) {
    return new long[] {(x[0] & z[0]) | (y[0] & ~z[0]), (x[1] & z[1]) | (y[1] & ~z[1])};
  }
}
