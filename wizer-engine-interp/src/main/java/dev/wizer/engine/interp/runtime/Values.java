package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.VecType;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.translate.Signature;
import java.util.List;

/**
 * Moves values between slots and the port's values, as one instance sees them. Types are in
 * canonical form.
 */
public final class Values {

  private final ModuleInstance viewer;
  private final Store store;

  Values(ModuleInstance viewer) {
    this.viewer = viewer;
    this.store = viewer.store;
  }

  References references() {
    return store.references;
  }

  /** {@return the values of the given types in consecutive slots} */
  public WasmValue[] load(List<ValType> types, long[] slots, int first) {
    WasmValue[] values = new WasmValue[types.size()];
    int slot = first;
    for (int i = 0; i < values.length; i++) {
      ValType type = types.get(i);
      values[i] = load(type, slots, slot);
      slot += Signature.width(type);
    }
    return values;
  }

  WasmValue load(ValType type, long[] slots, int slot) {
    long bits = slots[slot];
    if (type == NumType.I32) {
      return new WasmValue.I32((int) bits);
    }
    if (type == NumType.I64) {
      return new WasmValue.I64(bits);
    }
    if (type == NumType.F32) {
      return new WasmValue.F32((int) bits);
    }
    if (type == NumType.F64) {
      return new WasmValue.F64(bits);
    }
    if (type == VecType.V128) {
      return new WasmValue.V128(bits, slots[slot + 1]);
    }
    return reference(bits, (RefType) type);
  }

  /** {@return the reference that a handle of the given type stands for} */
  WasmValue.Ref reference(long handle, RefType type) {
    return referenceTo(store.references.object(handle), type);
  }

  /** {@return the reference of the given type to what {@link References#object} gives for it} */
  WasmValue.Ref referenceTo(Object object, RefType type) {
    if (object == null) {
      return new WasmValue.NullRef(nullType(type));
    }
    return switch (store.runtimeTypes.top(type.heapType())) {
      case FUNC -> function(object);
      case EXN -> new WasmValue.ExnRef(object);
      case EXTERN ->
          isInternal(object)
              ? new WasmValue.ExternalizedRef(internal(object))
              : new WasmValue.ExternRef(object);
      default -> isInternal(object) ? internal(object) : new WasmValue.InternalizedRef(object);
    };
  }

  /** A type that the module defines has no index here: its null is any other of its hierarchy. */
  private RefType nullType(RefType type) {
    if (type.nullable() && type.heapType() instanceof AbstractHeapType) {
      return type;
    }
    return new RefType(true, store.runtimeTypes.bottom(type.heapType()));
  }

  private WasmValue.Ref function(Object object) {
    int funcIndex = object instanceof Func func ? viewer.funcIndex(func) : -1;
    return funcIndex < 0 ? new WasmValue.ForeignFuncRef(object) : new WasmValue.FuncRef(funcIndex);
  }

  private static boolean isInternal(Object object) {
    return object instanceof I31 || object instanceof Aggregate;
  }

  private WasmValue.Ref internal(Object object) {
    return object instanceof I31 number
        ? new WasmValue.I31Ref(number.value())
        : new WasmValue.HeapRef(new HeapView(viewer, (Aggregate) object));
  }

  /**
   * Puts values into consecutive slots.
   *
   * @throws EngineFailureException if they don't have the given types
   */
  public void store(WasmValue[] values, List<ValType> types, long[] slots, int first) {
    if (values == null || values.length != types.size()) {
      throw new EngineFailureException(
          "expected "
              + types.size()
              + " values, got "
              + (values == null ? "null" : Integer.toString(values.length)),
          null);
    }
    int slot = first;
    for (int i = 0; i < values.length; i++) {
      ValType type = types.get(i);
      store(values[i], type, slots, slot);
      slot += Signature.width(type);
    }
  }

  private void store(WasmValue value, ValType type, long[] slots, int slot) {
    if (type instanceof RefType refType) {
      slots[slot] = handle(value, refType);
      return;
    }
    if (value == null || !type.equals(value.type())) {
      throw mismatch(value, type);
    }
    if (value instanceof WasmValue.I32 i32) {
      slots[slot] = i32.value();
    } else if (value instanceof WasmValue.I64 i64) {
      slots[slot] = i64.value();
    } else if (value instanceof WasmValue.F32 f32) {
      slots[slot] = f32.bits();
    } else if (value instanceof WasmValue.F64 f64) {
      slots[slot] = f64.bits();
    } else if (value instanceof WasmValue.V128 v128) {
      slots[slot] = v128.low();
      slots[slot + 1] = v128.high();
    }
  }

  private static EngineFailureException mismatch(WasmValue value, ValType type) {
    return new EngineFailureException(
        "expected a value of type "
            + type.text()
            + ", got "
            + (value == null ? "null" : value.type().text()),
        null);
  }

  /** {@return the handle of a reference, which has to belong to {@code type}} */
  private long handle(WasmValue value, RefType type) {
    AbstractHeapType top = store.runtimeTypes.top(type.heapType());
    if (value instanceof WasmValue.NullRef ref && type.nullable() && isNullOf(ref, top)) {
      return References.NULL;
    }
    Object object = value == null ? null : referent(value, top);
    if (object == null) {
      throw mismatch(value, type);
    }
    long handle = store.references.handle(object);
    boolean isForeign = top == AbstractHeapType.FUNC && !(object instanceof Func);
    if (!isForeign && !store.runtimeTypes.belongs(handle, type)) {
      throw mismatch(value, type);
    }
    return handle;
  }

  private static boolean isNullOf(WasmValue.NullRef ref, AbstractHeapType top) {
    return switch (ref.type().heapType() instanceof AbstractHeapType heap ? heap : top) {
      case FUNC, NOFUNC -> top == AbstractHeapType.FUNC;
      case EXTERN, NOEXTERN -> top == AbstractHeapType.EXTERN;
      case EXN, NOEXN -> top == AbstractHeapType.EXN;
      case ANY, EQ, I31, STRUCT, ARRAY, NONE -> top == AbstractHeapType.ANY;
    };
  }

  /** {@return what a value of the given hierarchy refers to, or null if it is of another one} */
  private Object referent(WasmValue value, AbstractHeapType top) {
    return switch (top) {
      case FUNC -> referentOfFunc(value);
      case EXN -> referentOfExn(value);
      case EXTERN -> referentOfExtern(value);
      default ->
          value instanceof WasmValue.InternalizedRef ref ? ref.object() : referentOfInternal(value);
    };
  }

  private Object referentOfFunc(WasmValue value) {
    if (value instanceof WasmValue.FuncRef ref) {
      if (ref.funcIndex() < 0 || ref.funcIndex() >= viewer.layout.funcCount()) {
        throw new EngineFailureException("no function has the index " + ref.funcIndex(), null);
      }
      return viewer.func(ref.funcIndex());
    }
    return value instanceof WasmValue.ForeignFuncRef ref ? ref.function() : null;
  }

  private Object referentOfExn(WasmValue value) {
    return value instanceof WasmValue.ExnRef ref
            && ref.exception() instanceof ExceptionObject exception
            && exception.belongsTo(store)
        ? exception
        : null;
  }

  private Object referentOfExtern(WasmValue value) {
    if (value instanceof WasmValue.ExternalizedRef ref) {
      return referentOfInternal(ref.internal());
    }
    return value instanceof WasmValue.ExternRef ref ? ref.object() : null;
  }

  private Object referentOfInternal(WasmValue value) {
    if (value instanceof WasmValue.I31Ref ref) {
      return new I31(ref.value());
    }
    return value instanceof WasmValue.HeapRef ref
            && ref.object() instanceof HeapView view
            && view.viewer().store == store
        ? view.object()
        : null;
  }
}
