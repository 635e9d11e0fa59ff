package dev.wizer.engine.interp.compile;

import static org.objectweb.asm.Opcodes.*;

import java.util.BitSet;
import java.util.function.IntConsumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Goes from within a method to one of the function's entries: where it is called in its own place,
 * or handles an exception that it throws itself. What is needed there has to be in the frame.
 */
final class Reentry {

  private final CompilationUnit unit;
  private final Region region;
  private final MethodVisitor method;
  private final SlotCode slots;
  private final Label again = new Label();

  Reentry(CompilationUnit unit, Region region, MethodVisitor method, SlotCode slots) {
    this.slots = slots;
    this.unit = unit;
    this.region = region;
    this.method = method;
  }

  /** Comes before what loads slots from the frame, and after no code that has other locals. */
  void place() {
    if (isNeeded()) {
      slots.place(again);
    }
  }

  /**
   * Goes to an entry.
   *
   * @param leave ends the method with what control goes to, if that is elsewhere
   */
  void enter(int block, IntConsumer leave) {
    int[] entries = region.entries();
    for (int entry = 0; entry < entries.length; entry++) {
      if (entries[entry] == block) {
        method.visitIntInsn(SIPUSH, entry);
        method.visitVarInsn(ISTORE, SlotCode.POSITION);
        method.visitJumpInsn(GOTO, again);
        return;
      }
    }
    leave.accept(unit.plan().where(block));
  }

  /** Whether some operation of the region may come back; most methods have none. */
  private boolean isNeeded() {
    Operation operation = unit.graph().operations();
    BitSet blocks = region.blocks();
    for (int block = blocks.nextSetBit(0); block >= 0; block = blocks.nextSetBit(block + 1)) {
      int end = unit.graph().end(block);
      for (int position = unit.graph().start(block); position < end; position = operation.end()) {
        operation.read(position);
        if (ThrowWriter.handler(operation, unit) != null || operation.callsAgain(unit.func())) {
          return true;
        }
      }
    }
    return false;
  }
}
