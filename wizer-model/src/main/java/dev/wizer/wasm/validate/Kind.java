package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Opcode;

/**
 * How an instruction is validated. Numbered by frequency in compiled programs: HotSpot's first
 * compiler turns a switch into comparisons in the order of the labels. Of the rare ones, those of
 * one area share a kind, and are told apart by their {@link Opcode}.
 */
final class Kind {

  // Those of FrequentInstructions.
  static final byte LOCAL_GET = 0;

  /** Two operands, one result, no immediates. */
  static final byte BINARY = 1;

  static final byte I32_CONST = 2;

  /** A load without a prefix. */
  static final byte LOAD = 3;

  static final byte LOCAL_SET = 4;
  static final byte LOCAL_TEE = 5;

  /** A store without a prefix. */
  static final byte STORE = 6;

  /** One operand, one result, no immediates. */
  static final byte UNARY = 7;

  /** The last of the kinds above. */
  static final byte LAST_FREQUENT = UNARY;

  // Frequent too.
  static final byte END = 8;
  static final byte CALL = 9;
  static final byte BR_IF = 10;
  static final byte BLOCK = 11;
  static final byte GLOBAL_GET = 12;
  static final byte BR = 13;
  static final byte I64_CONST = 14;
  static final byte IF = 15;
  static final byte GLOBAL_SET = 16;
  static final byte LOOP = 17;
  static final byte DROP = 18;
  static final byte ELSE = 19;

  // Rare.
  static final byte SELECT = 20;
  static final byte CALL_INDIRECT = 21;
  static final byte UNREACHABLE = 22;
  static final byte RETURN = 23;
  static final byte BR_TABLE = 24;
  static final byte F64_CONST = 25;
  static final byte F32_CONST = 26;

  /** The first byte of two-part opcodes. */
  static final byte PREFIX = 27;

  /** No immediates, and a prefix. */
  static final byte PLAIN = 28;

  /** A load or store with a prefix. */
  static final byte MEMORY_ACCESS = 29;

  static final byte V128_CONST = 30;
  static final byte SHUFFLE = 31;
  static final byte LANE = 32;
  static final byte LANE_ACCESS = 33;

  static final byte MEMORY_SIZE = 34;
  static final byte MEMORY_GROW = 35;
  static final byte MEMORY_FILL = 36;
  static final byte MEMORY_COPY = 37;
  static final byte MEMORY_INIT = 38;
  static final byte DATA_DROP = 39;
  static final byte NOP = 40;
  static final byte SELECT_T = 41;

  // Areas.
  static final byte REFERENCE = 42;
  static final byte TABLE = 43;
  static final byte AGGREGATE = 44;
  static final byte EXCEPTION = 45;
  static final byte ATOMIC_ACCESS = 46;
  static final byte FENCE = 47;

  /** A branch that looks at a reference. */
  static final byte REFERENCE_BRANCH = 48;

  /** A call by reference, or one that returns as well. */
  static final byte OTHER_CALL = 49;

  // Blocks alone.
  static final byte TRY = 50;
  static final byte CATCH = 51;
  static final byte CATCH_ALL = 52;

  // In constant expressions alone.
  static final byte CONSTANT_GLOBAL_GET = 53;
  static final byte CONSTANT_REF_FUNC = 54;

  /** An instruction that is allowed in function bodies but not in constant expressions. */
  static final byte NOT_CONSTANT = 55;

  // Refused.
  static final byte DISABLED = 56;
  static final byte ILLEGAL = 57;

  private Kind() {}
}
