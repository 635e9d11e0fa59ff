package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which addresses need no test any more: for each slot, how many bytes from the address in it on
 * are known to be in the memory. A memory never shrinks, so what has been tested once holds until
 * the slot changes. The same is known of globals, until one is set or something is called: programs
 * with a stack of their own take its address from a global again and again.
 */
final class TestedAddresses {

  private static final int UNVISITED = Integer.MAX_VALUE;
  private static final int MAX_STEPS = 4;
  private static final int NONE = -1;

  private final FlowGraph graph;
  private final MemoryShape memory;

  /** Where the extent of what a global holds is, by the global: behind those of the slots. */
  private final Map<Integer, Integer> globals = new HashMap<>();

  private final int slotCount;
  private final int extentCount;

  /** By block, the extents at its beginning. */
  private final int[][] atBlock;

  /** The extents where the cursor is. */
  private int[] extents;

  /** Where the extent of the global is from which a slot got its value, in this block. */
  private final int[] origins;

  TestedAddresses(FlowGraph graph, Region region, MemoryShape memory, int slotCount) {
    this.graph = graph;
    this.memory = memory;
    this.slotCount = slotCount;
    this.origins = new int[slotCount];
    BitSet blocks = region.blocks();
    findGlobals(blocks);
    this.extentCount = slotCount + globals.size();
    this.atBlock = new int[graph.blockCount()][];
    for (int block = blocks.nextSetBit(0); block >= 0; block = blocks.nextSetBit(block + 1)) {
      atBlock[block] = new int[extentCount];
      Arrays.fill(atBlock[block], UNVISITED);
    }
    for (int entry : region.entries()) {
      Arrays.fill(atBlock[entry], 0);
    }
    propagate(blocks);
  }

  private void findGlobals(BitSet blocks) {
    Operation operation = graph.operations();
    for (int block = blocks.nextSetBit(0); block >= 0; block = blocks.nextSetBit(block + 1)) {
      for (int position = graph.start(block);
          position < graph.end(block);
          position = operation.end()) {
        operation.read(position);
        if (operation.opcode == GLOBAL_GET) {
          globals.putIfAbsent(operation.word, slotCount + globals.size());
        }
      }
    }
  }

  private void propagate(BitSet blocks) {
    boolean changed = true;
    for (int round = 0; changed; round++) {
      changed = false;
      for (int block = blocks.nextSetBit(0); block >= 0; block = blocks.nextSetBit(block + 1)) {
        enter(block);
        Operation operation = graph.operations();
        for (int position = graph.start(block);
            position < graph.end(block);
            position = operation.end()) {
          operation.read(position);
          pass(operation);
        }
        for (int successor : graph.successors(block)) {
          changed |= atBlock[successor] != null && reduce(atBlock[successor], round < MAX_STEPS);
        }
      }
    }
  }

  /**
   * Reduces extents to what is known here too.
   *
   * @param bySteps false if what gets smaller is to become zero at once: an address that moves in a
   *     loop would lose a bit each time
   */
  private boolean reduce(int[] target, boolean bySteps) {
    boolean changed = false;
    for (int i = 0; i < extentCount; i++) {
      if (extents[i] < target[i]) {
        target[i] = bySteps ? extents[i] : 0;
        changed = true;
      }
    }
    return changed;
  }

  /** Goes to the beginning of a block. */
  void enter(int block) {
    extents = atBlock[block].clone();
    Arrays.fill(origins, NONE);
  }

  /** Whether {@code count} bytes from the address in a slot on are known to be in the memory. */
  boolean covers(int slot, int count) {
    return extents[slot] >= count || origins[slot] != NONE && extents[origins[slot]] >= count;
  }

  /**
   * How many bytes from the base of a load or store on to test: as many as what follows in its
   * block needs, if it uses the same base.
   */
  int reach(Operation operation) {
    int base = MemoryShape.base(operation);
    int reach = memory.end(operation);
    Operation next = graph.operations();
    boolean[] changed = {false};
    int position = operation.position;
    do {
      next.read(position);
      if (memory.isNear(next) && MemoryShape.base(next) == base) {
        reach = Math.max(reach, memory.end(next));
      }
      next.defs(slot -> changed[0] |= slot == base);
      position = next.end();
    } while (!changed[0] && position < graph.length() && graph.blockAt(position) < 0);
    return reach;
  }

  /** Takes notice of a test. */
  void test(int slot, int count) {
    extents[slot] = Math.max(extents[slot], count);
    if (origins[slot] != NONE) {
      extents[origins[slot]] = Math.max(extents[origins[slot]], count);
    }
  }

  /** Goes past an operation. */
  void pass(Operation operation) {
    if (memory.isNear(operation)) {
      int base = MemoryShape.base(operation);
      if (base >= 0) {
        test(base, memory.end(operation));
      }
    }
    int moved = moved(operation);
    int origin = origin(operation);
    operation.defs(this::forget);
    if (moved > 0) {
      extents[operation.d] = moved;
    }
    if (origin != NONE) {
      origins[operation.d] = origin;
    }
    passGlobals(operation);
  }

  private void forget(int slot) {
    extents[slot] = 0;
    origins[slot] = NONE;
  }

  /** Takes notice of changes of globals. */
  private void passGlobals(Operation operation) {
    switch (operation.opcode) {
      case GLOBAL_SET -> {
        Integer changed = globals.get(operation.word);
        if (changed != null) {
          int extent = extents[operation.d];
          forgetGlobal(changed);
          extents[changed] = extent;
          origins[operation.d] = changed;
        }
      }
      case GLOBAL_ADD, GLOBAL_SET_ADD -> {
        if (globals.containsKey(operation.word)) {
          forgetGlobal(globals.get(operation.word));
        }
      }
      default -> {
        if (operation.callee() != null) {
          globals.values().forEach(this::forgetGlobal);
        }
      }
    }
  }

  private void forgetGlobal(int global) {
    extents[global] = 0;
    for (int slot = 0; slot < slotCount; slot++) {
      if (origins[slot] == global) {
        origins[slot] = NONE;
      }
    }
  }

  private static int added(int extent, int summand) {
    if (extent == UNVISITED) {
      return UNVISITED;
    }
    return summand < 0 ? 0 : Math.max(0, extent - summand);
  }

  /** The extent of the address that an operation gives; 0 if none is known. */
  private int moved(Operation operation) {
    return switch (operation.opcode) {
      case MOVE -> extents[operation.a];
      case GLOBAL_GET -> extents[globals.get(operation.word)];
      // What is tested is below 2 GiB, so the sum is too.
      case I32_ADD_I -> added(extents[operation.a], operation.immediate);
      default -> 0;
    };
  }

  /** Where the extent of the global is whose value an operation gives. */
  private int origin(Operation operation) {
    return switch (operation.opcode) {
      case MOVE -> origins[operation.a];
      case GLOBAL_GET -> globals.get(operation.word);
      default -> NONE;
    };
  }
}
