package dev.wizer.wasm.validate;

import dev.wizer.engine.AbstractHeapType;

/**
 * Value types as numbers, so that an operand stack is an array and equal types are equal numbers.
 *
 * <p>A reference type has a bit that says so, a bit for null and below them a <em>heap code</em>:
 * an abstract heap type's place among {@link AbstractHeapType#values()}, or a bit and the number
 * that a type definition has in {@link TypeSpace}.
 */
final class TypeCode {

  /** Any type at all: an operand that unreachable code takes from an empty stack. */
  static final int UNKNOWN = 0;

  static final int I32 = 1;
  static final int I64 = 2;
  static final int F32 = 3;
  static final int F64 = 4;
  static final int V128 = 5;

  /** The heap code of what is below all heap types: to what unreachable code refers. */
  static final int BOTTOM_HEAP = 12;

  private static final int REFERENCE = 1 << 30;
  private static final int NULLABLE = 1 << 29;
  private static final int CONCRETE = 1 << 28;
  private static final int HEAP_MASK = NULLABLE - 1;

  static final int FUNCREF = reference(true, AbstractHeapType.FUNC);
  static final int EXTERNREF = reference(true, AbstractHeapType.EXTERN);
  static final int ANYREF = reference(true, AbstractHeapType.ANY);
  static final int EQREF = reference(true, AbstractHeapType.EQ);
  static final int I31REF = reference(true, AbstractHeapType.I31);
  static final int ARRAYREF = reference(true, AbstractHeapType.ARRAY);
  static final int EXNREF = reference(true, AbstractHeapType.EXN);

  /** No types: the parameters of most blocks and the results of many. */
  static final int[] NONE = {};

  private static final int[][] SINGLES = {{UNKNOWN}, {I32}, {I64}, {F32}, {F64}, {V128}};

  private TypeCode() {}

  /** {@return the type that a letter of {@link dev.wizer.wasm.binary.Opcode#signature()} means} */
  static int ofLetter(char letter) {
    return switch (letter) {
      case 'i' -> I32;
      case 'l' -> I64;
      case 'f' -> F32;
      case 'd' -> F64;
      case 'v' -> V128;
      default -> throw new AssertionError("no type is written " + letter);
    };
  }

  /** {@return a type of references to what a heap code stands for} */
  static int reference(boolean nullable, int heapCode) {
    return REFERENCE | (nullable ? NULLABLE : 0) | heapCode;
  }

  static int reference(boolean nullable, AbstractHeapType heapType) {
    return reference(nullable, heapType.ordinal());
  }

  /** {@return the heap code of a type definition} */
  static int concreteHeap(int number) {
    return CONCRETE | number;
  }

  static boolean isReference(int code) {
    return (code & REFERENCE) != 0;
  }

  /** {@return whether null belongs to a reference type} */
  static boolean isNullable(int code) {
    return (code & NULLABLE) != 0;
  }

  /** {@return whether a local of the type has a value from the start on} */
  static boolean isDefaultable(int code) {
    return !isReference(code) || isNullable(code);
  }

  /** {@return the heap code of a reference type} */
  static int heap(int code) {
    return code & HEAP_MASK;
  }

  static boolean isConcrete(int heapCode) {
    return (heapCode & CONCRETE) != 0;
  }

  /** {@return the number of the definition that a heap code stands for} */
  static int number(int heapCode) {
    return heapCode & ~CONCRETE;
  }

  /** {@return a reference type without null} */
  static int nonNull(int code) {
    return code & ~NULLABLE;
  }

  /** {@return a reference type with null} */
  static int orNull(int code) {
    return code | NULLABLE;
  }

  /** {@return the sequence of this type alone; not to be changed} */
  static int[] single(int code) {
    return isReference(code) ? new int[] {code} : SINGLES[code];
  }
}
