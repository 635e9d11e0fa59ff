package dev.wizer.engine.interp;

import dev.wizer.engine.interp.compile.RegionLimits;
import dev.wizer.engine.interp.exec.Compilation;

/** Makes the engine that divides all functions into regions of a few operations: for tests only. */
public final class SmallRegions {

  private SmallRegions() {}

  /** {@return the engine, which is otherwise as {@code engine}} */
  public static InterpEngine of(InterpEngine engine) {
    return engine.toBuilder().compilation(Compilation.always(new RegionLimits(60, 60, 1))).build();
  }
}
