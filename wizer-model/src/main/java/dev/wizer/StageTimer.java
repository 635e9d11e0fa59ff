package dev.wizer;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Knows the current stage and how long earlier ones took. */
final class StageTimer {

  private final LongSupplier nanoClock;
  private final Map<Stage, Duration> durations = new EnumMap<>(Stage.class);
  private Stage current = Stage.READ;
  private long enteredAt;

  StageTimer(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.enteredAt = nanoClock.getAsLong();
  }

  Stage current() {
    return current;
  }

  void enter(Stage next) {
    long now = nanoClock.getAsLong();
    durations.merge(current, Duration.ofNanos(now - enteredAt), Duration::plus);
    current = next;
    enteredAt = now;
  }

  Map<Stage, Duration> finish() {
    enter(current);
    return durations;
  }
}
