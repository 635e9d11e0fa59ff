package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.runtime.Entry;
import dev.wizer.engine.interp.runtime.Func;

/** A region of a function as a method: the base of all classes that are made. */
public abstract class CompiledCode extends Entry {

  /** The function has returned; its results are in its frame. */
  static final int RETURNED = -1;

  /** Another function is to take the place of this one: {@link ExecutionLoop#tailCallee}. */
  static final int TAIL_CALL = Integer.MIN_VALUE;

  /** Used by compiled code. */
  protected CompiledCode() {}

  /**
   * Runs the region on the frame that begins at {@code fp}.
   *
   * @param depth how many calls are active outside
   * @param entry the number of the entry
   * @return where control goes on: a region and above the low 16 bits its entry; {@link #RETURNED};
   *     {@link #TAIL_CALL}; or what {@link #interpret} gives
   */
  public abstract int run(int fp, int depth, int entry);

  /** Overridden where the region is a whole function. */
  @Override
  public void enter(Func func, int fp, int depth) {
    throw new AssertionError(func.index);
  }

  /** Stands for a position at which the interpreter has to go on; the same gives it back. */
  static int interpret(int position) {
    return -2 - position;
  }

  /** Used by compiled code: the objects to which a class refers. */
  public static Object[] constants(Class<?> type) {
    return ((CodeLoader) type.getClassLoader()).takeConstants();
  }

  /** Used by compiled code: takes the only instance of a class. */
  public static void give(CompiledCode code) {
    ((CodeLoader) code.getClass().getClassLoader()).give(code);
  }

  /** Used by compiled code: the entry of a table for an unsigned index, the last if it is large. */
  public static int choose(int[] table, int index) {
    int last = table.length - 1;
    return table[index >= 0 && index < last ? index : last];
  }

  /** Used by compiled code: where to go on after a failure, if anywhere. */
  public static int failed(Throwable failure, CompiledFunction function, int position, int fp) {
    return function.resume(failure, position, fp);
  }
}
