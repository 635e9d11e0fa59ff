package dev.wizer.instrument;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.HeapType;
import dev.wizer.engine.RefType;
import dev.wizer.wasm.module.CompType;
import dev.wizer.wasm.module.GlobalType;
import dev.wizer.wasm.module.Module;
import java.util.BitSet;

/**
 * Chooses the globals that have to be looked at: those that can be set, and those that may hold an
 * object, whose fields can be set.
 */
public final class ObservedGlobals {

  private ObservedGlobals() {}

  /** {@return the indices of the globals of a module that imports none} */
  public static BitSet of(Module module) {
    BitSet observed = new BitSet();
    for (int i = 0; i < module.globals().size(); i++) {
      observed.set(i, isObserved(module.globals().get(i).type(), module));
    }
    return observed;
  }

  private static boolean isObserved(GlobalType type, Module module) {
    return type.mutable()
        || type.valueType() instanceof RefType ref && mayBeObject(ref.heapType(), module);
  }

  private static boolean mayBeObject(HeapType type, Module module) {
    if (type instanceof ConcreteHeapType concrete) {
      return !(module.types().get(concrete.typeIndex()).compType() instanceof CompType.Func);
    }
    return switch ((AbstractHeapType) type) {
      case ANY, EQ, STRUCT, ARRAY, EXTERN -> true;
      case FUNC, I31, EXN, NONE, NOFUNC, NOEXTERN, NOEXN -> false;
    };
  }
}
