package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.CALL_INDIRECT;
import static dev.wizer.engine.interp.ir.IrOpcode.RETURN_CALL_INDIRECT;
import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes the bytecode of calls through tables and of calls through references. If the table has a
 * defined function of exactly the type that is called, or the reference is to a defined function,
 * it is entered like any other. All else is done by the interpreter's method, which is called
 * behind the rest of the method: there is nothing at an index that is out of bounds, or the null
 * reference, or a function of the host, or one of a subtype or of a wrong type in a table.
 */
final class IndirectCallWriter {

  private static final String FUNC_DESCRIPTOR = Names.descriptor(Names.FUNC);
  private static final String TABLE_DESCRIPTOR = Names.descriptor(Names.TABLE);
  private static final String STORE_DESCRIPTOR = Names.descriptor(Names.STORE);
  private static final String ENTRY_DESCRIPTOR = Names.descriptor(Names.ENTRY);
  private static final String INSTANCE_DESCRIPTOR = Names.descriptor(Names.MODULE_INSTANCE);

  /** How many locals it needs. */
  static final int LOCALS = 2;

  /** Stands for no table: the call is one through a reference. */
  private static final int NO_TABLE = -1;

  /**
   * A call that is left to the interpreter's method, and where it comes back to.
   *
   * @param slot the slot with the index in the table, or with the reference
   * @param variable as what the slot is there
   */
  private record Other(
      int position,
      int table,
      int slot,
      int variable,
      int signatureId,
      int base,
      Label begin,
      Label end) {}

  private final CompilationUnit unit;
  private final MethodVisitor method;
  private final SlotCode slots;
  private final Constants constants;
  private final List<Other> others = new ArrayList<>();

  /** The locals: the table's elements or the function, and the low half of its handle. */
  private final int object;

  private final int handle;

  /**
   * Makes the writer of one method.
   *
   * @param firstLocal the first of {@link #LOCALS} locals that it may use
   */
  IndirectCallWriter(
      CompilationUnit unit,
      MethodVisitor method,
      SlotCode slots,
      Constants constants,
      int firstLocal) {
    this.unit = unit;
    this.method = method;
    this.slots = slots;
    this.constants = constants;
    this.object = firstLocal;
    this.handle = firstLocal + 1;
  }

  /** Writes a call whose arguments are in the frame. */
  void write(Operation operation) {
    boolean throughTable = operation.opcode == CALL_INDIRECT;
    int slot = throughTable ? operation.a : operation.d;
    Other other =
        new Other(
            operation.position,
            throughTable ? operation.b : NO_TABLE,
            slot,
            slots.variable(slot),
            operation.word(2),
            operation.calleeBase(),
            new Label(),
            new Label());
    others.add(other);
    slots.markPosition(other.position);
    find(other.table, slot, other.signatureId, other.begin);
    method.visitVarInsn(ALOAD, object);
    method.visitFieldInsn(GETFIELD, Names.FUNC, "entry", ENTRY_DESCRIPTOR);
    method.visitVarInsn(ALOAD, object);
    slots.pushCallFrame(other.base);
    method.visitMethodInsn(
        INVOKEVIRTUAL, Names.ENTRY, "enter", "(" + FUNC_DESCRIPTOR + "II)V", false);
    slots.place(other.end);
  }

  /**
   * Finds the function that takes the caller's place.
   *
   * @param other where to go if it is none that is entered like any other
   */
  void find(Operation operation, Label other) {
    boolean throughTable = operation.opcode == RETURN_CALL_INDIRECT;
    int table = throughTable ? operation.word(2) : NO_TABLE;
    find(table, operation.d, operation.callee().id(), other);
  }

  private void find(int table, int slot, int signatureId, Label other) {
    if (table == NO_TABLE) {
      findReference(slot, other);
      findFunc();
      checkDefined(other);
    } else {
      findHandle(table, slot, other);
      findFunc();
      checkType(signatureId, other);
    }
  }

  /** Pushes the function that was found. */
  void pushFunc() {
    method.visitVarInsn(ALOAD, object);
  }

  /** Gets the handle at the index, unless it is no function's. */
  private void findHandle(int address, int index, Label other) {
    Object table = unit.store().tables[address];
    constants.push(method, constants.add(table, TABLE_DESCRIPTOR));
    method.visitFieldInsn(GETFIELD, Names.TABLE, "elements", "[J");
    method.visitVarInsn(ASTORE, object);
    slots.pushInt(index);
    method.visitJumpInsn(IFLT, other);
    slots.pushInt(index);
    method.visitVarInsn(ALOAD, object);
    method.visitInsn(ARRAYLENGTH);
    method.visitJumpInsn(IF_ICMPGE, other);
    method.visitVarInsn(ALOAD, object);
    slots.pushInt(index);
    method.visitInsn(LALOAD);
    method.visitInsn(DUP2);
    keepHandle(other);
  }

  /** Gets the handle in a slot, unless it is no function's. */
  private void findReference(int slot, Label other) {
    slots.pushLong(slot);
    slots.pushLong(slot);
    keepHandle(other);
  }

  /** Takes a handle that is there twice. */
  private void keepHandle(Label other) {
    method.visitInsn(L2I);
    method.visitVarInsn(ISTORE, handle);
    // Of all references to functions, only those to functions of this store are more.
    method.visitInsn(LCONST_0);
    method.visitInsn(LCMP);
    method.visitJumpInsn(IFLE, other);
  }

  /** Gets the function that the handle stands for. */
  private void findFunc() {
    constants.push(method, constants.add(unit.store(), STORE_DESCRIPTOR));
    method.visitFieldInsn(GETFIELD, Names.STORE, "funcs", "[" + FUNC_DESCRIPTOR);
    method.visitVarInsn(ILOAD, handle);
    method.visitInsn(ICONST_1);
    method.visitInsn(ISUB);
    method.visitInsn(AALOAD);
    method.visitInsn(DUP);
    method.visitVarInsn(ASTORE, object);
  }

  private void checkType(int signatureId, Label other) {
    method.visitFieldInsn(GETFIELD, Names.FUNC, "definedTypeId", "I");
    slots.constant(signatureId);
    method.visitJumpInsn(IF_ICMPNE, other);
  }

  /** Checks that the function, which has the right type, is none of the host's. */
  private void checkDefined(Label other) {
    method.visitFieldInsn(GETFIELD, Names.FUNC, "definedTypeId", "I");
    method.visitJumpInsn(IFLT, other);
  }

  /**
   * Writes what is done about other functions, and where there is none.
   *
   * @param loop the number of the constant that does it
   * @param func the number of the constant that is the calling function
   */
  void writeOthers(int loop, int func) {
    for (Other other : others) {
      slots.place(other.begin);
      slots.markPosition(other.position);
      constants.push(method, loop);
      if (other.table == NO_TABLE) {
        slots.pushVariable(other.variable, SlotKind.LONG);
        callOther("callReference", "(J", other.base, func);
      } else {
        slots.constant(other.table);
        slots.pushVariable(other.variable, SlotKind.INT);
        slots.constant(other.signatureId);
        callOther("callIndirect", "(III", other.base, func);
      }
      method.visitJumpInsn(GOTO, other.end);
    }
  }

  private void callOther(String name, String parameters, int base, int func) {
    slots.pushCallFrame(base);
    constants.push(method, func);
    method.visitFieldInsn(GETFIELD, Names.FUNC, "instance", INSTANCE_DESCRIPTOR);
    String descriptor = parameters + "II" + INSTANCE_DESCRIPTOR + ")V";
    method.visitMethodInsn(INVOKEVIRTUAL, Names.EXECUTION_LOOP, name, descriptor, false);
  }
}
