package dev.wizer.engine.interp;

import dev.wizer.engine.interp.compile.RegionLimits;
import dev.wizer.engine.interp.exec.Compilation;

/**
 * The engine as this run of the tests wants it. The system property {@code
 * wizer.tests.compilation}, which only tests read, is the name of a {@link CompilationMode}, or
 * {@code SMALL_REGIONS} for all functions divided into as many regions as possible. The build runs
 * the tests of instructions, failures and references once for each.
 */
public final class TestedEngine {

  private static final String PROPERTY = "wizer.tests.compilation";

  /** Regions of a few operations, and no table of branches within one. */
  static final Compilation SMALL_REGIONS = Compilation.always(new RegionLimits(60, 60, 1));

  private TestedEngine() {}

  /** {@return the engine} */
  public static InterpEngine create() {
    return compiling(InterpEngine.builder());
  }

  /** {@return the engine with another bound on nested calls} */
  public static InterpEngine withMaxCallDepth(int maxCallDepth) {
    return compiling(InterpEngine.builder().maxCallDepth(maxCallDepth));
  }

  private static InterpEngine compiling(InterpEngine.Builder engine) {
    String mode = System.getProperty(PROPERTY, CompilationMode.WHEN_HOT.name());
    return mode.equals("SMALL_REGIONS")
        ? engine.compilation(SMALL_REGIONS).build()
        : engine.compilation(CompilationMode.valueOf(mode)).build();
  }
}
