package dev.wizer.engine.interp.compile;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes the bytecode that finds objects by their handles, and handles of objects. A null reference
 * is left to the interpreter, which traps.
 */
final class ObjectAccess {

  static final String OBJECT = "java/lang/Object";

  private static final String OBJECT_DESCRIPTOR = "Ljava/lang/Object;";

  final MethodVisitor method;
  final SlotCode slots;
  final Constants constants;
  final InterpreterExits exits;

  private final CompilationUnit unit;

  /** The number of the constant that gives handles. */
  private final int loop;

  /** The local with the object that was found. */
  private final int object;

  /**
   * Makes the code of one method.
   *
   * @param loop the number of the constant that gives handles
   * @param local a local that it may use
   */
  ObjectAccess(
      CompilationUnit unit,
      MethodVisitor method,
      SlotCode slots,
      Constants constants,
      InterpreterExits exits,
      int loop,
      int local) {
    this.unit = unit;
    this.method = method;
    this.slots = slots;
    this.constants = constants;
    this.exits = exits;
    this.loop = loop;
    this.object = local;
  }

  /** Where a branch leaves before an operation, for the interpreter to do it. */
  Label exit(Operation operation) {
    return exits.at(operation.position);
  }

  /** Finds the object to which a slot's reference, of a type that has only objects, refers. */
  void find(Operation operation, int slot, String type) {
    pushObjects();
    slots.pushInt(slot);
    method.visitInsn(AALOAD);
    method.visitTypeInsn(CHECKCAST, type);
    method.visitInsn(DUP);
    method.visitVarInsn(ASTORE, object);
    method.visitJumpInsn(IFNULL, exit(operation));
  }

  /** Pushes the objects by place; null is the first one. */
  void pushObjects() {
    pushReferences();
    method.visitFieldInsn(GETFIELD, Names.REFERENCES, "objects", "[" + OBJECT_DESCRIPTOR);
  }

  private void pushReferences() {
    String descriptor = Names.descriptor(Names.REFERENCES);
    constants.push(method, constants.add(unit.store().references, descriptor));
  }

  /** Pops what is an object from now on. */
  void keep() {
    method.visitVarInsn(ASTORE, object);
  }

  /** Pushes the object. */
  void push() {
    method.visitVarInsn(ALOAD, object);
  }

  /** Pushes what a slot's reference refers to. */
  void pushReferent(int slot) {
    pushReferences();
    slots.pushLong(slot);
    method.visitMethodInsn(
        INVOKEVIRTUAL, Names.REFERENCES, "object", "(J)" + OBJECT_DESCRIPTOR, false);
  }

  /** Pops what a reference refers to, and puts its handle into a slot. */
  void popReferent(int slot) {
    popHandle("of", OBJECT_DESCRIPTOR, slot);
  }

  /** Puts the handle of the object, which is new, into a slot. */
  void popNew(int slot) {
    push();
    popHandle("ofNew", Names.descriptor(Names.HEAP_CELL), slot);
  }

  private void popHandle(String name, String type, int slot) {
    constants.push(method, loop);
    slots.pushIndex(unit.func().frameSlots);
    String descriptor = "(" + type + Names.descriptor(Names.EXECUTION_LOOP) + "I)J";
    method.visitMethodInsn(INVOKESTATIC, Names.HANDLES, name, descriptor, false);
    slots.popLong(slot);
  }
}
