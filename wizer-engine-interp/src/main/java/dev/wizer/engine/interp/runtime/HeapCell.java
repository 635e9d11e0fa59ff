package dev.wizer.engine.interp.runtime;

/** An object of the guest to which slots hold references: a structure, an array, an exception. */
public abstract class HeapCell {

  /** The handle by which slots refer to it, or 0 as long as none does: see {@link References}. */
  long handle;
}
