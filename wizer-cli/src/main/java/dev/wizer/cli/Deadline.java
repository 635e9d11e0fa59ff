package dev.wizer.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the process when its time is over, if nothing else does: while input is read or translated
 * from text, and where a host function waits for what can't be interrupted. Closed before anything
 * is written.
 */
final class Deadline implements AutoCloseable {

  /** How long a run may take to end by itself, with a better message. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Duration timeout;
  private final StandardStreams streams;
  private volatile long end;

  private Deadline(Optional<Duration> timeout, StandardStreams streams) {
    this.timeout = timeout.orElse(Duration.ZERO);
    this.streams = streams;
    this.end = System.nanoTime() + this.timeout.toNanos();
  }

  /** Begins to watch, if there is a time to be watched. */
  static Deadline begin(Optional<Duration> timeout, StandardStreams streams) {
    Deadline deadline = new Deadline(timeout, streams);
    if (timeout.isPresent()) {
      Thread thread = new Thread(deadline::watch, "wizer-deadline");
      thread.setDaemon(true);
      thread.start();
    }
    return deadline;
  }

  /** From now on, for as long as the timeout says once more, the run is to end by itself. */
  void allowForCancellation() {
    end = System.nanoTime() + timeout.plus(GRACE).toNanos();
  }

  private void watch() {
    try {
      for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
        if (closed.await(left, TimeUnit.NANOSECONDS)) {
          return;
        }
      }
      streams.printError(
          ErrorText.of(
              "the time that the run may take is over, " + timeout.toMillis() + " ms", List.of()));
      // Temporary files go on the way.
      System.exit(ExitCode.LIMIT.code());
    } catch (InterruptedException e) {
      // Nobody has this thread to interrupt it.
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
