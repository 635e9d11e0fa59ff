package dev.wizer.engine.interp.exec;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.References;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.runtime.Table;

/** Finds the functions to which indirect calls go. */
final class Callees {

  private final Store store;

  Callees(Store store) {
    this.store = store;
  }

  /**
   * {@return the function in a table}
   *
   * @param index an unsigned number
   * @param signatureId the canonical number of the type that it must have
   */
  Func inTable(int tableAddress, long index, int signatureId) {
    Table table = store.tables[tableAddress];
    long[] elements = table.elements;
    if (index >= 0 && index < table.inArray) {
      long handle = elements[(int) index];
      if (handle > 0) {
        Func callee = store.funcs[(int) handle - 1];
        if (callee.definedTypeId == signatureId) {
          return callee;
        }
      }
    }
    return otherInTable(table, index, signatureId);
  }

  /** As {@link #inTable}, for all that is not just one of the type's defined functions. */
  private Func otherInTable(Table table, long index, int signatureId) {
    if (index < 0 || index >= table.size) {
      throw new TrapException(TrapKind.UNDEFINED_ELEMENT);
    }
    long handle = table.get((int) index);
    if (!References.isFunc(handle)) {
      throw unresolved(handle, TrapKind.UNINITIALIZED_ELEMENT);
    }
    Func callee = store.funcs[(int) handle - 1];
    int actualId = callee.signature.id();
    if (actualId != signatureId && !store.types.isSubtype(actualId, signatureId)) {
      throw new TrapException(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
    }
    return callee;
  }

  /** {@return the function that a reference points to} */
  Func of(long handle) {
    if (!References.isFunc(handle)) {
      throw unresolved(handle, TrapKind.NULL_FUNCTION_REFERENCE);
    }
    return store.funcs[(int) handle - 1];
  }

  private static RuntimeException unresolved(long handle, TrapKind ifNull) {
    return handle == References.NULL
        ? new TrapException(ifNull)
        : new EngineFailureException("a function of another store can't be called", null);
  }
}
