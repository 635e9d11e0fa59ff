package dev.wizer.engine.interp.runtime;

/**
 * Something that the compiler believed of a function when it made its code is not so: a defect of
 * the compiler, which no handler of the guest's catches.
 */
public final class FalseBeliefError extends Error {

  private static final long serialVersionUID = 1;

  /**
   * Makes the error.
   *
   * @param func the function
   * @param position where in its code
   * @param operation the operation there
   * @param belief what is not so
   */
  public FalseBeliefError(Func func, int position, String operation, String belief) {
    super(
        "the compiler believed something false of function "
            + func.index
            + " at position "
            + position
            + " ("
            + operation
            + "): "
            + belief);
  }
}
