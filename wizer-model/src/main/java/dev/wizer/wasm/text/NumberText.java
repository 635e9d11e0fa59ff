package dev.wizer.wasm.text;

import dev.wizer.engine.NumType;
import dev.wizer.engine.WasmValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Numbers as the text format writes them, outside a module.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html">Values</a>
 */
public final class NumberText {

  private NumberText() {}

  /**
   * {@return the number that a text stands for, or nothing if it is none of that type} Integers may
   * be signed or unsigned.
   */
  public static Optional<WasmValue> parse(String text, NumType type) {
    TokenKind kind = text.isEmpty() ? null : NumberShape.of(text, 0, text.length());
    if (kind == null) {
      return Optional.empty();
    }
    boolean isInteger = kind != TokenKind.FLOAT;
    return switch (type) {
      case I32 -> isInteger ? i32(NumberParser.signed(text, Integer.SIZE)) : Optional.empty();
      case I64 -> isInteger ? i64(NumberParser.signed(text, Long.SIZE)) : Optional.empty();
      case F32 -> f32(FloatParser.parse(text, FloatFormat.F32));
      case F64 -> f64(FloatParser.parse(text, FloatFormat.F64));
    };
  }

  private static Optional<WasmValue> i32(OptionalLong bits) {
    return bits.isEmpty()
        ? Optional.empty()
        : Optional.of(new WasmValue.I32((int) bits.getAsLong()));
  }

  private static Optional<WasmValue> i64(OptionalLong bits) {
    return bits.isEmpty() ? Optional.empty() : Optional.of(new WasmValue.I64(bits.getAsLong()));
  }

  private static Optional<WasmValue> f32(OptionalLong bits) {
    return bits.isEmpty()
        ? Optional.empty()
        : Optional.of(new WasmValue.F32((int) bits.getAsLong()));
  }

  private static Optional<WasmValue> f64(OptionalLong bits) {
    return bits.isEmpty() ? Optional.empty() : Optional.of(new WasmValue.F64(bits.getAsLong()));
  }

  /**
   * {@return a value as a person reads it} Integers are signed and decimal; floating-point numbers
   * are as short as tells them apart; vectors are their sixteen bytes as one hexadecimal number.
   */
  public static String of(WasmValue value) {
    if (value instanceof WasmValue.I32 i32) {
      return Integer.toString(i32.value());
    }
    if (value instanceof WasmValue.I64 i64) {
      return Long.toString(i64.value());
    }
    if (value instanceof WasmValue.F32 f32) {
      return Float.toString(Float.intBitsToFloat(f32.bits()));
    }
    if (value instanceof WasmValue.F64 f64) {
      return Double.toString(Double.longBitsToDouble(f64.bits()));
    }
    if (value instanceof WasmValue.V128 v128) {
      return "0x" + hex(v128.high()) + hex(v128.low());
    }
    return value instanceof WasmValue.NullRef ? "null" : "a reference";
  }

  private static String hex(long half) {
    String digits = Long.toHexString(half);
    return "0".repeat(Long.BYTES * 2 - digits.length()) + digits;
  }
}
