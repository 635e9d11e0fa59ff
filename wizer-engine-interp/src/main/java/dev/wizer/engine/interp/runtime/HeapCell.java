package dev.wizer.engine.interp.runtime;

/** An object of the guest to which slots hold references: a structure, an array, an exception. */
public abstract class HeapCell {

  /** The handle by which slots refer to it, or 0 as long as none does: see {@link References}. */
  public long handle;

  /** {@return its size in units of {@link References#UNIT_BYTES}, 1 or more} */
  int weight() {
    return 1;
  }
}
