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

  /**
   * As {@link #enter}, in the place of a function that has ended.
   *
   * @return whether another function is to take the place of this one, which has ended too
   */
  public boolean enterInPlace(Func func, int fp, int depth) {
    enter(func, fp, depth);
    return false;
  }
}
