package dev.wizer.wasm.validate;

import java.util.Arrays;

/**
 * The blocks around a point of the code, the function's body or the constant expression included.
 * Kept in arrays side by side: a block costs no object, and nesting is bounded by memory alone.
 */
final class ControlStack {

  private static final int INITIAL_CAPACITY = 64;

  private final OperandStack operands;
  private final LocalSpace locals;
  private byte[] kinds = new byte[INITIAL_CAPACITY];
  private int[][] params = new int[INITIAL_CAPACITY][];
  private int[][] results = new int[INITIAL_CAPACITY][];
  private int[] outerFloors = new int[INITIAL_CAPACITY];
  private boolean[] outerPolymorphic = new boolean[INITIAL_CAPACITY];
  private int[] outerSetLocals = new int[INITIAL_CAPACITY];

  /** By which instruction each block was visited last, see {@link #visit}. */
  private int[] visitors = new int[INITIAL_CAPACITY];

  private int depth;

  ControlStack(OperandStack operands, LocalSpace locals) {
    this.operands = operands;
    this.locals = locals;
  }

  /** {@return how many blocks there are} */
  int depth() {
    return depth;
  }

  /** Forgets all, and begins a block without parameters around the whole code. */
  void begin(int[] codeResults) {
    depth = 0;
    operands.clear();
    push(Kind.BLOCK, TypeCode.NONE, codeResults);
  }

  /** Begins a block of type {@code blockParams -> blockResults}. */
  void push(byte kind, int[] blockParams, int[] blockResults) {
    if (depth == kinds.length) {
      grow();
    }
    kinds[depth] = kind;
    params[depth] = blockParams;
    results[depth] = blockResults;
    outerFloors[depth] = operands.floor();
    outerPolymorphic[depth] = operands.isPolymorphic();
    outerSetLocals[depth] = locals.setLaterCount();
    depth++;
    operands.openBlock();
    operands.pushAll(blockParams);
  }

  private void grow() {
    int capacity = 2 * depth;
    kinds = Arrays.copyOf(kinds, capacity);
    params = Arrays.copyOf(params, capacity);
    results = Arrays.copyOf(results, capacity);
    outerFloors = Arrays.copyOf(outerFloors, capacity);
    outerPolymorphic = Arrays.copyOf(outerPolymorphic, capacity);
    outerSetLocals = Arrays.copyOf(outerSetLocals, capacity);
    visitors = Arrays.copyOf(visitors, capacity);
  }

  /** Ends the innermost block, whose operands have been taken. */
  void pop() {
    depth--;
    operands.closeBlock(outerFloors[depth], outerPolymorphic[depth]);
    locals.unsetAfter(outerSetLocals[depth]);
  }

  /** {@return the innermost block's kind: block, loop, if, else, try, catch or catch_all} */
  byte kind() {
    return kinds[depth - 1];
  }

  /** {@return the kind of the block to which {@code label}, an index within the depth, belongs} */
  byte kind(int label) {
    return kinds[depth - 1 - label];
  }

  /** {@return the innermost block's parameters} */
  int[] params() {
    return params[depth - 1];
  }

  /** {@return the innermost block's results} */
  int[] results() {
    return results[depth - 1];
  }

  /** {@return the whole code's results} */
  int[] codeResults() {
    return results[0];
  }

  /** {@return the types that a branch to {@code label}, an index within the depth, takes along} */
  int[] labelTypes(int label) {
    int frame = depth - 1 - label;
    return kinds[frame] == Kind.LOOP ? params[frame] : results[frame];
  }

  /**
   * {@return whether an instruction sees a label for the first time} A table of branches may have
   * millions of labels, but not more blocks than there are around it.
   *
   * @param label an index within the depth
   * @param instructionOffset the instruction
   */
  boolean visit(int label, int instructionOffset) {
    int frame = depth - 1 - label;
    boolean first = visitors[frame] != instructionOffset;
    visitors[frame] = instructionOffset;
    return first;
  }
}
