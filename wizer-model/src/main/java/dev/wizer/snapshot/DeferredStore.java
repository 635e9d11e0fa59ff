package dev.wizer.snapshot;

import dev.wizer.engine.HeapObject;

/**
 * Content that an object gets from the result's start function, because no constant expression can
 * give it: a reference that closes a cycle, or what a long array holds.
 */
public sealed interface DeferredStore {

  /** {@return the object that gets it; some global holds it} */
  HeapObject object();

  /**
   * One field of a structure, or one element of an array.
   *
   * @param index the field or element
   */
  record Slot(HeapObject object, int index) implements DeferredStore {}

  /** All elements of an array, which are the same. */
  record Uniform(HeapObject object) implements DeferredStore {}

  /** All elements of an array. */
  record Elements(HeapObject object) implements DeferredStore {}
}
