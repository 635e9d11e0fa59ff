package dev.wizer.rewrite;

import dev.wizer.snapshot.HeapPlan;
import dev.wizer.wasm.binary.WasmLimits;

/**
 * The output's global indices. New globals stand before the first one that needs them, because an
 * initial value can refer to earlier globals alone; so the module's own may get other indices.
 */
final class GlobalNumbering {

  private final int[] own;
  private final int[] added;

  /**
   * Makes the numbering.
   *
   * @param ownCount how many globals the module has
   * @throws OutputTooLargeException if there would be more globals than engines allow
   */
  GlobalNumbering(HeapPlan heap, int ownCount) {
    int addedCount = heap.newGlobals().size();
    if (addedCount > WasmLimits.MAX_GLOBALS - ownCount) {
      throw OutputTooLargeException.ofGlobals((long) ownCount + addedCount);
    }
    this.own = new int[ownCount];
    this.added = new int[addedCount];
    int nextOwn = 0;
    for (int i = 0; i < addedCount; i++) {
      for (; nextOwn < heap.newGlobals().get(i).position(); nextOwn++) {
        own[nextOwn] = nextOwn + i;
      }
      added[i] = nextOwn + i;
    }
    for (; nextOwn < ownCount; nextOwn++) {
      own[nextOwn] = nextOwn + addedCount;
    }
  }

  /** {@return the index that one of the module's own globals gets} */
  int ofOwn(int globalIndex) {
    return own[globalIndex];
  }

  /** {@return the indices that all of the module's own globals get} */
  int[] ofAllOwn() {
    return own.clone();
  }

  /** {@return the index of a new global, by its place among the new ones} */
  int ofNew(int index) {
    return added[index];
  }

  /** {@return how many globals there are} */
  int count() {
    return own.length + added.length;
  }

  /** {@return whether the module's own globals keep their indices} */
  boolean keepsIndices() {
    return own.length == 0 || own[own.length - 1] == own.length - 1;
  }
}
