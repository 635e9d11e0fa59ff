package dev.wizer.snapshot;

import dev.wizer.engine.HeapObject;
import dev.wizer.wasm.module.Module;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where constant expressions make the objects that have to be made anew. An object that is used
 * once is made in the expression that uses it. Each other one is made in the expression of an
 * immutable global, from which all that use it get it: one of the module's own if that holds it, or
 * else a new one. What no constant expression can give an object, the start function does.
 */
public final class HeapPlan {

  /** Without any object. */
  public static final HeapPlan EMPTY = new HeapPlan(List.of(), Map.of(), 0, DeferredSlots.NONE);

  private final List<NewGlobal> newGlobals;
  private final Map<HeapObject, Integer> newGlobalIndices = new HashMap<>();
  private final Map<HeapObject, Integer> ownGlobals;
  private final int objectCount;
  private final DeferredSlots deferredSlots;

  /**
   * A new global.
   *
   * @param object what it holds
   * @param position before which of the module's own globals it must stand, or their number if it
   *     may come after all of them
   */
  public record NewGlobal(HeapObject object, int position) {}

  HeapPlan(
      List<NewGlobal> newGlobals,
      Map<HeapObject, Integer> ownGlobals,
      int objectCount,
      DeferredSlots deferredSlots) {
    this.deferredSlots = deferredSlots;
    this.newGlobals = List.copyOf(newGlobals);
    this.ownGlobals = Map.copyOf(ownGlobals);
    this.objectCount = objectCount;
    for (int i = 0; i < newGlobals.size(); i++) {
      newGlobalIndices.put(newGlobals.get(i).object(), i);
    }
  }

  /** {@return the new globals: their positions ascend, and none needs a later one} */
  public List<NewGlobal> newGlobals() {
    return newGlobals;
  }

  /** {@return the index among {@link #newGlobals} of the one that holds an object, if one does} */
  public OptionalInt newGlobal(HeapObject object) {
    return optional(newGlobalIndices.get(object));
  }

  /** {@return the index of the module's own global from which an object is got, if there is one} */
  public OptionalInt ownGlobal(HeapObject object) {
    return optional(ownGlobals.get(object));
  }

  /** {@return how many objects are made anew} */
  public int objectCount() {
    return objectCount;
  }

  /** {@return what the start function has to do} */
  public DeferredSlots deferredSlots() {
    return deferredSlots;
  }

  /** {@return how many passive data segments the start function copies from} */
  public int dataSegmentCount(Module module) {
    int count = 0;
    for (DeferredStore store : deferredSlots.stores()) {
      if (store instanceof DeferredStore.Elements elements
          && module.fieldType(elements.object().typeIndex(), 0).storage().widthInBytes() > 0) {
        count++;
      }
    }
    return count;
  }

  private static OptionalInt optional(Integer index) {
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }
}
