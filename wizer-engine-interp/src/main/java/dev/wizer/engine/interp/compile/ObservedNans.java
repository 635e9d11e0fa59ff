package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.MOVE;

import java.util.BitSet;

/**
 * Which operations on floating-point numbers have a result of whose bits something takes notice. If
 * it is a NaN, it has to be the canonical one: others may stay what the processor has made of them,
 * because arithmetic, comparisons and conversions give the same for any NaN.
 *
 * <p>It is enough to look at the block: what is needed behind it is noticed. Where a block is left
 * to the interpreter, that goes on with the same operations.
 */
final class ObservedNans {

  private final FlowGraph graph;
  private final Liveness liveness;

  /** Whether each change of a slot is made in the frame, where anything may look at it. */
  private final boolean all;

  ObservedNans(CompilationUnit unit) {
    this.graph = unit.graph();
    this.liveness = unit.liveness();
    this.all = unit.writeThrough();
  }

  /** The positions of such operations in a block, and of some others perhaps. */
  BitSet in(int block) {
    BitSet observed = new BitSet();
    if (all) {
      observed.set(graph.start(block), graph.end(block));
      return observed;
    }
    BitSet noticed = new BitSet();
    for (int successor : graph.successors(block)) {
      noticed.or(liveness.at(successor));
    }
    int[] positions = positions(block);
    Operation operation = graph.operations();
    for (int i = positions.length - 1; i >= 0; i--) {
      operation.read(positions[i]);
      if (noticed.get(operation.d)) {
        observed.set(positions[i]);
      }
      goBefore(operation, noticed);
    }
    return observed;
  }

  /** Changes the slots that are noticed behind an operation to those before it. */
  private static void goBefore(Operation operation, BitSet noticed) {
    boolean moves = operation.opcode == MOVE;
    boolean noticesNothing = moves && !noticed.get(operation.d) || takesAnyNan(operation);
    operation.defs(noticed::clear);
    if (!noticesNothing) {
      operation.uses(noticed::set);
    }
  }

  /** Whether an operation gives the same for any NaN. */
  private static boolean takesAnyNan(Operation operation) {
    int instruction = FloatOperands.instruction(operation.opcode);
    return instruction >= 0 && FloatOperands.operands(instruction) != null;
  }

  private int[] positions(int block) {
    BitSet positions = new BitSet();
    Operation operation = graph.operations();
    for (int position = graph.start(block);
        position < graph.end(block);
        position = operation.end()) {
      operation.read(position);
      positions.set(position);
    }
    return Bits.indices(positions);
  }
}
