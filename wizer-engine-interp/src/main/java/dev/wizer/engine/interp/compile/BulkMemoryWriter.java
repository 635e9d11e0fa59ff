package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.wizer.engine.interp.runtime.LinearMemory;
import dev.wizer.engine.interp.runtime.Store;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes the bytecode of copies and fills of memories with 32-bit addresses: compilers make such of
 * each copy of a structure, so most are short.
 */
final class BulkMemoryWriter {

  private static final String MEMORY = Names.descriptor(Names.LINEAR_MEMORY);
  private static final long ADDRESS_MASK = 0xFFFFFFFFL;

  private final Store store;
  private final MethodVisitor method;
  private final SlotCode slots;
  private final Constants constants;

  BulkMemoryWriter(Store store, MethodVisitor method, SlotCode slots, Constants constants) {
    this.store = store;
    this.method = method;
    this.slots = slots;
    this.constants = constants;
  }

  /** Whether an operation is one of these. */
  static boolean writes(Operation operation) {
    Store store = operation.store();
    return switch (operation.opcode) {
      case MEMORY_FILL -> isNarrow(store.memories[operation.word]);
      case MEMORY_COPY ->
          isNarrow(store.memories[operation.word]) && isNarrow(store.memories[operation.word(2)]);
      default -> false;
    };
  }

  private static boolean isNarrow(LinearMemory memory) {
    return memory.addressMask == ADDRESS_MASK;
  }

  /** Writes an operation, if it is one of these; gives whether it is. */
  boolean write(Operation operation) {
    if (!writes(operation)) {
      return false;
    }
    slots.markPosition(operation.position);
    for (int i = 0; i < 3; i++) {
      slots.pushInt(operation.d + i);
    }
    pushMemory(operation.word);
    if (operation.opcode == MEMORY_COPY) {
      pushMemory(operation.word(2));
      call("copy", "(III" + MEMORY + MEMORY + ")V");
    } else {
      call("fill", "(III" + MEMORY + ")V");
    }
    return true;
  }

  private void pushMemory(int number) {
    constants.push(method, constants.add(store.memories[number], MEMORY));
  }

  private void call(String name, String descriptor) {
    method.visitMethodInsn(INVOKESTATIC, Names.BULK_MEMORY, name, descriptor, false);
  }
}
