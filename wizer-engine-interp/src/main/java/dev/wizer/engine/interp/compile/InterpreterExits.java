package dev.wizer.engine.interp.compile;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Where a method leaves what follows to the interpreter, because it could not do an operation in
 * the usual way: what the frame lacks goes there, and the interpreter begins with that operation.
 *
 * <p>Such an exit costs the rest of the method nothing. A call that does the operation and comes
 * back would: HotSpot's quick compiler keeps no value in a register across a call, even if it is
 * never made.
 */
final class InterpreterExits {

  private record Exit(int position, Label label, BitSet dirty) {}

  private final MethodVisitor method;
  private final SlotCode slots;
  private final List<Exit> exits = new ArrayList<>();

  InterpreterExits(MethodVisitor method, SlotCode slots) {
    this.method = method;
    this.slots = slots;
  }

  /** Where a branch leaves before the operation at a position, with nothing on the stack. */
  Label at(int position) {
    BitSet dirty = (BitSet) slots.dirty().clone();
    if (!exits.isEmpty()) {
      Exit last = exits.get(exits.size() - 1);
      if (last.position == position && last.dirty.equals(dirty)) {
        return last.label;
      }
    }
    Label label = new Label();
    exits.add(new Exit(position, label, dirty));
    return label;
  }

  /**
   * Writes all exits.
   *
   * @param leave writes the end of each: {@link SlotCode#POSITION} has the result
   */
  void write(Runnable leave) {
    if (exits.isEmpty()) {
      return;
    }
    // Each set of slots has one place that copies them, and goes on to that of a smaller set.
    Map<BitSet, Label> places = new LinkedHashMap<>();
    List<Exit> largestFirst = new ArrayList<>(exits);
    largestFirst.sort((x, y) -> Integer.compare(y.dirty.cardinality(), x.dirty.cardinality()));
    for (Exit exit : largestFirst) {
      places.computeIfAbsent(exit.dirty, key -> new Label());
    }
    for (Exit exit : exits) {
      slots.place(exit.label);
      slots.constant(-2 - exit.position);
      method.visitVarInsn(ISTORE, SlotCode.POSITION);
      method.visitJumpInsn(GOTO, places.get(exit.dirty));
    }
    Label end = new Label();
    places.forEach(
        (set, place) -> {
          slots.place(place);
          BitSet smaller = largestWithin(set, places);
          for (int variable = set.nextSetBit(0);
              variable >= 0;
              variable = set.nextSetBit(variable + 1)) {
            if (!smaller.get(variable)) {
              slots.toFrameUnseen(variable);
            }
          }
          method.visitJumpInsn(GOTO, set.isEmpty() ? end : places.getOrDefault(smaller, end));
        });
    slots.place(end);
    leave.run();
  }

  private static BitSet largestWithin(BitSet set, Map<BitSet, Label> places) {
    for (BitSet other : places.keySet()) {
      if (other.cardinality() < set.cardinality() && isWithin(other, set)) {
        return other;
      }
    }
    // No slots: the end, unless that set has a place of its own.
    return new BitSet();
  }

  private static boolean isWithin(BitSet part, BitSet set) {
    BitSet rest = (BitSet) part.clone();
    rest.andNot(set);
    return rest.isEmpty();
  }
}
