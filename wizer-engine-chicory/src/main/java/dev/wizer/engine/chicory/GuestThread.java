package dev.wizer.engine.chicory;

import dev.wizer.engine.CancellationToken;
import dev.wizer.engine.CancelledException;
import dev.wizer.engine.EngineFailureException;
import java.util.function.Supplier;

/**
 * Runs an instance's code on threads with a large stack, one after another. A call in Wasm is
 * several in Java, and guests recurse deeper than a JVM's default stack allows.
 */
final class GuestThread {

  /**
   * Room for about 100,000 calls in the interpreter, at up to 1.3 KB each, and for more in compiled
   * code. Much more would let a guest that recurses without end run for long, because each garbage
   * collection looks at the whole stack: 1 s until exhaustion with 128 MB, up to 10 s with 512 MB.
   */
  private static final long STACK_SIZE_IN_BYTES = 128L << 20;

  private static final int MILLIS_BETWEEN_LOOKS = 10;

  private final CancellationToken token;
  private Thread running;

  /** Makes what runs a guest that {@code token} cancels. */
  GuestThread(CancellationToken token) {
    this.token = token;
  }

  /** Throws what a guest that was cancelled has failed with, whatever it has come to. */
  void checkCancelled(Throwable failure, Backtrace backtrace) {
    try {
      token.check();
    } catch (CancelledException e) {
      throw new CancelledException(e.getMessage(), backtrace.of(failure));
    }
  }

  /**
   * Runs {@code task} and waits for its end. Called by the task itself, by way of a host function,
   * it goes on on the same thread. What the task throws is thrown on.
   */
  <T> T run(Supplier<T> task) {
    if (Thread.currentThread() == running) {
      return task.get();
    }
    Outcome<T> outcome = new Outcome<>(task);
    running = new Thread(null, outcome, "wizer guest", STACK_SIZE_IN_BYTES);
    running.setDaemon(true);
    try {
      running.start();
      await(running);
    } finally {
      running = null;
    }
    return outcome.get();
  }

  /** Waits for the end; an interruption cancels the guest, and is kept for the caller. */
  private void await(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join(MILLIS_BETWEEN_LOOKS);
      } catch (InterruptedException e) {
        interrupted = true;
        token.cancel("interrupted: the thread that waited for the guest was");
      }
      if (token.isCancelled()) {
        thread.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a task came to; read after the thread's end. */
  private static final class Outcome<T> implements Runnable {

    private final Supplier<T> task;
    private T result;
    private boolean succeeded;
    private RuntimeException exception;
    private Error error;

    Outcome(Supplier<T> task) {
      this.task = task;
    }

    @Override
    public void run() {
      try {
        result = task.get();
        succeeded = true;
      } catch (RuntimeException e) {
        exception = e;
      } catch (Error e) {
        error = e;
      }
    }

    T get() {
      if (exception != null) {
        throw exception;
      }
      if (error != null) {
        throw error;
      }
      if (!succeeded) {
        throw new EngineFailureException("the guest's thread ended without a result", null);
      }
      return result;
    }
  }
}
