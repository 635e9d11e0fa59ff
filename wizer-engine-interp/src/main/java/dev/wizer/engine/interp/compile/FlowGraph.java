package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.BR_TABLE;
import static dev.wizer.engine.interp.ir.IrOpcode.GLOBAL_GET;
import static dev.wizer.engine.interp.ir.IrOpcode.LOOP;

import dev.wizer.engine.RefType;
import dev.wizer.engine.interp.ir.ExceptionHandlers;
import dev.wizer.engine.interp.ir.ExceptionHandlers.Handler;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.translate.ModuleLayout;
import java.util.Arrays;
import java.util.BitSet;

/** A function's code as basic blocks, in the order of their positions. */
final class FlowGraph {

  private static final int[] NONE = {};

  private final int[] words;
  private final Store store;

  /** The block that begins at a position, or -1. */
  private final int[] blockAt;

  private final int[] starts;
  private final int[][] successors;
  private final int[] sizes;
  private final BitSet loopHeaders = new BitSet();
  private final BitSet handlerTargets = new BitSet();
  private final BitSet tables = new BitSet();
  private final BitSet globalsRead = new BitSet();
  private boolean far;
  private boolean tailCalls;
  private boolean handlesReferences;
  private boolean vectors;

  /**
   * Finds the blocks of a function's code.
   *
   * @param func a function that has been translated
   * @param maxWeight about how many bytes of bytecode a block may become: code without branches may
   *     be longer than a region, and is divided too
   */
  FlowGraph(Func func, Store store, int maxWeight) {
    this.words = func.words;
    this.store = store;
    BitSet leaders = leaders(func, maxWeight);
    this.starts = Bits.indices(leaders);
    this.blockAt = new int[words.length + 1];
    Arrays.fill(blockAt, -1);
    for (int block = 0; block < starts.length; block++) {
      blockAt[starts[block]] = block;
    }
    this.successors = new int[starts.length][];
    this.sizes = new int[starts.length];
    for (int block = 0; block < starts.length; block++) {
      link(block);
    }
    for (Handler handler : func.handlers().handlers()) {
      if (handler.tag() != ExceptionHandlers.DELEGATE) {
        handlerTargets.set(blockAt[handler.target()]);
      }
    }
  }

  private BitSet leaders(Func func, int maxWeight) {
    BitSet leaders = new BitSet(words.length);
    leaders.set(0);
    Operation operation = operations();
    for (int position = 0; position < words.length; position = operation.end()) {
      operation.read(position);
      far |= operation.isFar();
      tailCalls |= operation.isTailCall() && !operation.callsAgain(func);
      handlesReferences |= operation.handlesReferences();
      vectors |= operation.callsForVectors();
      if (operation.opcode == GLOBAL_GET) {
        globalsRead.set(operation.word);
      }
      if (operation.opcode == LOOP) {
        leaders.set(position);
      } else if (operation.isBranch()) {
        leaders.set(operation.target());
        leaders.set(operation.end());
      } else if (operation.opcode == BR_TABLE) {
        for (int i = 0; i <= operation.word; i++) {
          leaders.set(operation.word(2 + i));
        }
        leaders.set(operation.end());
      } else if (operation.endsBlock()) {
        leaders.set(operation.end());
      }
    }
    for (Handler handler : func.handlers().handlers()) {
      if (handler.tag() != ExceptionHandlers.DELEGATE) {
        leaders.set(handler.target());
      }
    }
    leaders.clear(words.length);
    divideLongBlocks(leaders, maxWeight);
    return leaders;
  }

  private void divideLongBlocks(BitSet leaders, int maxWeight) {
    Operation operation = operations();
    int weight = 0;
    for (int position = 0; position < words.length; position = operation.end()) {
      operation.read(position);
      int own = Weights.of(operation);
      weight = leaders.get(position) ? own : weight + own;
      if (weight > maxWeight) {
        leaders.set(position);
        weight = own;
      }
    }
  }

  private void link(int block) {
    Operation operation = operations();
    int end = end(block);
    int weight = 0;
    for (int position = starts[block]; position < end; position = operation.end()) {
      operation.read(position);
      weight += Weights.of(operation);
      if (operation.opcode == LOOP) {
        loopHeaders.set(block);
      }
    }
    sizes[block] = weight;
    successors[block] = successors(operation, block);
  }

  private int[] successors(Operation last, int block) {
    if (last.isConditional()) {
      return new int[] {blockAt[last.target()], block + 1};
    }
    if (last.isBranch()) {
      return new int[] {blockAt[last.target()]};
    }
    if (last.opcode == BR_TABLE) {
      tables.set(block);
      return targets(last);
    }
    return last.endsBlock() ? NONE : new int[] {block + 1};
  }

  /** The different targets of a table. */
  private int[] targets(Operation table) {
    BitSet targets = new BitSet();
    for (int i = 0; i <= table.word; i++) {
      targets.set(blockAt[table.word(2 + i)]);
    }
    return Bits.indices(targets);
  }

  /** A cursor over the function's operations. */
  Operation operations() {
    return new Operation(words, store);
  }

  int blockCount() {
    return starts.length;
  }

  /** Where a block begins. */
  int start(int block) {
    return starts[block];
  }

  /** The position after a block. */
  int end(int block) {
    return block + 1 < starts.length ? starts[block + 1] : words.length;
  }

  /** The block that begins at a position, or -1 if none does. */
  int blockAt(int position) {
    return blockAt[position];
  }

  /** Where control can go from a block; not to be changed. */
  int[] successors(int block) {
    return successors[block];
  }

  /** About how many bytes of bytecode a block becomes. */
  int weight(int block) {
    return sizes[block];
  }

  /** The blocks that are headers of loops; not to be changed. */
  BitSet loopHeaders() {
    return loopHeaders;
  }

  /** The blocks in which exceptions are handled; not to be changed. */
  BitSet handlerTargets() {
    return handlerTargets;
  }

  /** Whether a block ends with a table of branches. */
  boolean endsWithTable(int block) {
    return tables.get(block);
  }

  /** How many words there are. */
  int length() {
    return words.length;
  }

  /** Whether some operation has slots that don't fit its words. */
  boolean hasFarOperations() {
    return far;
  }

  /** Whether some operation is a tail call of another function. */
  boolean hasTailCalls() {
    return tailCalls;
  }

  /** Whether some operation needs the methods for vectors. */
  boolean hasVectors() {
    return vectors;
  }

  /** Whether references can come out of some operation, reads of globals aside. */
  boolean handlesReferences() {
    return handlesReferences;
  }

  /** Whether a global that holds a reference is read. */
  boolean readsReferences(ModuleLayout layout) {
    BitSet references = new BitSet();
    int count = layout.module().globalTypes().size();
    for (int global = 0; global < count; global++) {
      if (layout.globalType(global) instanceof RefType) {
        references.set(layout.globalSlot(global));
      }
    }
    return globalsRead.intersects(references);
  }
}
