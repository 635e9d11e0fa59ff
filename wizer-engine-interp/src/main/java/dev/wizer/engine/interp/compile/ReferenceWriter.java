package dev.wizer.engine.interp.compile;

import dev.wizer.engine.interp.ir.Trait;
import dev.wizer.engine.interp.runtime.Store;

/** Makes the bytecode of operations on references and what they refer to. */
final class ReferenceWriter {

  private final StructWriter structs;
  private final ArrayWriter arrays;
  private final CastWriter casts;
  private final TableWriter tables;
  private final SlotCode slots;

  ReferenceWriter(Store store, ObjectAccess access) {
    this.structs = new StructWriter(store, access);
    this.arrays = new ArrayWriter(store, access);
    this.casts = new CastWriter(store, access);
    this.tables = new TableWriter(store, access);
    this.slots = access.slots;
  }

  /** Writes an operation, unless it is another one, or to be left to the interpreter's method. */
  boolean write(Operation operation) {
    if (operation.has(Trait.OBJECTS)) {
      // Nearly all may need memory, and the interpreter's method does the others.
      slots.markPosition(operation.position);
      return structs.write(operation) || arrays.write(operation) || casts.write(operation);
    }
    return casts.write(operation) || tables.write(operation);
  }
}
