package dev.wizer.snapshot;

import dev.wizer.engine.HeapObject;
import dev.wizer.engine.WasmValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds for objects that the module's own initializers make those of the instance that are still
 * the same: of the same shape, with the same content, shared in the same way.
 *
 * <p>Objects that were compared stay together even if their content turned out to differ. An
 * immutable global's object is that one for all whose initializers get it from there: they will get
 * whatever becomes of it, and not another object that looks as it did at first.
 */
final class HeapMatch {

  private final Map<HeapObject, HeapObject> currentByInitial = new HashMap<>();
  private final Set<HeapObject> matchedCurrent = new HashSet<>();

  /** The initial objects of pairs whose content has not been compared yet. */
  private final Set<HeapObject> bound = new HashSet<>();

  private final Deque<HeapObject> uncompared = new ArrayDeque<>();

  /**
   * Takes the objects of an immutable global for the same. To be called for all such globals before
   * anything is matched: else another initial object might be taken for one of theirs.
   */
  void bind(WasmValue initial, WasmValue current) {
    HeapObject object = Values.object(initial);
    if (object != null && currentByInitial.putIfAbsent(object, Values.object(current)) == null) {
      matchedCurrent.add(Values.object(current));
      bound.add(object);
    }
  }

  /**
   * {@return whether the values can stand for each other} Globals are to be matched in order, then
   * tables.
   */
  boolean match(WasmValue initial, WasmValue current) {
    boolean matched = agree(initial, current) && compareObjects();
    uncompared.clear();
    return matched;
  }

  private boolean compareObjects() {
    while (!uncompared.isEmpty()) {
      HeapObject initial = uncompared.pop();
      HeapObject current = currentByInitial.get(initial);
      for (int i = 0; i < initial.length(); i++) {
        if (!agree(initial.get(i), current.get(i))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean agree(WasmValue initial, WasmValue current) {
    if (initial instanceof WasmValue.HeapRef first && current instanceof WasmValue.HeapRef second) {
      return agree(first.object(), second.object());
    }
    if (initial instanceof WasmValue.ExternalizedRef first
        && current instanceof WasmValue.ExternalizedRef second) {
      return agree(first.internal(), second.internal());
    }
    return Values.same(initial, current);
  }

  private boolean agree(HeapObject initial, HeapObject current) {
    HeapObject known = currentByInitial.get(initial);
    if (known != null || matchedCurrent.contains(current)) {
      if (bound.remove(initial)) {
        uncompared.push(initial);
      }
      return current.equals(known);
    }
    if (initial.isArray() != current.isArray()
        || initial.typeIndex() != current.typeIndex()
        || initial.length() != current.length()) {
      return false;
    }
    currentByInitial.put(initial, current);
    matchedCurrent.add(current);
    uncompared.push(initial);
    return true;
  }
}
