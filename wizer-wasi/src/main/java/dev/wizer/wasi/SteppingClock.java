package dev.wizer.wasi;

/** A clock that stands still but for a step with each look at it. */
final class SteppingClock implements WasiClock {

  private final long stepNanos;
  private long nextNanos;

  SteppingClock(long startNanos, long stepNanos) {
    this.nextNanos = startNanos;
    this.stepNanos = stepNanos;
  }

  @Override
  public long nowNanos() {
    long now = nextNanos;
    nextNanos += stepNanos;
    return now;
  }

  @Override
  public boolean advance(long nanos) {
    nextNanos += nanos;
    return true;
  }
}
