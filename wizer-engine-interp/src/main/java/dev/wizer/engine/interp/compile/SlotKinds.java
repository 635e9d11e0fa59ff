package dev.wizer.engine.interp.compile;

import dev.wizer.engine.ValType;
import dev.wizer.engine.interp.ir.Operand;
import dev.wizer.engine.interp.translate.Signature;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * As what kind the locals of a region hold its slots, at each place.
 *
 * <p>A slot of the operand stack is an address here and a number there. So its values are divided
 * into groups, each with a kind of its own: two are in the same one if some operation may find the
 * one or the other in the slot.
 */
final class SlotKinds {

  private static final int NONE = -1;

  private static final SlotKind[] KINDS = SlotKind.values();

  /** Whether this JVM has floats and doubles that can be trusted with bits. */
  private static final boolean FLOATS = SlotKind.keepsBits(System.getProperty("os.arch"));

  private final CompilationUnit unit;
  private final FlowGraph graph;
  private final Region region;
  private final SlotTypes types;
  private final BitSet used;
  private final ValueGroups groups = new ValueGroups();

  /** By block and slot, the value that the slot has when the block begins. */
  private final int[][] atStart;

  /** By position and slot, the values that operations give. */
  private final Map<Long, Integer> given = new HashMap<>();

  /** By slot, if all its values are one group, that group; else empty. */
  private final int[] only;

  /** By slot, the value where the cursor is. */
  private int[] current;

  private final SlotKind[] kinds;

  private final int[] variables;

  /**
   * Finds the kinds.
   *
   * @param types which slots are narrow where the region is entered
   * @param used the slots that have locals
   * @param divided whether a slot may have several kinds, floats among them; else it has one local
   */
  SlotKinds(CompilationUnit unit, Region region, SlotTypes types, BitSet used, boolean divided) {
    this.unit = unit;
    this.graph = unit.graph();
    this.region = region;
    this.types = types;
    this.used = used;
    this.atStart = new int[graph.blockCount()][];
    this.only = new int[divided ? 0 : used.length()];
    this.current = new int[used.length()];
    for (int slot = 0; slot < only.length; slot++) {
      only[slot] = groups.add(slot);
    }
    begin();
    BitSet blocks = region.blocks();
    for (int block = blocks.nextSetBit(0); block >= 0; block = blocks.nextSetBit(block + 1)) {
      pass(block);
    }
    this.kinds = groups.decide(divided && FLOATS);
    this.variables = Bits.indices(groups.variables(kinds));
  }

  /** The number of what stands for a slot in one of its kinds; ascending with the slot. */
  static int variable(int slot, SlotKind kind) {
    return slot * SlotKind.COUNT + kind.ordinal();
  }

  static int slot(int variable) {
    return variable / SlotKind.COUNT;
  }

  static SlotKind kind(int variable) {
    return KINDS[variable % SlotKind.COUNT];
  }

  /** The variables that the region needs, ascending; not to be changed. */
  int[] variables() {
    return variables;
  }

  /** How many locals the variables and the rest need. */
  int localCount() {
    int count = SlotCode.FIRST_SLOT;
    for (int variable : variables) {
      count += kind(variable).size;
    }
    return count;
  }

  /** The kind of a slot that is needed when a block begins; null if it is not. */
  SlotKind atStart(int block, int slot) {
    int value = atStart[block] == null ? NONE : atStart[block][slot];
    return value == NONE ? null : kinds[value];
  }

  /** The kind of what an operation gives to a slot. */
  SlotKind given(int position, int slot) {
    return kinds[given.get(key(position, slot))];
  }

  private static long key(int position, int slot) {
    return (long) position << 32 | slot;
  }

  private int add(int slot) {
    return only.length == 0 ? groups.add(slot) : only[slot];
  }

  private void begin() {
    for (int entry : region.entries()) {
      int[] values = valuesAt(entry);
      for (int slot = used.nextSetBit(0); slot >= 0; slot = used.nextSetBit(slot + 1)) {
        if (values[slot] != NONE && !types.isInt(slot)) {
          groups.widen(values[slot]);
        }
      }
    }
    if (unit.clearsLocals() && region.entries()[0] == 0) {
      // What begins as zero may have to be written to the frame.
      BitSet zeros = unit.localsReadAsZero();
      zeros.and(used);
      for (int slot = zeros.nextSetBit(0); slot >= 0; slot = zeros.nextSetBit(slot + 1)) {
        groups.touch(valuesAt(0)[slot]);
      }
    }
  }

  private int[] valuesAt(int block) {
    if (atStart[block] == null) {
      int[] values = new int[used.length()];
      Arrays.fill(values, NONE);
      BitSet live = unit.liveness().at(block);
      for (int slot = used.nextSetBit(0); slot >= 0; slot = used.nextSetBit(slot + 1)) {
        if (live.get(slot)) {
          values[slot] = add(slot);
        }
      }
      atStart[block] = values;
    }
    return atStart[block];
  }

  private void pass(int block) {
    current = valuesAt(block).clone();
    Operation operation = graph.operations();
    for (int position = graph.start(block);
        position < graph.end(block);
        position = operation.end()) {
      operation.read(position);
      pass(operation);
    }
    for (int successor : graph.successors(block)) {
      int[] next = valuesAt(successor);
      for (int slot = used.nextSetBit(0); slot >= 0; slot = used.nextSetBit(slot + 1)) {
        if (next[slot] != NONE) {
          groups.join(current[slot], next[slot]);
        }
      }
    }
  }

  private void pass(Operation operation) {
    int position = operation.position;
    switch (operation.row.width()) {
      case COPIED -> operation.eachMove((to, from) -> move(position, to, from));
      case OF_SIGNATURE -> call(operation);
      default -> compute(operation);
    }
  }

  private void compute(Operation operation) {
    int instruction = FloatOperands.instruction(operation.opcode);
    if (FloatOperands.changesSign(instruction)) {
      int operand = use(operation.a, null);
      int result = give(operation.position, operation.d, null);
      groups.flow(operand, result, true);
      widen(operation, result);
      return;
    }
    SlotKind operands = instruction < 0 ? null : FloatOperands.operands(instruction);
    SlotKind result = instruction < 0 ? null : FloatOperands.result(instruction);
    int a = current(operation.a);
    int b = current(operation.b);
    operation.eachUse((slot, operand) -> use(slot, kind(operand, operands)));
    operation.eachDef(
        (slot, operand) -> {
          int value = give(operation.position, slot, kind(operand, result));
          switch (operation.row.width()) {
            case AS_A -> groups.flow(a, value, operand.asIs());
            case AS_A_OR_MASK -> {
              if (!operation.hasMask()) {
                groups.flow(a, value, operand.asIs());
              }
            }
            case AS_A_AND_B -> {
              groups.flow(a, value, operand.asIs());
              groups.flow(b, value, operand.asIs());
            }
            default -> widen(operation, value);
          }
        });
  }

  /**
   * The kind in which an operand had best be.
   *
   * @param number the kind in which the operation wants numbers; null if it wants bits
   */
  private static SlotKind kind(Operand.Slots operand, SlotKind number) {
    return operand.asIs() ? null : number == null ? SlotKind.LONG : number;
  }

  private int current(int slot) {
    return slot < current.length ? current[slot] : NONE;
  }

  private void widen(Operation operation, int value) {
    if (types.isWide(operation)) {
      groups.widen(value);
    }
  }

  private void call(Operation operation) {
    operation.uses(slot -> use(slot, SlotKind.LONG));
    Signature callee = operation.callee();
    int slot = operation.calleeBase();
    for (ValType type : callee.type().results()) {
      for (int i = 0; i < Signature.width(type); i++) {
        int value = give(operation.position, slot++, SlotKind.LONG);
        if (!SlotTypes.isNarrow(type)) {
          groups.widen(value);
        }
      }
    }
  }

  private void move(int position, int to, int from) {
    int value = use(from, null);
    groups.flow(value, give(position, to, null), true);
  }

  /**
   * Takes notice that a slot is read.
   *
   * @param kind the kind that is wanted; null if any is as good
   */
  private int use(int slot, SlotKind kind) {
    if (current[slot] == NONE) {
      // An atomic operation does not read all that counts as read.
      current[slot] = add(slot);
    }
    int value = current[slot];
    groups.touch(value);
    if (kind != null) {
      groups.vote(value, kind);
      if (kind == SlotKind.DOUBLE) {
        // A zero looks narrow.
        groups.widen(value);
      }
    }
    return value;
  }

  private int give(int position, int slot, SlotKind kind) {
    int value = add(slot);
    given.put(key(position, slot), value);
    groups.touch(value);
    if (kind != null) {
      groups.vote(value, kind);
    }
    current[slot] = value;
    return value;
  }
}
