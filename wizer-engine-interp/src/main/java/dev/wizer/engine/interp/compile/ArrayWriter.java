package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.wizer.engine.interp.runtime.ArrayLayout;
import dev.wizer.engine.interp.runtime.StorageKind;
import dev.wizer.engine.interp.runtime.Store;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes the bytecode of operations on arrays: those on one element, and what makes an array of
 * zeros. An index that is out of bounds is left to the interpreter, which traps.
 */
final class ArrayWriter {

  private static final String LAYOUT_DESCRIPTOR = Names.descriptor(Names.ARRAY_LAYOUT);

  private final Store store;
  private final ObjectAccess access;
  private final MethodVisitor method;
  private final SlotCode slots;

  ArrayWriter(Store store, ObjectAccess access) {
    this.store = store;
    this.access = access;
    this.method = access.method;
    this.slots = access.slots;
  }

  /** Writes an operation, unless it is to be left to the interpreter's method. */
  boolean write(Operation operation) {
    switch (operation.opcode) {
      case ARRAY_LEN -> {
        access.find(operation, operation.a, Names.ARRAY_OBJECT);
        pushLength();
        slots.popInt(operation.d);
      }
      case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_V -> get(operation);
      case ARRAY_SET -> set(operation);
      case ARRAY_NEW_DEFAULT -> {
        if (store.budget.boundsMemory()) {
          // The interpreter looks whether there is enough.
          return false;
        }
        ArrayLayout layout = store.arrayLayout(operation.word(2));
        access.constants.push(method, access.constants.add(layout, LAYOUT_DESCRIPTOR));
        slots.pushInt(operation.word);
        String descriptor = "(" + LAYOUT_DESCRIPTOR + "I)" + Names.descriptor(Names.ARRAY_OBJECT);
        method.visitMethodInsn(INVOKESTATIC, Names.ARRAY_OBJECT, "of", descriptor, false);
        access.keep();
        access.popNew(operation.d);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void pushLength() {
    access.push();
    method.visitFieldInsn(GETFIELD, Names.ARRAY_OBJECT, "length", "I");
  }

  /** Finds the array, if the index is one of it. */
  private void find(Operation operation, int array, int index) {
    access.find(operation, array, Names.ARRAY_OBJECT);
    Label exit = access.exit(operation);
    slots.pushInt(index);
    method.visitJumpInsn(IFLT, exit);
    slots.pushInt(index);
    pushLength();
    method.visitJumpInsn(IF_ICMPGE, exit);
  }

  private void pushElements(StorageKind kind) {
    access.push();
    method.visitFieldInsn(GETFIELD, Names.ARRAY_OBJECT, "elements", "Ljava/lang/Object;");
    method.visitTypeInsn(CHECKCAST, type(kind));
  }

  private static String type(StorageKind kind) {
    return switch (kind) {
      case I8 -> "[B";
      case I16 -> "[S";
      case BITS_32 -> "[I";
      case BITS_64, V128 -> "[J";
      case REF -> "[Ljava/lang/Object;";
    };
  }

  private void get(Operation operation) {
    StorageKind kind = operation.storage();
    int d = operation.d;
    find(operation, operation.a, operation.b);
    switch (kind) {
      case I8, I16 -> {
        load(kind, operation.b, kind == StorageKind.I8 ? BALOAD : SALOAD);
        if (operation.opcode != ARRAY_GET_S) {
          slots.constant(kind == StorageKind.I8 ? 0xFF : 0xFFFF);
          method.visitInsn(IAND);
        }
        slots.popInt(d);
      }
      case BITS_32 -> {
        load(kind, operation.b, IALOAD);
        slots.popInt(d);
      }
      case BITS_64 -> {
        load(kind, operation.b, LALOAD);
        slots.popLong(d);
      }
      case V128 -> {
        // The index may be where the result goes.
        half(operation.b, 0);
        method.visitInsn(LALOAD);
        half(operation.b, 1);
        method.visitInsn(LALOAD);
        slots.popLong(d + 1);
        slots.popLong(d);
      }
      case REF -> {
        load(kind, operation.b, AALOAD);
        access.popReferent(d);
      }
    }
  }

  private void load(StorageKind kind, int index, int instruction) {
    pushElements(kind);
    slots.pushInt(index);
    method.visitInsn(instruction);
  }

  /** Pushes the longs of vectors, and the index of one of the two of a vector. */
  private void half(int index, int number) {
    pushElements(StorageKind.V128);
    slots.pushInt(index);
    method.visitInsn(ICONST_1);
    method.visitInsn(ISHL);
    if (number == 1) {
      method.visitInsn(ICONST_1);
      method.visitInsn(IADD);
    }
  }

  private void set(Operation operation) {
    StorageKind kind = operation.storage();
    int index = operation.a;
    int value = operation.word(2);
    find(operation, operation.d, index);
    if (kind == StorageKind.V128) {
      for (int i = 0; i < 2; i++) {
        half(index, i);
        slots.pushLong(value + i);
        method.visitInsn(LASTORE);
      }
      return;
    }
    pushElements(kind);
    slots.pushInt(index);
    switch (kind) {
      case REF -> access.pushReferent(value);
      case BITS_64 -> slots.pushLong(value);
      default -> slots.pushInt(value);
    }
    method.visitInsn(
        switch (kind) {
          case I8 -> BASTORE;
          case I16 -> SASTORE;
          case BITS_32 -> IASTORE;
          case REF -> AASTORE;
          default -> LASTORE;
        });
  }
}
