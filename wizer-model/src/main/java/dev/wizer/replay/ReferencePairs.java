package dev.wizer.replay;

import dev.wizer.engine.HeapObject;
import dev.wizer.engine.WasmValue;
import dev.wizer.snapshot.Values;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of the guest's objects in a second run stands for which one in the first, as far as host
 * functions got to see them. Numbers, functions of the module and host objects are the same in
 * both.
 */
final class ReferencePairs {

  private final Map<Object, Object> secondByFirst = new HashMap<>();
  private final Map<Object, Object> firstBySecond = new HashMap<>();

  /** {@return whether values of two runs can stand for each other; if so, they do from now on} */
  boolean match(WasmValue[] first, WasmValue[] second) {
    boolean matches = first.length == second.length;
    for (int i = 0; matches && i < first.length; i++) {
      matches = match(first[i], second[i]);
    }
    return matches;
  }

  private boolean match(WasmValue first, WasmValue second) {
    if (first instanceof WasmValue.ExternalizedRef one
        && second instanceof WasmValue.ExternalizedRef other) {
      return match(one.internal(), other.internal());
    }
    Object object = identity(first);
    Object other = identity(second);
    if (object == null || other == null) {
      return Values.same(first, second);
    }
    if (first.getClass() != second.getClass() || !haveSameShape(object, other)) {
      return false;
    }
    Object known = secondByFirst.putIfAbsent(object, other);
    Object inverse = firstBySecond.putIfAbsent(other, object);
    return known == null && inverse == null || other.equals(known) && object.equals(inverse);
  }

  private static boolean haveSameShape(Object first, Object second) {
    return !(first instanceof HeapObject object)
        || second instanceof HeapObject other
            && object.isArray() == other.isArray()
            && object.typeIndex() == other.typeIndex()
            && object.length() == other.length();
  }

  /** {@return what of a value belongs to the run, or null if nothing does} */
  private static Object identity(WasmValue value) {
    if (value instanceof WasmValue.HeapRef heap) {
      return heap.object();
    } else if (value instanceof WasmValue.ForeignFuncRef func) {
      return func.function();
    } else if (value instanceof WasmValue.ExnRef exception) {
      return exception.exception();
    }
    return null;
  }

  /**
   * {@return what a function that returned values in the first run returns in the second}
   *
   * @throws NotReplayableException if the host has an object that it was not given by the guest
   */
  WasmValue[] toReplayed(WasmValue[] values) {
    WasmValue[] replayed = new WasmValue[values.length];
    for (int i = 0; i < values.length; i++) {
      replayed[i] = toReplayed(values[i]);
    }
    return replayed;
  }

  private WasmValue toReplayed(WasmValue value) {
    if (value instanceof WasmValue.ExternalizedRef external) {
      return new WasmValue.ExternalizedRef((WasmValue.Ref) toReplayed(external.internal()));
    }
    Object object = identity(value);
    if (object == null) {
      return value;
    }
    Object second = secondByFirst.get(object);
    if (value instanceof WasmValue.ForeignFuncRef) {
      // One that the host has made, or another instance: it means the same in any run.
      return second == null ? value : new WasmValue.ForeignFuncRef(second);
    }
    if (second == null) {
      throw new NotReplayableException();
    }
    return value instanceof WasmValue.HeapRef
        ? new WasmValue.HeapRef((HeapObject) second)
        : new WasmValue.ExnRef(second);
  }
}
