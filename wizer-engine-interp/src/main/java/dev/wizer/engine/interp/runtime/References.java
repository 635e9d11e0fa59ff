package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * References as slots hold them: handles. Null is 0. A function of the instance is its index plus
 * one. Any other object, a foreign function or one of the host's, is the negative number of its
 * place in this table, which keeps it alive as long as the instance.
 */
public final class References {

  private final int funcCount;
  private final List<Object> objects = new ArrayList<>();
  private final Map<Object, Long> handles = new IdentityHashMap<>();

  References(int funcCount) {
    this.funcCount = funcCount;
  }

  /** {@return the handle of a reference} */
  public long handle(WasmValue.Ref ref) {
    if (ref instanceof WasmValue.FuncRef func) {
      return funcHandle(func.funcIndex());
    }
    if (ref instanceof WasmValue.ForeignFuncRef foreign) {
      return objectHandle(foreign.function());
    }
    if (ref instanceof WasmValue.ExternRef extern) {
      return objectHandle(extern.object());
    }
    return 0;
  }

  private long funcHandle(int funcIndex) {
    if (funcIndex < 0 || funcIndex >= funcCount) {
      throw new EngineFailureException("no function has the index " + funcIndex, null);
    }
    return funcIndex + 1L;
  }

  private long objectHandle(Object object) {
    Long known = handles.get(object);
    if (known != null) {
      return known;
    }
    objects.add(object);
    long handle = -objects.size();
    handles.put(object, handle);
    return handle;
  }

  /** {@return the reference that a handle of the given type stands for} */
  public WasmValue.Ref reference(long handle, RefType type) {
    if (handle == 0) {
      return new WasmValue.NullRef(type);
    }
    if (handle > 0) {
      return new WasmValue.FuncRef((int) handle - 1);
    }
    Object object = objects.get((int) -handle - 1);
    return type.equals(RefType.FUNCREF)
        ? new WasmValue.ForeignFuncRef(object)
        : new WasmValue.ExternRef(object);
  }
}
