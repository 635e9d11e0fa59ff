package dev.wizer.engine.interp;

import dev.wizer.engine.interp.compile.RegionLimits;
import dev.wizer.engine.interp.exec.Compilation;
import dev.wizer.engine.interp.exec.CompilationLog;

/** Makes engines that compile all functions and tell what they compiled: for tests only. */
public final class CompilingEngines {

  private CompilingEngines() {}

  /** {@return the engine that compiles all, and is otherwise as {@code engine}} */
  public static InterpEngine always(InterpEngine engine, CompilationLog log) {
    return with(engine, Compilation.ALWAYS.with(log));
  }

  /** {@return the engine that divides all functions into regions of a few operations} */
  public static InterpEngine inSmallRegions(InterpEngine engine, CompilationLog log) {
    return with(engine, Compilation.always(new RegionLimits(60, 60, 1)).with(log));
  }

  private static InterpEngine with(InterpEngine engine, Compilation compilation) {
    return engine.toBuilder().compilation(compilation).build();
  }
}
