package dev.wizer.wasm.validate;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import java.util.List;

/** Value types as small numbers, so that an operand stack is an array of bytes. */
final class TypeCode {

  /** Any type at all: an operand that unreachable code takes from an empty stack. */
  static final byte UNKNOWN = 0;

  static final byte I32 = 1;
  static final byte I64 = 2;
  static final byte F32 = 3;
  static final byte F64 = 4;
  static final byte V128 = 5;
  static final byte FUNCREF = 6;
  static final byte EXTERNREF = 7;

  /** No types: the parameters of most blocks and the results of many. */
  static final byte[] NONE = {};

  private static final String[] TEXTS = {
    "a value", "i32", "i64", "f32", "f64", "v128", "funcref", "externref"
  };

  private static final byte[][] SINGLES = {
    {UNKNOWN}, {I32}, {I64}, {F32}, {F64}, {V128}, {FUNCREF}, {EXTERNREF}
  };

  private TypeCode() {}

  static byte of(ValType type) {
    if (type instanceof NumType number) {
      return (byte) (I32 + number.ordinal());
    }
    if (type instanceof RefType reference) {
      return reference.heapType() == AbstractHeapType.FUNC ? FUNCREF : EXTERNREF;
    }
    return V128;
  }

  static byte[] of(List<ValType> types) {
    if (types.isEmpty()) {
      return NONE;
    }
    byte[] codes = new byte[types.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = of(types.get(i));
    }
    return codes;
  }

  /** {@return the type that a letter of {@link dev.wizer.wasm.binary.Opcode#signature()} means} */
  static byte ofLetter(char letter) {
    return switch (letter) {
      case 'i' -> I32;
      case 'l' -> I64;
      case 'f' -> F32;
      case 'd' -> F64;
      case 'v' -> V128;
      default -> throw new AssertionError("no type is written " + letter);
    };
  }

  static boolean isReference(int code) {
    return code >= FUNCREF;
  }

  static String text(int code) {
    return TEXTS[code];
  }

  /** {@return the sequence of this type alone; not to be changed} */
  static byte[] single(int code) {
    return SINGLES[code];
  }
}
