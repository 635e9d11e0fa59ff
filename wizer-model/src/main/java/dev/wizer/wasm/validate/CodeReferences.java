package dev.wizer.wasm.validate;

import java.util.BitSet;

/**
 * What the function bodies of a valid module name by index that may be renumbered or go: found out
 * by the way while they were validated.
 */
public final class CodeReferences {

  private final boolean toDatas;
  private final boolean toElems;
  private final BitSet toFuncs;

  CodeReferences(boolean toDatas, boolean toElems, BitSet toFuncs) {
    this.toDatas = toDatas;
    this.toElems = toElems;
    this.toFuncs = toFuncs;
  }

  /** {@return whether an instruction names a data segment} */
  public boolean toDatas() {
    return toDatas;
  }

  /** {@return whether an instruction names an element segment} */
  public boolean toElems() {
    return toElems;
  }

  /** {@return those of {@code funcs} to which an instruction makes a reference, as a new set} */
  public BitSet among(BitSet funcs) {
    BitSet found = (BitSet) funcs.clone();
    found.and(toFuncs);
    return found;
  }
}
