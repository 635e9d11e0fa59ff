package dev.wizer.wasi;

import java.time.Instant;

/** The clocks that the guest sees unless the host provides others. */
final class SystemClocks {

  static final long NANOS_PER_SECOND = 1_000_000_000;

  private SystemClocks() {}

  /** {@return the time of day} */
  static WasiClock wall() {
    return new Wall();
  }

  /** {@return a clock that starts at zero now, so that the guest can't see the host's uptime} */
  static WasiClock monotonic() {
    return new Monotonic();
  }

  private static final class Wall implements WasiClock {
    @Override
    public long nowNanos() {
      Instant now = Instant.now();
      return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
    }
  }

  private static final class Monotonic implements WasiClock {
    private final long origin = System.nanoTime();

    @Override
    public long nowNanos() {
      return System.nanoTime() - origin;
    }
  }
}
