package dev.wizer.engine.interp;

import dev.wizer.engine.EngineStore;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.interp.exec.Compilation;
import dev.wizer.engine.interp.runtime.Geometry;
import dev.wizer.engine.interp.runtime.Store;
import java.util.Objects;

/** The in-house engine: an interpreter that starts fast, and a compiler of what is hot. */
public final class InterpEngine implements WasmEngine {

  /** How deep calls may nest if nothing else is asked for. */
  public static final int DEFAULT_MAX_CALL_DEPTH = 200_000;

  private final int maxCallDepth;
  private final Compilation compilation;
  private final Geometry geometry;

  private InterpEngine(Builder builder) {
    this.maxCallDepth = builder.maxCallDepth;
    this.compilation = builder.compilation;
    this.geometry = builder.geometry;
  }

  /** {@return the engine with every setting at its default} */
  public static InterpEngine create() {
    return builder().build();
  }

  /** {@return a builder with every setting at its default} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder with the settings of this engine} */
  public Builder toBuilder() {
    return builder().maxCallDepth(maxCallDepth).compilation(compilation).geometry(geometry);
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
  public EngineStore newStore(RunBudget budget) {
    Objects.requireNonNull(budget, "budget");
    return new InterpStore(new Store(geometry, budget), maxCallDepth, compilation);
  }

  int maxCallDepth() {
    return maxCallDepth;
  }

  Compilation compilation() {
    return compilation;
  }

  Geometry geometry() {
    return geometry;
  }

  /** Collects settings. Their order does not matter; none changes another. */
  public static final class Builder {

    private int maxCallDepth = DEFAULT_MAX_CALL_DEPTH;
    private Compilation compilation = Compilation.WHEN_HOT;
    private Geometry geometry = Geometry.STANDARD;

    private Builder() {}

    /**
     * Sets a bound on nested calls, by default {@link #DEFAULT_MAX_CALL_DEPTH}.
     *
     * @param depth how deep calls may nest, 1 or more; each takes about 2 KiB of address space
     * @throws IllegalArgumentException if {@code depth} is less than 1
     */
    public Builder maxCallDepth(int depth) {
      if (depth < 1) {
        throw new IllegalArgumentException("maxCallDepth must be 1 or more: " + depth);
      }
      maxCallDepth = depth;
      return this;
    }

    /** Sets which functions are compiled, by default {@link CompilationMode#WHEN_HOT}. */
    public Builder compilation(CompilationMode mode) {
      return compilation(Objects.requireNonNull(mode, "mode").compilation());
    }

    /** Sets by which measures functions are compiled. */
    Builder compilation(Compilation measures) {
      compilation = measures;
      return this;
    }

    /** Sets how memories are laid out. */
    Builder geometry(Geometry layout) {
      geometry = layout;
      return this;
    }

    /** {@return the engine} */
    public InterpEngine build() {
      return new InterpEngine(this);
    }
  }
}
