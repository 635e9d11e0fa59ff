package dev.wizer.wasm.validate;

import java.util.BitSet;

/**
 * What the function bodies of a valid module name by index that may be renumbered or go: found out
 * by the way while they were validated.
 */
public final class CodeReferences {

  private final BitSet datas;
  private final BitSet elems;
  private final BitSet toFuncs;

  CodeReferences(BitSet datas, BitSet elems, BitSet toFuncs) {
    this.datas = datas;
    this.elems = elems;
    this.toFuncs = toFuncs;
  }

  /** {@return the data segments that instructions name, as a new set} */
  public BitSet datas() {
    return (BitSet) datas.clone();
  }

  /** {@return the element segments that instructions name, as a new set} */
  public BitSet elems() {
    return (BitSet) elems.clone();
  }

  /** {@return those of {@code funcs} to which an instruction makes a reference, as a new set} */
  public BitSet among(BitSet funcs) {
    BitSet found = (BitSet) funcs.clone();
    found.and(toFuncs);
    return found;
  }
}
