package dev.wizer.engine.interp;

import dev.wizer.engine.EngineStore;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.interp.exec.Compilation;
import dev.wizer.engine.interp.runtime.Geometry;
import dev.wizer.engine.interp.runtime.Store;

/** The in-house engine: an interpreter that starts fast, and a compiler of what is hot. */
public final class InterpEngine implements WasmEngine {

  /** How deep calls may nest if nothing else is asked for. */
  public static final int DEFAULT_MAX_CALL_DEPTH = 200_000;

  private final int maxCallDepth;
  private final Compilation compilation;
  private final Geometry geometry;

  private InterpEngine(int maxCallDepth, Compilation compilation, Geometry geometry) {
    this.maxCallDepth = maxCallDepth;
    this.compilation = compilation;
    this.geometry = geometry;
  }

  /** {@return the engine, which compiles what is hot} */
  public static InterpEngine create() {
    return new InterpEngine(DEFAULT_MAX_CALL_DEPTH, Compilation.WHEN_HOT, Geometry.STANDARD);
  }

  /**
   * {@return the engine with another bound on nested calls}
   *
   * @param maxCallDepth how deep calls may nest, 1 or more; each takes about 2 KiB of address space
   */
  public static InterpEngine withMaxCallDepth(int maxCallDepth) {
    if (maxCallDepth < 1) {
      throw new IllegalArgumentException("not a call depth: " + maxCallDepth);
    }
    return new InterpEngine(maxCallDepth, Compilation.WHEN_HOT, Geometry.STANDARD);
  }

  /**
   * {@return this engine, but one that compiles other functions}
   *
   * @param mode which functions are compiled
   */
  public InterpEngine withCompilation(CompilationMode mode) {
    return withCompilation(mode.compilation());
  }

  /** {@return this engine, but one that compiles by other measures} */
  InterpEngine withCompilation(Compilation compilation) {
    return new InterpEngine(maxCallDepth, compilation, geometry);
  }

  /** {@return this engine, but one that lays memories out in another way} */
  InterpEngine withGeometry(Geometry other) {
    return new InterpEngine(maxCallDepth, compilation, other);
  }

  @Override
  public String name() {
    return "interp";
  }

  @Override
  public boolean translatesLazily() {
    return true;
  }

  @Override
  public EngineStore newStore() {
    return new InterpStore(new Store(geometry), maxCallDepth, compilation);
  }
}
