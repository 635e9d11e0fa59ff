package dev.wizer.tests;

import dev.wizer.engine.interp.CompilationMode;
import dev.wizer.engine.interp.CompilingEngines;
import dev.wizer.engine.interp.InterpEngine;

/** The in-house engine in all ways in which it executes functions. */
public enum Interp {
  /** As users have it: what is hot is compiled. */
  USUAL,
  /** Nothing is compiled. */
  INTERPRETED,
  /** All functions are compiled when they are first called. */
  COMPILED,
  /** So they are, and divided into as many regions as possible. */
  IN_SMALL_REGIONS;

  private final CompiledClasses compiled = new CompiledClasses();

  /** {@return the engine} */
  public InterpEngine engine() {
    return of(InterpEngine.create());
  }

  /** {@return an engine that executes functions so, and is otherwise as {@code engine}} */
  public InterpEngine of(InterpEngine engine) {
    return switch (this) {
      case USUAL -> engine;
      case INTERPRETED -> engine.toBuilder().compilation(CompilationMode.NEVER).build();
      case COMPILED -> CompilingEngines.always(engine, compiled);
      case IN_SMALL_REGIONS -> CompilingEngines.inSmallRegions(engine, compiled);
    };
  }

  /**
   * {@return how many regions of functions these engines have compiled and entered so far; always 0
   * where they need not compile}
   */
  public long compiledRegions() {
    return compiled.count();
  }
}
