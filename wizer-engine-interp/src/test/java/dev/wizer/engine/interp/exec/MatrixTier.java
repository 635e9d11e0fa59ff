package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.compile.RegionLimits;

/** The ways in which a kernel is executed. */
enum MatrixTier {
  INTERPRETED(Compilation.OFF),
  COMPILED(settled(-1, 0, RegionLimits.OF_HOTSPOT)),
  IN_SMALL_REGIONS(settled(-1, 0, small())),
  /** In small regions, compiled again with counters, and again by what they tell. */
  BY_PROFILE(Compilation.always(small())),
  /** Entered at the loop's header, after some turns in the interpreter. */
  AT_LOOP(settled(1 << 30, 5, RegionLimits.OF_HOTSPOT)),
  AT_LOOP_IN_SMALL_REGIONS(settled(1 << 30, 5, small()));

  private final Compilation compilation;

  MatrixTier(Compilation compilation) {
    this.compilation = compilation;
  }

  private static RegionLimits small() {
    return new RegionLimits(60, 60, 1);
  }

  /** What is compiled stays as it is. */
  private static Compilation settled(int calls, int iterations, RegionLimits limits) {
    return new Compilation(
        calls,
        iterations,
        1,
        Integer.MAX_VALUE,
        Integer.MAX_VALUE,
        limits,
        Numbers.FASTEST,
        CompilationLog.NONE);
  }

  Compilation compilation() {
    return compilation;
  }

  boolean entersAtLoop() {
    return this == AT_LOOP || this == AT_LOOP_IN_SMALL_REGIONS;
  }
}
