package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.MethodVisitor;

/** Makes the bytecode of the loads and stores of memory 0. */
final class MemoryWriter {

  private static final String MEMORY = Names.descriptor(Names.LINEAR_MEMORY);
  private static final String INT_LOAD = "(II" + MEMORY + ")I";
  private static final String LONG_LOAD = "(II" + MEMORY + ")J";
  private static final String INT_STORE = "(II" + MEMORY + "I)V";
  private static final String LONG_STORE = "(II" + MEMORY + "J)V";

  private final MethodVisitor method;
  private final SlotCode slots;
  private final Constants constants;
  private final int memory;
  private final boolean wideAddresses;

  /**
   * Makes the writer of one method.
   *
   * @param memory the number of the constant that is the memory
   * @param wideAddresses whether its addresses have 64 bits
   */
  MemoryWriter(
      MethodVisitor method,
      SlotCode slots,
      Constants constants,
      int memory,
      boolean wideAddresses) {
    this.method = method;
    this.slots = slots;
    this.constants = constants;
    this.memory = memory;
    this.wideAddresses = wideAddresses;
  }

  void write(Operation operation) {
    slots.markPosition(operation.position);
    if (operation.isMemoryLoad()) {
      load(operation);
    } else {
      store(operation);
    }
  }

  private void load(Operation operation) {
    boolean absolute = operation.opcode == LOAD32_AT;
    if (wideAddresses) {
      method.visitIntInsn(SIPUSH, operation.opcode);
      pushFolded(absolute, operation.a);
      slots.constant(offset(operation));
      constants.push(method, memory);
      call("loadFolded", "(IJI" + MEMORY + ")J");
      slots.popLong(operation.d);
      return;
    }
    pushBase(absolute, operation.a);
    slots.constant(offset(operation));
    constants.push(method, memory);
    if (operation.opcode == LOAD64 || operation.opcode == LOAD64_W) {
      call("load64", LONG_LOAD);
      slots.popLong(operation.d);
      return;
    }
    call(loadName(operation.opcode), INT_LOAD);
    if (operation.opcode == LOAD32_U) {
      method.visitInsn(I2L);
      slots.constant(0xFFFFFFFFL);
      method.visitInsn(LAND);
      slots.popLong(operation.d);
    } else {
      slots.popInt(operation.d);
    }
  }

  private static String loadName(int op) {
    return switch (op) {
      case LOAD8_U, LOAD8_U_W -> "load8U";
      case LOAD8_S -> "load8S";
      case LOAD16_U -> "load16U";
      case LOAD16_S -> "load16S";
      default -> "load32";
    };
  }

  private void store(Operation operation) {
    boolean absolute = operation.opcode == STORE32_AT;
    if (wideAddresses) {
      method.visitIntInsn(SIPUSH, operation.opcode);
      pushFolded(absolute, operation.d);
      slots.constant(offset(operation));
      pushLongValue(operation);
      constants.push(method, memory);
      call("storeFolded", "(IJIJ" + MEMORY + ")V");
      return;
    }
    pushBase(absolute, operation.d);
    slots.constant(offset(operation));
    switch (operation.opcode) {
      case STORE64, STORE64_W, STORE64_I -> {
        constants.push(method, memory);
        pushLongValue(operation);
        call("store64", LONG_STORE);
      }
      default -> {
        constants.push(method, memory);
        pushIntValue(operation);
        call(storeName(operation.opcode), INT_STORE);
      }
    }
  }

  private static String storeName(int op) {
    return switch (op) {
      case STORE8, STORE8_W, STORE8_I -> "store8";
      case STORE16, STORE16_I -> "store16";
      default -> "store32";
    };
  }

  private void pushIntValue(Operation operation) {
    switch (operation.opcode) {
      case STORE8_I, STORE16_I, STORE32_I -> slots.constant((int) (short) operation.word);
      case STORE32_AT -> slots.pushInt(operation.d);
      default -> slots.pushInt(operation.a);
    }
  }

  private void pushLongValue(Operation operation) {
    switch (operation.opcode) {
      case STORE8_I, STORE16_I, STORE32_I, STORE64_I ->
          slots.constant((long) (short) operation.word);
      case STORE32_AT -> slots.pushLong(operation.d);
      default -> slots.pushLong(operation.a);
    }
  }

  private void pushBase(boolean absolute, int slot) {
    if (absolute) {
      method.visitInsn(ICONST_0);
    } else {
      slots.pushInt(slot);
    }
  }

  private void pushFolded(boolean absolute, int slot) {
    if (absolute) {
      method.visitInsn(LCONST_0);
    } else {
      slots.pushLong(slot);
    }
  }

  private static int offset(Operation operation) {
    return switch (operation.opcode) {
      case LOAD32_AT, STORE32_AT -> operation.word;
      case LOAD32_W, LOAD64_W, LOAD8_U_W, STORE32_W, STORE64_W, STORE8_W -> operation.word(2);
      default -> operation.b;
    };
  }

  private void call(String name, String descriptor) {
    method.visitMethodInsn(INVOKESTATIC, Names.HEAD_ACCESS, name, descriptor, false);
  }
}
