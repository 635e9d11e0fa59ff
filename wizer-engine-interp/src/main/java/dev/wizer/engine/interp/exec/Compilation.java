package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.compile.RegionLimits;

/**
 * Which functions are compiled to bytecode of the JVM, and how.
 *
 * @param callsUntilHot how often a function is called before it is compiled
 * @param iterationsUntilHot how often the header of a loop is passed before its function is
 *     compiled
 * @param timesHotBeforeFirst how often as much as that has to happen if no function has been
 *     compiled yet: the first is expensive, because the JVM has to load the compiler
 * @param passagesUntilHot how often control goes from one region of a function to another before it
 *     is counted how often its blocks are executed, and how often again until that is known
 * @param exitsUntilLeft how often compiled code of a function hands over to the interpreter, where
 *     a memory has more than its head, before it is compiled for a memory whose head is often left
 * @param limits how large a region may become
 * @param numbers how compiled code reads and writes memory
 * @param log is told what is compiled
 */
public record Compilation(
    int callsUntilHot,
    int iterationsUntilHot,
    int timesHotBeforeFirst,
    int passagesUntilHot,
    int exitsUntilLeft,
    RegionLimits limits,
    Numbers numbers,
    CompilationLog log) {

  private static final int NEVER = Integer.MAX_VALUE;

  /** What is soon reached. */
  private static final int FEW_PASSAGES = 20;

  private static final int FEW_EXITS = 5;

  /** None. */
  public static final Compilation OFF = soon(NEVER, NEVER, RegionLimits.OF_HOTSPOT);

  /** Those that are called often or loop often. */
  public static final Compilation WHEN_HOT =
      new Compilation(
          20_000,
          50_000,
          5,
          250_000,
          2_000,
          RegionLimits.OF_HOTSPOT,
          Numbers.FASTEST,
          CompilationLog.NONE);

  /** All that can be. */
  public static final Compilation ALWAYS = always(RegionLimits.OF_HOTSPOT);

  /** {@return the compilation of all that can be compiled, within other limits} */
  public static Compilation always(RegionLimits limits) {
    return soon(-1, 0, limits);
  }

  /** {@return the compilation of what has been called or has looped so often} */
  public static Compilation soon(int calls, int iterations, RegionLimits limits) {
    return new Compilation(
        calls,
        iterations,
        1,
        FEW_PASSAGES,
        FEW_EXITS,
        limits,
        Numbers.FASTEST,
        CompilationLog.NONE);
  }

  /** {@return this compilation, with another access to memory} */
  public Compilation with(Numbers other) {
    return new Compilation(
        callsUntilHot,
        iterationsUntilHot,
        timesHotBeforeFirst,
        passagesUntilHot,
        exitsUntilLeft,
        limits,
        other,
        log);
  }

  /** {@return this compilation, which tells another log} */
  public Compilation with(CompilationLog other) {
    return new Compilation(
        callsUntilHot,
        iterationsUntilHot,
        timesHotBeforeFirst,
        passagesUntilHot,
        exitsUntilLeft,
        limits,
        numbers,
        other);
  }

  /** {@return whether nothing is compiled, however hot} */
  boolean isOff() {
    return callsUntilHot == NEVER && iterationsUntilHot == NEVER;
  }
}
