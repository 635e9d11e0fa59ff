package dev.wizer.snapshot;

import dev.wizer.engine.HeapObject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which slots of objects the start function fills. An array whose elements are all the same is
 * filled as a whole; so is one that is too long for constant expressions.
 */
public final class DeferredSlots {

  /** Without any. */
  public static final DeferredSlots NONE = new DeferredSlots(Map.of(), List.of());

  private final Map<HeapObject, BitSet> slots;
  private final List<DeferredStore> stores;

  private DeferredSlots(Map<HeapObject, BitSet> slots, List<DeferredStore> stores) {
    this.slots = slots;
    this.stores = List.copyOf(stores);
  }

  /** {@return the stores, in the order in which the start function does them} */
  public List<DeferredStore> stores() {
    return stores;
  }

  /** {@return whether the start function gives an object's slot its content} */
  public boolean isDeferred(HeapObject object, int index) {
    BitSet deferred = slots.get(object);
    return deferred != null && deferred.get(index);
  }

  /** {@return whether the start function gives an array all its elements, one by one} */
  public boolean isDeferred(HeapObject array) {
    BitSet deferred = slots.get(array);
    return deferred != null && deferred.isEmpty();
  }

  /** Collects slots, object by object. */
  static final class Builder {

    private final Map<HeapObject, BitSet> slots = new HashMap<>();
    private final List<DeferredStore> stores = new ArrayList<>();

    /** Adds the slots of an object; the first stands for all of an array of one form. */
    void add(HeapObject object, BitSet deferred) {
      slots.put(object, deferred);
      if (object.isArray() && ArrayForm.of(object) == ArrayForm.UNIFORM) {
        stores.add(new DeferredStore.Uniform(object));
        return;
      }
      for (int i = deferred.nextSetBit(0); i >= 0; i = deferred.nextSetBit(i + 1)) {
        stores.add(new DeferredStore.Slot(object, i));
      }
    }

    /** Adds all elements of an array. */
    void addElements(HeapObject array) {
      slots.put(array, new BitSet());
      stores.add(new DeferredStore.Elements(array));
    }

    DeferredSlots build() {
      return stores.isEmpty() ? NONE : new DeferredSlots(slots, stores);
    }
  }
}
