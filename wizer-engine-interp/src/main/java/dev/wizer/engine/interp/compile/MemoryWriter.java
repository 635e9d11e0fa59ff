package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.wizer.engine.interp.runtime.Store;
import org.objectweb.asm.MethodVisitor;

/** Makes the bytecode of the loads and stores of scalars. */
final class MemoryWriter {

  private static final String MEMORY = Names.descriptor(Names.LINEAR_MEMORY);
  private static final String INT_LOAD = "(II" + MEMORY + ")I";
  private static final String LONG_LOAD = "(II" + MEMORY + ")J";
  private static final String INT_STORE = "(II" + MEMORY + "I)V";
  private static final String LONG_STORE = "(II" + MEMORY + "J)V";

  private static final int NONE = -1;

  private final MethodVisitor method;
  private final SlotCode slots;
  private final FactWriter facts;
  private final Constants constants;
  private final Store store;
  private final int memory;
  private final MemoryShape shape;
  private final NumberAccess numbers;
  private final int receiver;
  private final TestedAddresses tested;
  private final InterpreterExits exits;

  /**
   * Makes the writer of one method.
   *
   * @param facts verifies what is believed of addresses
   * @param store the store in which all memories are
   * @param memory the number of the constant that is memory 0
   * @param shape what is known of it
   * @param numbers how its bytes are read and written
   * @param tested what has been tested
   * @param exits where the method leaves what it can't do
   */
  MemoryWriter(
      MethodVisitor method,
      SlotCode slots,
      FactWriter facts,
      Constants constants,
      Store store,
      int memory,
      MemoryShape shape,
      NumberAccess numbers,
      TestedAddresses tested,
      InterpreterExits exits) {
    this.method = method;
    this.slots = slots;
    this.facts = facts;
    this.constants = constants;
    this.store = store;
    this.memory = memory;
    this.shape = shape;
    this.numbers = numbers;
    this.receiver =
        numbers.receiver() == null
            ? NONE
            : constants.add(numbers.receiver(), Names.descriptor(numbers.owner()));
    this.tested = tested;
    this.exits = exits;
  }

  void write(Operation operation) {
    if (shape.isNear(operation)) {
      near(operation);
      return;
    }
    slots.markPosition(operation.position);
    if (operation.isMemoryLoad() || operation.opcode == MEM_LOAD) {
      load(operation);
    } else {
      store(operation);
    }
  }

  private void near(Operation operation) {
    test(operation);
    pushPlace(operation, 0);
    switch (operation.likeOpcode()) {
      case LOAD8_U, LOAD8_U_W -> {
        get("getByte", "B");
        slots.constant(0xFF);
        method.visitInsn(IAND);
        slots.popInt(operation.d);
      }
      case LOAD8_S -> loadInt(operation, "getByte", "B");
      case LOAD16_U -> loadInt(operation, "getChar", "C");
      case LOAD16_S -> loadInt(operation, "getShort", "S");
      case LOAD32_U -> {
        get("getInt", "I");
        method.visitInsn(I2L);
        slots.constant(0xFFFFFFFFL);
        method.visitInsn(LAND);
        slots.popLong(operation.d);
      }
      case LOAD64, LOAD64_W -> {
        if (slots.resultKind(operation.d) == SlotKind.DOUBLE) {
          get("getDouble", "D");
          slots.pop(operation.d, SlotKind.DOUBLE);
        } else {
          get("getLong", "J");
          slots.popLong(operation.d);
        }
      }
      case STORE8, STORE8_W, STORE8_I -> {
        pushIntValue(operation);
        method.visitInsn(I2B);
        put("putByte", "B");
      }
      case STORE16, STORE16_I -> {
        pushIntValue(operation);
        method.visitInsn(I2S);
        put("putShort", "S");
      }
      case STORE32, STORE32_W, STORE32_AT -> {
        int value = operation.opcode == STORE32_AT ? operation.d : operation.a;
        if (slots.kind(value) == SlotKind.FLOAT) {
          slots.pushSeen(value);
          put("putFloat", "F");
        } else {
          slots.pushInt(value);
          put("putInt", "I");
        }
      }
      case STORE32_I -> {
        pushIntValue(operation);
        put("putInt", "I");
      }
      case STORE64, STORE64_W -> {
        if (slots.kind(operation.a) == SlotKind.DOUBLE) {
          slots.pushSeen(operation.a);
          put("putDouble", "D");
        } else {
          slots.pushLong(operation.a);
          put("putLong", "J");
        }
      }
      case STORE64_I -> {
        pushLongValue(operation);
        put("putLong", "J");
      }
      default -> {
        if (slots.resultKind(operation.d) == SlotKind.FLOAT) {
          get("getFloat", "F");
          slots.pop(operation.d, SlotKind.FLOAT);
        } else {
          loadInt(operation, "getInt", "I");
        }
      }
    }
  }

  private void loadInt(Operation operation, String name, String type) {
    get(name, type);
    slots.popInt(operation.d);
  }

  /** Calls the method that reads a number at the place on the stack. */
  void get(String name, String type) {
    number(name, "(" + numbers.arrayType() + "J)" + type);
  }

  /** Calls the method that writes a number to the place on the stack. */
  void put(String name, String type) {
    number(name, "(" + numbers.arrayType() + "J" + type + ")V");
  }

  private void number(String name, String descriptor) {
    int call = numbers.receiver() == null ? INVOKESTATIC : INVOKEVIRTUAL;
    method.visitMethodInsn(call, numbers.owner(), name, descriptor, false);
  }

  /**
   * Leaves if the address of a near access is out of bounds: if it is negative, or more than the
   * limit allows.
   */
  void test(Operation operation) {
    int base = MemoryShape.base(operation);
    if (base < 0 || tested.covers(base, shape.end(operation))) {
      tellTested(operation, base);
      return;
    }
    int end = tested.reach(operation);
    slots.pushInt(base);
    method.visitVarInsn(ILOAD, SlotCode.LIMIT);
    slots.constant(end);
    method.visitInsn(ISUB);
    slots.pushInt(base);
    method.visitInsn(ISUB);
    method.visitInsn(IOR);
    method.visitJumpInsn(IFLT, exits.at(operation.position));
    tested.test(base, end);
  }

  private void tellTested(Operation operation, int base) {
    if (facts.isOn()) {
      if (base < 0) {
        method.visitInsn(ICONST_0);
      } else {
        slots.pushInt(base);
      }
      facts.tested(shape.end(operation), operation.position, base);
    }
  }

  /**
   * Pushes the place of a near access, which has been tested.
   *
   * @param more what is added to it
   */
  void pushPlace(Operation operation, int more) {
    if (numbers.receiver() != null) {
      constants.push(method, receiver);
    }
    method.visitVarInsn(ALOAD, SlotCode.BYTES);
    int base = MemoryShape.base(operation);
    long offset = numbers.first() + MemoryShape.offset(operation) + more;
    if (base < 0) {
      slots.constant(offset);
      return;
    }
    slots.pushInt(base);
    method.visitInsn(I2L);
    if (offset != 0) {
      slots.constant(offset);
      method.visitInsn(LADD);
    }
  }

  private void load(Operation operation) {
    int like = operation.likeOpcode();
    if (hasWideAddress(operation)) {
      method.visitIntInsn(SIPUSH, like);
      pushWideAddress(operation);
      pushOffset(operation);
      pushMemory(operation);
      call("loadWide", "(IJI" + MEMORY + ")J");
      slots.popLong(operation.d);
      return;
    }
    pushAddress(operation);
    pushOffset(operation);
    pushMemory(operation);
    if (like == LOAD64 || like == LOAD64_W) {
      call("load64", LONG_LOAD);
      slots.popLong(operation.d);
      return;
    }
    call(loadName(like), INT_LOAD);
    if (like == LOAD32_U) {
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
    int like = operation.likeOpcode();
    if (hasWideAddress(operation)) {
      method.visitIntInsn(SIPUSH, like);
      pushWideAddress(operation);
      pushOffset(operation);
      pushLongValue(operation);
      pushMemory(operation);
      call("storeWide", "(IJIJ" + MEMORY + ")V");
      return;
    }
    pushAddress(operation);
    pushOffset(operation);
    pushMemory(operation);
    switch (like) {
      case STORE64, STORE64_W, STORE64_I -> {
        pushLongValue(operation);
        call("store64", LONG_STORE);
      }
      default -> {
        pushIntValue(operation);
        call(storeName(like), INT_STORE);
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

  /** Whether the sum of address and offset may be more than an int can tell. */
  private boolean hasWideAddress(Operation operation) {
    if (!operation.accessesAnyMemory()) {
      return shape.wide();
    }
    return MemoryShape.offset(operation) < 0
        || store.memories[operation.memory()].addressMask == -1;
  }

  private void pushAddress(Operation operation) {
    int base = MemoryShape.base(operation);
    if (base < 0) {
      method.visitInsn(ICONST_0);
    } else {
      slots.pushInt(base);
    }
  }

  private void pushWideAddress(Operation operation) {
    int base = MemoryShape.base(operation);
    if (base < 0) {
      method.visitInsn(LCONST_0);
      return;
    }
    slots.pushLong(base);
    if (!operation.accessesAnyMemory()) {
      method.visitMethodInsn(INVOKESTATIC, Names.FOLDED_ADDRESS, "unfold", "(J)J", false);
    }
  }

  private void pushOffset(Operation operation) {
    slots.constant(MemoryShape.offset(operation));
  }

  private void pushMemory(Operation operation) {
    int constant =
        operation.accessesAnyMemory()
            ? constants.add(store.memories[operation.memory()], MEMORY)
            : memory;
    constants.push(method, constant);
  }

  private void call(String name, String descriptor) {
    method.visitMethodInsn(INVOKESTATIC, Names.HEAD_ACCESS, name, descriptor, false);
  }
}
