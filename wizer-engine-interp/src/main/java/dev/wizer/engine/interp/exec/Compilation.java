package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.compile.NumberAccess;
import dev.wizer.engine.interp.compile.RegionLimits;

/**
 * Which functions are compiled to bytecode of the JVM, and how.
 *
 * @param callsUntilHot how often a function is called before it is compiled
 * @param iterationsUntilHot how often the header of a loop is passed before its function is
 *     compiled
 * @param passagesUntilHot how often control goes from one region of a function to another before it
 *     is counted how often its blocks are executed, and how often again until that is known
 * @param limits how large a region may become
 * @param numbers how compiled code reads and writes memory
 */
public record Compilation(
    int callsUntilHot,
    int iterationsUntilHot,
    int passagesUntilHot,
    RegionLimits limits,
    NumberAccess numbers) {

  private static final int NEVER = Integer.MAX_VALUE;

  /** What takes some 10 milliseconds: as long as it takes to make the function's classes again. */
  private static final int PASSAGES = Integer.getInteger("pp", 500_000);

  /** What is soon reached. */
  private static final int FEW_PASSAGES = 20;

  /** None. */
  public static final Compilation OFF = new Compilation(NEVER, NEVER, RegionLimits.OF_HOTSPOT);

  /** Those that are called often or loop often. */
  public static final Compilation WHEN_HOT =
      new Compilation(20_000, 50_000, RegionLimits.OF_HOTSPOT);

  /** All that can be. */
  public static final Compilation ALWAYS = always(RegionLimits.OF_HOTSPOT);

  /** Makes a compilation that uses the fastest access to memory that there is. */
  public Compilation(int callsUntilHot, int iterationsUntilHot, RegionLimits limits) {
    this(callsUntilHot, iterationsUntilHot, PASSAGES, limits, Numbers.FASTEST);
  }

  /** {@return the compilation of all that can be compiled, within other limits} */
  public static Compilation always(RegionLimits limits) {
    return new Compilation(-1, 0, FEW_PASSAGES, limits, Numbers.FASTEST);
  }

  /** {@return whether nothing is compiled, however hot} */
  boolean isOff() {
    return callsUntilHot == NEVER && iterationsUntilHot == NEVER;
  }
}
