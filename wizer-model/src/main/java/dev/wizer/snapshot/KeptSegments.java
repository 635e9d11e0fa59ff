package dev.wizer.snapshot;

import java.util.BitSet;

/**
 * The module's own segments that stay as they are.
 *
 * @param datas the data segments
 * @param elems the element segments
 * @param makeContent whether these data segments make what the memories hold, so that no new ones
 *     are needed
 */
public record KeptSegments(BitSet datas, BitSet elems, boolean makeContent) {

  public KeptSegments {
    datas = (BitSet) datas.clone();
    elems = (BitSet) elems.clone();
  }
}
