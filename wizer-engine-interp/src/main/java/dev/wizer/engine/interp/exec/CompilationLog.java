package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.compile.CompiledClass;
import dev.wizer.engine.interp.runtime.Func;

/**
 * Is told what the compiler does, so that a test of compiled code can know that there was some. No
 * call of it is on a path that is taken often.
 */
public interface CompilationLog {

  /** Forgets all. */
  CompilationLog NONE = new CompilationLog() {};

  /** A region has become a class, because control has just come there. */
  default void compiled(Func func, CompiledClass made) {}

  /** A region stays interpreted, because its code would be too large for HotSpot. */
  default void tooLarge(Func func) {}

  /**
   * Compiled code hands over to the interpreter.
   *
   * @param position where the interpreter goes on: at the operation that compiled code does not do
   */
  default void left(Func func, int position) {}
}
