package dev.wizer.tests;

import dev.wizer.engine.interp.compile.CompiledClass;
import dev.wizer.engine.interp.exec.CompilationLog;
import dev.wizer.engine.interp.runtime.Func;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the classes that were made of functions, each of which was entered then. */
final class CompiledClasses implements CompilationLog {

  private final AtomicLong count = new AtomicLong();

  @Override
  public void compiled(Func func, CompiledClass made) {
    count.incrementAndGet();
  }

  long count() {
    return count.get();
  }
}
