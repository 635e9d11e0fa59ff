package dev.wizer;

import dev.wizer.engine.CancellationToken;
import dev.wizer.engine.CancelledException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run: when its time is over, when the user's token is cancelled, when the thread that asked
 * for it is interrupted. The time is watched by a thread that ends with the run.
 */
final class RunGuard implements Runnable, AutoCloseable {

  private final CancellationToken token;
  private final Thread caller = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean timedOut;

  private RunGuard(CancellationToken token) {
    this.token = token;
  }

  /** {@return a guard of a run on the current thread, whose time begins now} */
  static RunGuard begin(RunLimits limits) {
    RunGuard guard =
        new RunGuard(
            limits.token().isPresent() ? limits.token().get().child() : CancellationToken.create());
    if (limits.timeout().isPresent()) {
      guard.watch(limits.timeout().get());
    }
    return guard;
  }

  private void watch(Duration timeout) {
    Thread thread = new Thread(() -> await(timeout), "wizer-timeout");
    thread.setDaemon(true);
    thread.start();
  }

  private void await(Duration timeout) {
    try {
      if (!ended.await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        timedOut = true;
        token.cancel("interrupt: the time that the run may take is over, " + text(timeout));
      }
    } catch (InterruptedException e) {
      // Nobody has this thread to interrupt it.
      Thread.currentThread().interrupt();
    }
  }

  private static String text(Duration timeout) {
    long millis = timeout.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  /** {@return what tells the engine that the run has to end} */
  CancellationToken token() {
    return token;
  }

  /**
   * Ends the run if it has to end. For any thread that works for it.
   *
   * @throws CancelledException then
   */
  @Override
  public void run() {
    if (caller.isInterrupted()) {
      token.cancel("interrupted: the thread that asked for the run was");
    }
    token.check();
  }

  /** {@return what kind of failure it was that a run was cancelled} */
  Optional<FailureKind> kind() {
    if (!token.isCancelled()) {
      return Optional.empty();
    }
    return Optional.of(timedOut ? FailureKind.LIMIT : FailureKind.CANCELLED);
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
