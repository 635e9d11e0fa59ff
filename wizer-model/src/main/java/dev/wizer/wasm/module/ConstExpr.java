package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Opcode;

/**
 * A constant expression: the initial value of a global, an offset of a segment, or an element.
 *
 * @param range its bytes, up to and including its {@code end}
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">
 *     Constant expressions</a>
 */
public record ConstExpr(ByteRange range) {

  /** {@return whether it is {@code i32.const} alone, as nearly all are} */
  public boolean isAddress() {
    return isAddress(range.array(), range.start(), range.end());
  }

  /**
   * It has been read: so if an {@code i32.const} is followed by one byte that is not part of its
   * number, that is the end.
   */
  static boolean isAddress(byte[] bytes, int start, int end) {
    int at = start;
    if (bytes[at++] != Opcode.I32_CONST.number()) {
      return false;
    }
    while (bytes[at++] < 0) {
      // A byte of the number that is not its last.
    }
    return at == end - 1;
  }
}
