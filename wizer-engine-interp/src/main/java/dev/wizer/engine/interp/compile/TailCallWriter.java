package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.translate.Signature;
import java.util.function.IntConsumer;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes the bytecode of tail calls. A function that calls itself goes to its beginning. Another
 * function is noted, and the method ends: whoever called it enters that one instead. Where a table
 * or a reference has something else than a defined function of the right type, the interpreter does
 * the call or traps.
 */
final class TailCallWriter {

  /** What a method gives then: {@code CompiledCode.TAIL_CALL}. */
  private static final int TAIL_CALL = Integer.MIN_VALUE;

  private static final String FUNC_DESCRIPTOR = Names.descriptor(Names.FUNC);

  private final CompilationUnit unit;
  private final MethodVisitor method;
  private final SlotCode slots;
  private final Constants constants;
  private final IndirectCallWriter indirect;
  private final InterpreterExits exits;
  private final Reentry reentry;
  private final int loop;

  TailCallWriter(
      CompilationUnit unit,
      MethodVisitor method,
      SlotCode slots,
      Constants constants,
      IndirectCallWriter indirect,
      InterpreterExits exits,
      Reentry reentry,
      int loop) {
    this.unit = unit;
    this.method = method;
    this.slots = slots;
    this.constants = constants;
    this.indirect = indirect;
    this.exits = exits;
    this.reentry = reentry;
    this.loop = loop;
  }

  /**
   * Writes a call, unless it is to be left to the interpreter.
   *
   * @param leave ends the method with what control goes to
   */
  boolean write(Operation operation, IntConsumer leave) {
    switch (operation.opcode) {
      case RETURN_CALL -> {
        Func callee = unit.store().funcs[operation.word(2)];
        if (callee.host != null) {
          return false;
        }
        if (callee == unit.func()) {
          leaveIfStopping(operation);
          moveArguments(operation);
          beginAgain();
          reentry.enter(0, leave);
          return true;
        }
        moveArguments(operation);
        constants.push(method, loop);
        constants.push(method, constants.add(callee, FUNC_DESCRIPTOR));
      }
      case RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
        indirect.find(operation, exits.at(operation.position));
        moveArguments(operation);
        constants.push(method, loop);
        indirect.pushFunc();
      }
      default -> {
        return false;
      }
    }
    method.visitFieldInsn(PUTFIELD, Names.EXECUTION_LOOP, "tailCallee", FUNC_DESCRIPTOR);
    leave.accept(TAIL_CALL);
    return true;
  }

  /** A function that calls itself is a loop. */
  private void leaveIfStopping(Operation operation) {
    constants.push(method, loop);
    method.visitFieldInsn(GETFIELD, Names.EXECUTION_LOOP, "stopping", "Z");
    method.visitJumpInsn(IFNE, exits.at(operation.position));
  }

  private void moveArguments(Operation operation) {
    // These come from locals: so none is lost where both ranges overlap.
    Signature callee = operation.callee();
    for (int i = 0; i < callee.paramSlots(); i++) {
      slots.pushPlace(i);
      slots.pushLong(operation.word + i);
      method.visitInsn(LASTORE);
    }
  }

  private void beginAgain() {
    if (!unit.clearsLocals()) {
      String function = Names.descriptor(Names.COMPILED_FUNCTION);
      constants.push(method, constants.add(unit.function(), function));
      method.visitVarInsn(ILOAD, SlotCode.FP);
      method.visitVarInsn(ILOAD, SlotCode.DEPTH);
      method.visitMethodInsn(INVOKEVIRTUAL, Names.COMPILED_FUNCTION, "begin", "(II)V", false);
    }
  }
}
