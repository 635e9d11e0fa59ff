package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.MethodVisitor;

/** Makes the bytecode of accesses to globals. */
final class GlobalWriter {

  private final MethodVisitor method;
  private final SlotCode slots;
  private final Constants constants;
  private final int loop;

  /**
   * Makes the writer of one method.
   *
   * @param loop the number of the constant that has the store's globals
   */
  GlobalWriter(MethodVisitor method, SlotCode slots, Constants constants, int loop) {
    this.method = method;
    this.slots = slots;
    this.constants = constants;
    this.loop = loop;
  }

  private void pushGlobals(int slot) {
    constants.push(method, loop);
    method.visitFieldInsn(GETFIELD, Names.EXECUTION_LOOP, "globals", "[J");
    slots.constant(slot);
  }

  void write(Operation operation) {
    int global = operation.word;
    pushGlobals(global);
    switch (operation.opcode) {
      case GLOBAL_GET -> {
        method.visitInsn(LALOAD);
        slots.popLong(operation.d);
      }
      case GLOBAL_SET -> {
        slots.pushLong(operation.d);
        method.visitInsn(LASTORE);
      }
      case GLOBAL_GET_ADD -> {
        method.visitInsn(LALOAD);
        addTo(operation.word(2));
        slots.popInt(operation.d);
      }
      case GLOBAL_SET_ADD -> {
        slots.pushInt(operation.d);
        slots.constant(operation.word(2));
        method.visitInsn(IADD);
        method.visitInsn(I2L);
        method.visitInsn(LASTORE);
      }
      default -> {
        method.visitInsn(DUP2);
        method.visitInsn(LALOAD);
        addTo(operation.word(2));
        method.visitInsn(I2L);
        method.visitInsn(DUP2_X2);
        method.visitInsn(LASTORE);
        slots.popLong(operation.d);
      }
    }
  }

  private void addTo(int summand) {
    method.visitInsn(L2I);
    slots.constant(summand);
    method.visitInsn(IADD);
  }

  void writeVector(Operation operation) {
    for (int i = 0; i < 2; i++) {
      pushGlobals(operation.word + i);
      if (operation.opcode == GLOBAL_GET_V) {
        method.visitInsn(LALOAD);
        slots.popLong(operation.d + i);
      } else {
        slots.pushLong(operation.d + i);
        method.visitInsn(LASTORE);
      }
    }
  }
}
