package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.wizer.engine.interp.runtime.StorageKind;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.runtime.StructLayout;
import dev.wizer.engine.interp.runtime.StructObject;
import org.objectweb.asm.MethodVisitor;

/** Makes the bytecode of operations on structures. */
final class StructWriter {

  /** A structure with more is made by the interpreter's method. */
  static final int MOST_SLOTS = 16;

  private static final String LAYOUT_DESCRIPTOR = Names.descriptor(Names.STRUCT_LAYOUT);
  private static final String OBJECTS_DESCRIPTOR = "[Ljava/lang/Object;";

  private final Store store;
  private final ObjectAccess access;
  private final MethodVisitor method;
  private final SlotCode slots;

  StructWriter(Store store, ObjectAccess access) {
    this.store = store;
    this.access = access;
    this.method = access.method;
    this.slots = access.slots;
  }

  /** Writes an operation, unless it is to be left to the interpreter's method. */
  boolean write(Operation operation) {
    switch (operation.opcode) {
      case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_V -> get(operation);
      case STRUCT_SET -> {
        StructLayout layout = store.structLayout(operation.word(3));
        access.find(operation, operation.d, Names.STRUCT_OBJECT);
        set(layout.kind(operation.word(2)), layout.place(operation.word(2)), operation.a);
      }
      case STRUCT_NEW -> {
        StructLayout layout = store.structLayout(operation.word(2));
        if (layout.slots() > MOST_SLOTS) {
          return false;
        }
        make(layout);
        setAll(layout, operation.word);
        access.popNew(operation.d);
      }
      case STRUCT_NEW_DEFAULT -> {
        make(store.structLayout(operation.word));
        access.popNew(operation.d);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void get(Operation operation) {
    StructLayout layout = store.structLayout(operation.word(3));
    int place = layout.place(operation.word(2));
    StorageKind kind = layout.kind(operation.word(2));
    int d = operation.d;
    access.find(operation, operation.a, Names.STRUCT_OBJECT);
    if (kind == StorageKind.REF) {
      pushReferent(place);
      access.popReferent(d);
      return;
    }
    pushBits(place);
    if (operation.opcode == STRUCT_GET_S) {
      method.visitInsn(L2I);
      method.visitInsn(kind == StorageKind.I8 ? I2B : I2S);
      slots.popInt(d);
      return;
    }
    slots.popLong(d);
    if (kind == StorageKind.V128) {
      pushBits(place + 1);
      slots.popLong(d + 1);
    }
  }

  private void pushBits(int place) {
    access.push();
    if (place < StructObject.OWN_BITS) {
      method.visitFieldInsn(GETFIELD, Names.STRUCT_OBJECT, "bits" + place, "J");
    } else {
      method.visitFieldInsn(GETFIELD, Names.STRUCT_OBJECT, "moreBits", "[J");
      slots.constant(place - StructObject.OWN_BITS);
      method.visitInsn(LALOAD);
    }
  }

  private void pushReferent(int place) {
    access.push();
    if (place < StructObject.OWN_REFERENTS) {
      String name = "referent" + place;
      method.visitFieldInsn(GETFIELD, Names.STRUCT_OBJECT, name, "Ljava/lang/Object;");
    } else {
      method.visitFieldInsn(GETFIELD, Names.STRUCT_OBJECT, "moreReferents", OBJECTS_DESCRIPTOR);
      slots.constant(place - StructObject.OWN_REFERENTS);
      method.visitInsn(AALOAD);
    }
  }

  private void set(StorageKind kind, int place, int slot) {
    switch (kind) {
      case REF -> setReferent(place, slot);
      case I8, I16 -> setBits(place, slot, kind == StorageKind.I8 ? 0xFF : 0xFFFF);
      case BITS_32, BITS_64 -> setBits(place, slot, -1);
      case V128 -> {
        setBits(place, slot, -1);
        setBits(place + 1, slot + 1, -1);
      }
    }
  }

  private void setBits(int place, int slot, int mask) {
    access.push();
    boolean own = place < StructObject.OWN_BITS;
    if (!own) {
      method.visitFieldInsn(GETFIELD, Names.STRUCT_OBJECT, "moreBits", "[J");
      slots.constant(place - StructObject.OWN_BITS);
    }
    if (mask < 0) {
      slots.pushLong(slot);
    } else {
      slots.pushInt(slot);
      slots.constant(mask);
      method.visitInsn(IAND);
      method.visitInsn(I2L);
    }
    if (own) {
      method.visitFieldInsn(PUTFIELD, Names.STRUCT_OBJECT, "bits" + place, "J");
    } else {
      method.visitInsn(LASTORE);
    }
  }

  private void setReferent(int place, int slot) {
    access.push();
    if (place < StructObject.OWN_REFERENTS) {
      access.pushReferent(slot);
      String name = "referent" + place;
      method.visitFieldInsn(PUTFIELD, Names.STRUCT_OBJECT, name, "Ljava/lang/Object;");
    } else {
      method.visitFieldInsn(GETFIELD, Names.STRUCT_OBJECT, "moreReferents", OBJECTS_DESCRIPTOR);
      slots.constant(place - StructObject.OWN_REFERENTS);
      access.pushReferent(slot);
      method.visitInsn(AASTORE);
    }
  }

  /** Makes a structure whose fields are zero and null. */
  private void make(StructLayout layout) {
    method.visitTypeInsn(NEW, Names.STRUCT_OBJECT);
    method.visitInsn(DUP);
    access.constants.push(method, access.constants.add(layout, LAYOUT_DESCRIPTOR));
    int bits = layout.bitsCount() - StructObject.OWN_BITS;
    if (bits > 0) {
      slots.constant(bits);
      method.visitIntInsn(NEWARRAY, T_LONG);
    } else {
      method.visitFieldInsn(GETSTATIC, Names.STRUCT_OBJECT, "NO_BITS", "[J");
    }
    int referents = layout.referentCount() - StructObject.OWN_REFERENTS;
    if (referents > 0) {
      slots.constant(referents);
      method.visitTypeInsn(ANEWARRAY, ObjectAccess.OBJECT);
    } else {
      method.visitFieldInsn(GETSTATIC, Names.STRUCT_OBJECT, "NO_REFERENTS", OBJECTS_DESCRIPTOR);
    }
    String descriptor = "(" + LAYOUT_DESCRIPTOR + "[J" + OBJECTS_DESCRIPTOR + ")V";
    method.visitMethodInsn(INVOKESPECIAL, Names.STRUCT_OBJECT, "<init>", descriptor, false);
    access.keep();
  }

  private void setAll(StructLayout layout, int first) {
    int slot = first;
    for (int field = 0; field < layout.fieldCount(); field++) {
      set(layout.kind(field), layout.place(field), slot);
      slot += layout.kind(field).slots();
    }
  }
}
