package dev.wizer.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.Value;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;

/**
 * A table with the specification's traps. Chicory's own reports a {@code table.copy} out of bounds
 * as an indirect call's failure, and overflows when asked to grow by very much.
 *
 * <p>It remembers no instance for its elements: with no tables imported, all are functions of the
 * one instance, which is what Chicory takes null for.
 */
final class ChicoryTable extends TableInstance {

  ChicoryTable(Table table, int initialRef) {
    super(table, initialRef);
  }

  @Override
  public int ref(int index) {
    if (!has(index)) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
    return super.ref(index);
  }

  /** {@return the function to call for {@code call_indirect}} */
  @Override
  public int requiredRef(int index) {
    if (!has(index)) {
      throw new TrapException(TrapKind.UNDEFINED_ELEMENT);
    }
    int ref = super.ref(index);
    if (ref == Value.REF_NULL_VALUE) {
      throw new TrapException(TrapKind.UNINITIALIZED_ELEMENT);
    }
    return ref;
  }

  @Override
  public void setRef(int index, int ref, Instance instance) {
    if (!has(index)) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
    super.setRef(index, ref, null);
  }

  @Override
  public Instance instance(int index) {
    return null;
  }

  @Override
  public int grow(int delta, int ref, Instance instance) {
    if (size() + Integer.toUnsignedLong(delta) > limits().max()) {
      return -1;
    }
    try {
      return super.grow(delta, ref, null);
    } catch (OutOfMemoryError e) {
      return -1;
    }
  }

  private boolean has(int index) {
    return index >= 0 && index < size();
  }
}
