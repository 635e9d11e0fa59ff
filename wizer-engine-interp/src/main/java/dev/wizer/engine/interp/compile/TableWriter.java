package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.runtime.Table;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes the bytecode that reads and sets an element of a table. An index that is out of bounds is
 * left to the interpreter, which traps.
 */
final class TableWriter {

  private static final String TABLE_DESCRIPTOR = Names.descriptor(Names.TABLE);

  /** The bits of an index that makes an int. */
  private static final long INDEX_MASK = 0xFFFFFFFFL;

  private final Store store;
  private final ObjectAccess access;
  private final MethodVisitor method;
  private final SlotCode slots;

  TableWriter(Store store, ObjectAccess access) {
    this.store = store;
    this.access = access;
    this.method = access.method;
    this.slots = access.slots;
  }

  /** Writes an operation, unless it is another one, or on a table with indices of 64 bits. */
  boolean write(Operation operation) {
    if (operation.opcode != TABLE_GET && operation.opcode != TABLE_SET) {
      return false;
    }
    Table table = store.tables[operation.word];
    if (table.indexMask != INDEX_MASK) {
      return false;
    }
    int constant = access.constants.add(table, TABLE_DESCRIPTOR);
    Label exit = access.exit(operation);
    slots.pushInt(operation.d);
    method.visitJumpInsn(IFLT, exit);
    slots.pushInt(operation.d);
    access.constants.push(method, constant);
    method.visitFieldInsn(GETFIELD, Names.TABLE, "inArray", "I");
    method.visitJumpInsn(IF_ICMPGE, exit);
    access.constants.push(method, constant);
    method.visitFieldInsn(GETFIELD, Names.TABLE, "elements", "[J");
    slots.pushInt(operation.d);
    if (operation.opcode == TABLE_GET) {
      method.visitInsn(LALOAD);
      slots.popLong(operation.d);
    } else {
      slots.pushLong(operation.d + 1);
      method.visitInsn(LASTORE);
    }
    return true;
  }
}
