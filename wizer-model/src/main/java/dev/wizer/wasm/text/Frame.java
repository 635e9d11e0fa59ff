package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.WasmWriter;

/** A construct that has begun and not ended, while instructions are parsed. */
final class Frame {

  /** What may come next in a construct. */
  enum State {
    /** A folded instruction's operands. */
    OPERANDS,
    /** A folded block's instructions. */
    FOLDED_BLOCK,
    /** Operands of a folded {@code if}, then its {@code then}. */
    CONDITION,
    /** The {@code else} of a folded {@code if}. */
    ELSE_CLAUSE,
    /** The {@code do} of a folded {@code try}. */
    DO_CLAUSE,
    /** Clauses that may follow a {@code do}. */
    FIRST_CATCH_CLAUSE,
    /** Clauses that may follow a {@code catch}. */
    CATCH_CLAUSE,
    /** Nothing but the end of the folded instruction. */
    LAST,
    /** Nothing, as the block has been ended by its {@code delegate}. */
    DELEGATED,
    /** A clause's instructions. */
    CLAUSE,
    /** A block's instructions up to {@code end}. */
    BLOCK,
    /** Instructions up to {@code else} or {@code end}. */
    IF,
    /** Instructions up to {@code catch}, {@code catch_all}, {@code delegate} or {@code end}. */
    TRY,
    /** Instructions up to {@code catch}, {@code catch_all} or {@code end}. */
    CATCH
  }

  private final FunctionScope.Label label;
  private final WasmWriter pending;
  private final byte[] hint;
  private State state;

  private Frame(State state, FunctionScope.Label label, WasmWriter pending, byte[] hint) {
    this.state = state;
    this.label = label;
    this.pending = pending;
    this.hint = hint;
  }

  /**
   * Makes the frame of an instruction that is to be written behind its operands.
   *
   * @param pending its bytes
   * @param hint its branch hint, or null
   */
  static Frame ofPending(State state, FunctionScope.Label label, WasmWriter pending, byte[] hint) {
    return new Frame(state, label, pending, hint);
  }

  static Frame ofBlock(State state, FunctionScope.Label label) {
    return new Frame(state, label, null, null);
  }

  static Frame ofClause() {
    return new Frame(State.CLAUSE, null, null, null);
  }

  State state() {
    return state;
  }

  void become(State next) {
    state = next;
  }

  FunctionScope.Label label() {
    return label;
  }

  WasmWriter pending() {
    return pending;
  }

  byte[] hint() {
    return hint;
  }

  /** {@return whether instructions that are not folded may come next} */
  boolean takesPlain() {
    return switch (state) {
      case FOLDED_BLOCK, CLAUSE, BLOCK, IF, TRY, CATCH -> true;
      default -> false;
    };
  }

  /** {@return whether it ends with a keyword, not with a parenthesis} */
  boolean isPlain() {
    return switch (state) {
      case BLOCK, IF, TRY, CATCH -> true;
      default -> false;
    };
  }
}
