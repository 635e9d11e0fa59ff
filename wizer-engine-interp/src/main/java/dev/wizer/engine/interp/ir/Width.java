package dev.wizer.engine.interp.ir;

/**
 * Whether the result of an operation fits 32 bits: whether it is the same number when only its low
 * half is kept, and extended by its sign.
 */
public enum Width {
  /** There is no result. */
  NONE,
  /** It always fits. */
  NARROW,
  /** It may not fit. */
  WIDE,
  /** It fits if the operand a does. */
  AS_A,
  /** It fits if the operand a does, or if the immediate is not negative. */
  AS_A_OR_MASK,
  /** It fits if the operands a and b do. */
  AS_A_AND_B,
  /** Each slot fits if the one of which it is a copy does. */
  COPIED,
  /** It fits if the global's type has 32 bits. */
  OF_GLOBAL,
  /** It fits if the load's type has 32 bits. */
  OF_INSTRUCTION,
  /** It fits if the field or the element has no more than 32 bits. */
  OF_STORAGE,
  /** Each result fits if its type has 32 bits. */
  OF_SIGNATURE
}
