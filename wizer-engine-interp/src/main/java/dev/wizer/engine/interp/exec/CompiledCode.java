package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.runtime.Entry;
import dev.wizer.engine.interp.runtime.Func;
import java.lang.invoke.MethodHandles;

/** A region of a function as a method: the base of all classes that are made. */
abstract class CompiledCode extends Entry {

  /** The function has returned; its results are in its frame. */
  static final int RETURNED = -1;

  /** Used by compiled code. */
  CompiledCode() {}

  /**
   * Runs the region on the frame that begins at {@code fp}.
   *
   * @param depth how many calls are active outside
   * @param entry the number of the entry
   * @return where control goes on: a region and above the low 16 bits its entry; {@link #RETURNED};
   *     or what {@link #interpret} gives
   */
  abstract int run(int fp, int depth, int entry);

  /** Overridden where the region is a whole function. */
  @Override
  public void enter(Func func, int fp, int depth) {
    throw new AssertionError(func.index);
  }

  /** Stands for a position at which the interpreter has to go on; the same gives it back. */
  static int interpret(int position) {
    return -2 - position;
  }

  /** Makes a class and gives its only instance. */
  static CompiledCode define(byte[] bytes, Object[] constants) {
    try {
      MethodHandles.lookup().defineHiddenClassWithClassData(bytes, constants, true);
      return (CompiledCode) constants[constants.length - 1];
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** Used by compiled code: the objects to which a class refers. */
  static Object[] constants(MethodHandles.Lookup lookup) throws IllegalAccessException {
    return MethodHandles.classData(lookup, "_", Object[].class);
  }

  /** Used by compiled code: the entry of a table for an unsigned index, the last if it is large. */
  static int choose(int[] table, int index) {
    int last = table.length - 1;
    return table[index >= 0 && index < last ? index : last];
  }

  /** Used by compiled code: where to go on after a failure, if anywhere. */
  static int failed(Throwable failure, CompiledFunction function, int position, int fp) {
    return function.resume(failure, position, fp);
  }
}
