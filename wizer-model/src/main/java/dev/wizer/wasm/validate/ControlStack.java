package dev.wizer.wasm.validate;

import java.util.Arrays;

/**
 * The blocks around a point of the code, the function's body or the constant expression included.
 * Kept in arrays side by side: a block costs no object, and nesting is bounded by memory alone.
 */
final class ControlStack {

  private static final int INITIAL_CAPACITY = 64;

  private final OperandStack operands;
  private byte[] kinds = new byte[INITIAL_CAPACITY];
  private byte[][] params = new byte[INITIAL_CAPACITY][];
  private byte[][] results = new byte[INITIAL_CAPACITY][];
  private int[] outerFloors = new int[INITIAL_CAPACITY];
  private boolean[] outerPolymorphic = new boolean[INITIAL_CAPACITY];
  private int depth;

  ControlStack(OperandStack operands) {
    this.operands = operands;
  }

  /** {@return how many blocks there are} */
  int depth() {
    return depth;
  }

  /** Forgets all, and begins a block without parameters around the whole code. */
  void begin(byte[] codeResults) {
    depth = 0;
    operands.clear();
    push(Kind.BLOCK, TypeCode.NONE, codeResults);
  }

  /** Begins a block of type {@code blockParams -> blockResults}. */
  void push(byte kind, byte[] blockParams, byte[] blockResults) {
    if (depth == kinds.length) {
      grow();
    }
    kinds[depth] = kind;
    params[depth] = blockParams;
    results[depth] = blockResults;
    outerFloors[depth] = operands.floor();
    outerPolymorphic[depth] = operands.isPolymorphic();
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
  }

  /** Ends the innermost block, whose operands have been taken. */
  void pop() {
    depth--;
    operands.closeBlock(outerFloors[depth], outerPolymorphic[depth]);
  }

  /** {@return the innermost block's kind: block, loop, if or else} */
  byte kind() {
    return kinds[depth - 1];
  }

  /** {@return the innermost block's parameters} */
  byte[] params() {
    return params[depth - 1];
  }

  /** {@return the innermost block's results} */
  byte[] results() {
    return results[depth - 1];
  }

  /** {@return the whole code's results} */
  byte[] codeResults() {
    return results[0];
  }

  /** {@return the types that a branch to {@code label}, an index within the depth, takes along} */
  byte[] labelTypes(int label) {
    int frame = depth - 1 - label;
    return kinds[frame] == Kind.LOOP ? params[frame] : results[frame];
  }
}
