package dev.wizer.engine.interp;

import dev.wizer.engine.EngineStore;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.interp.exec.Compilation;
import dev.wizer.engine.interp.runtime.Store;

/** The in-house engine: an interpreter that starts fast. */
public final class InterpEngine implements WasmEngine {

  /** How deep calls may nest if nothing else is asked for. */
  public static final int DEFAULT_MAX_CALL_DEPTH = 200_000;

  private final int maxCallDepth;
  private final Compilation compilation;

  private InterpEngine(int maxCallDepth, Compilation compilation) {
    this.maxCallDepth = maxCallDepth;
    this.compilation = compilation;
  }

  /** {@return the engine} */
  public static InterpEngine create() {
    return new InterpEngine(DEFAULT_MAX_CALL_DEPTH, defaultCompilation());
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
    return new InterpEngine(maxCallDepth, defaultCompilation());
  }

  // TEMPORARY
  private static Compilation defaultCompilation() {
    return Compilation.valueOf(System.getProperty("wizer.compile", "WHEN_HOT"));
  }

  @Override
  public String name() {
    return "interp";
  }

  @Override
  public EngineStore newStore() {
    return new InterpStore(new Store(), maxCallDepth, compilation);
  }
}
