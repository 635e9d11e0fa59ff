package dev.wizer.engine.interp.runtime;

/** What runs a function that is called: the interpreter, or code that has been made of it. */
public abstract class Entry {

  /** Makes one. */
  protected Entry() {}

  /**
   * Runs a function to its end.
   *
   * @param func the function, whose arguments are in its frame
   * @param fp where its frame begins
   * @param depth how many calls are active outside
   */
  public abstract void enter(Func func, int fp, int depth);
}
