package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.HeapType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.interp.ir.RefTypeCode;

/**
 * Tells what references belong to which types while a guest runs.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html">Matching</a>
 */
public final class RuntimeTypes {

  private final Store store;

  RuntimeTypes(Store store) {
    this.store = store;
  }

  /**
   * {@return whether a reference belongs to a type}
   *
   * @param handle a reference of the type's own hierarchy
   * @param type the type, in canonical form
   */
  public boolean belongs(long handle, RefType type) {
    return handle == References.NULL ? type.nullable() : belongs(handle, type.heapType());
  }

  /**
   * {@return whether a reference belongs to a heap type}
   *
   * @param handle a reference of the type's own hierarchy that is not null
   * @param type the type, in canonical form
   */
  public boolean belongs(long handle, HeapType type) {
    if (type instanceof ConcreteHeapType concrete) {
      int number = typeNumber(handle);
      return number >= 0 && store.types.isSubtype(number, concrete.typeIndex());
    }
    return switch ((AbstractHeapType) type) {
      case ANY, FUNC, EXTERN, EXN -> true;
      case NONE, NOFUNC, NOEXTERN, NOEXN -> false;
      case I31 -> References.isI31(handle);
      case EQ -> References.isI31(handle) || store.references.object(handle) instanceof Aggregate;
      case STRUCT -> isAggregate(handle, false);
      case ARRAY -> isAggregate(handle, true);
    };
  }

  /**
   * {@return whether a reference belongs to a type}
   *
   * @param handle a reference of the type's own hierarchy
   * @param code the type: see {@link RefTypeCode}
   */
  public boolean belongs(long handle, int code) {
    if (handle == References.NULL) {
      return RefTypeCode.isNullable(code);
    }
    int wanted = RefTypeCode.typeNumber(code);
    if (wanted < 0) {
      return belongs(handle, RefTypeCode.abstractHeapType(code));
    }
    int number = typeNumber(handle);
    return number == wanted || number >= 0 && store.types.isSubtype(number, wanted);
  }

  private boolean isAggregate(long handle, boolean array) {
    return store.references.object(handle) instanceof Aggregate object && object.isArray() == array;
  }

  /** {@return the canonical number of the type of what a reference points to, or -1} */
  private int typeNumber(long handle) {
    Object object = store.references.object(handle);
    if (object instanceof Aggregate aggregate) {
      return aggregate.typeNumber;
    }
    return object instanceof Func func ? func.signature.id() : -1;
  }

  /** {@return the topmost type of the hierarchy to which a canonical heap type belongs} */
  AbstractHeapType top(HeapType type) {
    AbstractHeapType kind =
        type instanceof ConcreteHeapType concrete
            ? store.types.kind(concrete.typeIndex())
            : (AbstractHeapType) type;
    return switch (kind) {
      case FUNC, NOFUNC -> AbstractHeapType.FUNC;
      case EXTERN, NOEXTERN -> AbstractHeapType.EXTERN;
      case EXN, NOEXN -> AbstractHeapType.EXN;
      case ANY, EQ, I31, STRUCT, ARRAY, NONE -> AbstractHeapType.ANY;
    };
  }

  /** {@return the lowest type of the hierarchy to which a canonical heap type belongs} */
  AbstractHeapType bottom(HeapType type) {
    return switch (top(type)) {
      case FUNC -> AbstractHeapType.NOFUNC;
      case EXTERN -> AbstractHeapType.NOEXTERN;
      case EXN -> AbstractHeapType.NOEXN;
      default -> AbstractHeapType.NONE;
    };
  }
}
