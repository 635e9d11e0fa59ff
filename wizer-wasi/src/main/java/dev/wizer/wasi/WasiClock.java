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
}
