package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.interp.ir.RefTypeCode;
import dev.wizer.engine.interp.runtime.Store;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes the bytecode of tests and casts of references, and of integers of 31 bits. An object is
 * usually of exactly the type that is asked for, which is one comparison; for all else a method is
 * called. A cast that fails is left to the interpreter, which traps.
 */
final class CastWriter {

  private final Store store;
  private final ObjectAccess access;
  private final MethodVisitor method;
  private final SlotCode slots;

  CastWriter(Store store, ObjectAccess access) {
    this.store = store;
    this.access = access;
    this.method = access.method;
    this.slots = access.slots;
  }

  /** Writes an operation, unless it is another one. */
  boolean write(Operation operation) {
    switch (operation.opcode) {
      case REF_TEST -> test(operation);
      case REF_CAST -> cast(operation);
      case REF_AS_NON_NULL -> checkNotNull(operation, operation.d);
      case REF_I31 -> {
        slots.pushInt(operation.a);
        method.visitMethodInsn(INVOKESTATIC, Names.REFERENCES, "i31", "(I)J", false);
        slots.popLong(operation.d);
      }
      case I31_GET_S -> {
        checkNotNull(operation, operation.a);
        slots.pushLong(operation.a);
        method.visitMethodInsn(INVOKESTATIC, Names.REFERENCES, "i31Value", "(J)I", false);
        slots.popInt(operation.d);
      }
      case I31_GET_U -> {
        checkNotNull(operation, operation.a);
        // The low half of the handle has no more than these bits.
        slots.pushInt(operation.a);
        slots.popInt(operation.d);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void checkNotNull(Operation operation, int slot) {
    slots.pushLong(slot);
    method.visitInsn(LCONST_0);
    method.visitInsn(LCMP);
    method.visitJumpInsn(IFEQ, access.exit(operation));
  }

  private void test(Operation operation) {
    belongs(operation.a, operation.word(2));
    slots.popInt(operation.d);
  }

  private void cast(Operation operation) {
    belongs(operation.d, operation.word);
    method.visitJumpInsn(IFEQ, access.exit(operation));
  }

  /** Pushes whether a slot's reference belongs to a type. */
  private void belongs(int slot, int typeCode) {
    String type = objectType(typeCode);
    if (type == null) {
      askMethod(slot, typeCode);
      return;
    }
    Label other = new Label();
    Label end = new Label();
    compareType(slot, type, typeCode, other);
    method.visitInsn(ICONST_1);
    method.visitJumpInsn(GOTO, end);
    slots.place(other);
    askMethod(slot, typeCode);
    slots.placeWithValue(end, SlotKind.INT);
  }

  /** The class of the objects of a type, or null if others than a class's belong to it. */
  private String objectType(int typeCode) {
    int number = RefTypeCode.typeNumber(typeCode);
    AbstractHeapType kind = number < 0 ? AbstractHeapType.ANY : store.types.kind(number);
    return switch (kind) {
      case STRUCT -> Names.STRUCT_OBJECT;
      case ARRAY -> Names.ARRAY_OBJECT;
      default -> null;
    };
  }

  /** Goes on if a slot's reference is to an object of exactly a type. */
  private void compareType(int slot, String type, int typeCode, Label other) {
    // An integer of 31 bits has no place.
    slots.pushLong(slot);
    method.visitInsn(LCONST_0);
    method.visitInsn(LCMP);
    method.visitJumpInsn(IFGE, other);
    access.pushObjects();
    slots.pushInt(slot);
    method.visitInsn(AALOAD);
    access.keep();
    access.push();
    method.visitTypeInsn(INSTANCEOF, type);
    method.visitJumpInsn(IFEQ, other);
    access.push();
    method.visitTypeInsn(CHECKCAST, type);
    method.visitFieldInsn(GETFIELD, type, "typeNumber", "I");
    slots.constant(RefTypeCode.typeNumber(typeCode));
    method.visitJumpInsn(IF_ICMPNE, other);
  }

  private void askMethod(int slot, int typeCode) {
    String types = Names.descriptor(Names.RUNTIME_TYPES);
    access.constants.push(method, access.constants.add(store.runtimeTypes, types));
    slots.pushLong(slot);
    slots.constant(typeCode);
    method.visitMethodInsn(INVOKEVIRTUAL, Names.RUNTIME_TYPES, "belongs", "(JI)Z", false);
  }
}
