package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.ir.ExceptionHandlers;
import dev.wizer.engine.interp.ir.IrCode;
import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.ir.IrOperation;
import dev.wizer.engine.interp.ir.IrTable;
import dev.wizer.engine.interp.ir.Operand;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.Geometry;
import dev.wizer.engine.interp.runtime.Store;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Has the interpreter execute single operations, which do no more than compute or branch. */
final class SingleStep {

  private static final int SLOTS = 1 << 20;
  private static final int BRANCHED = 1;

  private record Place(Func func, int position) {}

  private final ExecutionLoop loop =
      new ExecutionLoop(new Store(Geometry.STANDARD), SLOTS, Compilation.OFF);
  private final Map<Place, Func> steps = new HashMap<>();
  private boolean branched;

  /**
   * Executes the operation at a position of a function.
   *
   * @param words the function's code
   * @param frame what the slots hold that it reads
   * @return what the slots hold then
   */
  long[] execute(Func func, int[] words, int position, long[] frame) {
    Func step =
        steps.computeIfAbsent(new Place(func, position), place -> step(func, words, position));
    long[] stack = loop.stack;
    int marker = frame.length;
    System.arraycopy(frame, 0, stack, 0, marker);
    stack[marker] = 0;
    loop.interpret(step, 0, 0, 0);
    branched = stack[marker] == BRANCHED;
    return Arrays.copyOf(stack, marker);
  }

  /** Whether the operation that was executed last has branched. */
  boolean branched() {
    return branched;
  }

  /** A function that is the operation, and says whether it branched. */
  private static Func step(Func func, int[] code, int position) {
    IrOperation row = IrTable.row(IrOpcode.opcode(code[position]));
    int length = row.length();
    int[] words = Arrays.copyOfRange(code, position, position + length + 6);
    words[length] = IrOpcode.RETURN;
    words[length + 1] = 0;
    int target = length + 2;
    words[target] = IrOpcode.CONST | func.frameSlots + 2 << 16;
    words[target + 1] = BRANCHED;
    words[target + 2] = IrOpcode.RETURN;
    words[target + 3] = 0;
    Operand.Number number = row.form().number(Operand.Meaning.TARGET);
    if (number != null) {
      words[number.place().word()] = target;
    }
    int slots = func.frameSlots + 3;
    return func.sibling(new IrCode(words, 0, 0, slots, ExceptionHandlers.NONE));
  }
}
