package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.THROW;
import static org.objectweb.asm.Opcodes.*;

import dev.wizer.engine.interp.ir.ExceptionHandlers;
import dev.wizer.engine.interp.ir.ExceptionHandlers.Handler;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes the bytecode of exceptions that the function itself handles: no exception of the JVM is
 * needed for these.
 */
final class ThrowWriter {

  private final CompilationUnit unit;
  private final MethodVisitor method;
  private final SlotCode slots;
  private final Constants constants;
  private final int loop;

  ThrowWriter(
      CompilationUnit unit, MethodVisitor method, SlotCode slots, Constants constants, int loop) {
    this.unit = unit;
    this.method = method;
    this.slots = slots;
    this.constants = constants;
    this.loop = loop;
  }

  /** What handles the exception that an operation throws, if the function itself does; or null. */
  static Handler handler(Operation operation, CompilationUnit unit) {
    return operation.opcode == THROW
        ? unit.func().handlers().find(operation.position, operation.word(2))
        : null;
  }

  /** Puts into the frame what a handler finds there. The values that are thrown are there too. */
  void write(Operation operation, Handler handler) {
    slots.markPosition(operation.position);
    if (handler.exceptionSlot() != ExceptionHandlers.NO_SLOT) {
      slots.pushPlace(handler.exceptionSlot());
      constants.push(method, loop);
      slots.constant(operation.word(2));
      slots.pushIndex(operation.word);
      slots.pushIndex(unit.func().frameSlots);
      method.visitMethodInsn(INVOKEVIRTUAL, Names.EXECUTION_LOOP, "exception", "(III)J", false);
      method.visitInsn(LASTORE);
    }
    if (handler.payloadSlot() != ExceptionHandlers.NO_SLOT) {
      // These come from locals: so none is lost where both ranges overlap.
      int count = unit.store().tags[operation.word(2)].signature().paramSlots();
      for (int i = 0; i < count; i++) {
        slots.pushPlace(handler.payloadSlot() + i);
        slots.pushLong(operation.word + i);
        method.visitInsn(LASTORE);
      }
    }
  }
}
