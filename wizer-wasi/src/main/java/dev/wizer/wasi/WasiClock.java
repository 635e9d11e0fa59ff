package dev.wizer.wasi;

/** A clock that the guest can read. */
@FunctionalInterface
public interface WasiClock {

  /**
   * {@return the current time in nanoseconds: since 1970-01-01T00:00:00Z for the wall clock, since
   * any fixed moment for the monotonic clock}
   */
  long nowNanos();

  /** {@return the clock's resolution in nanoseconds, at least 1} */
  default long resolutionNanos() {
    return 1;
  }

  /**
   * Moves a clock that does not run by itself, for a guest that waits.
   *
   * @return false if the clock runs by itself, and the guest really waits
   */
  default boolean advance(long nanos) {
    return false;
  }

  /**
   * {@return a clock that shows the same times in every run}
   *
   * @param startNanos what it shows first
   * @param stepNanos by how much it moves with each look at it, so that a guest that waits for a
   *     time by looking comes to an end
   */
  static WasiClock stepping(long startNanos, long stepNanos) {
    return new SteppingClock(startNanos, stepNanos);
  }
}
