package dev.wizer.engine.interp.compile;

import java.util.BitSet;

/**
 * Sets of small numbers.
 *
 * <p>Instead of streams: the first function that is compiled would have to wait until their many
 * classes have been loaded.
 */
final class Bits {

  private Bits() {}

  /** {@return the numbers in a set, in order} */
  static int[] indices(BitSet set) {
    int[] indices = new int[set.cardinality()];
    int next = -1;
    for (int i = 0; i < indices.length; i++) {
      next = set.nextSetBit(next + 1);
      indices[i] = next;
    }
    return indices;
  }
}
