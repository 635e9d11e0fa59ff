package dev.wizer.engine.interp.exec;

import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.RunBudget;
import java.util.List;

/**
 * Runs guests on threads whose stack holds the deepest nesting of calls that we allow. A thread's
 * stack is only reserved: what is not used costs no memory.
 */
final class LargeStack {

  /** What we reserve for a call: interpreted frames are the largest, with about 500 bytes. */
  static final int BYTES_PER_CALL = 2_048;

  /** More than any call takes: a method of compiled code in HotSpot's interpreter. */
  private static final int MOST_BYTES_PER_CALL = 8_192;

  /** How often the waiting thread looks whether the run has been cancelled. */
  private static final int MILLIS_BETWEEN_LOOKS = 10;

  private LargeStack() {}

  /**
   * Runs {@code task} to its end on a thread with room for nested calls.
   *
   * @param depth how many calls there is to be room for, if the budget does not say it
   * @param budget what the guest may use; when the waiting thread is interrupted, its token is
   *     cancelled
   */
  static void run(Task task, int depth, RunBudget budget) {
    boolean exact = budget.bounds().callDepth().isPresent();
    Thread thread =
        exact ? startExactly(task, budget.bounds().callDepth().getAsInt()) : start(task, depth);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join(MILLIS_BETWEEN_LOOKS);
      } catch (InterruptedException e) {
        interrupted = true;
        budget.token().cancel("interrupted: the thread that waited for the guest was");
      }
      if (budget.token().isCancelled()) {
        task.stop();
        // What a host function waits for.
        thread.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Some systems refuse large stacks: then the nesting that is allowed becomes smaller. */
  private static Thread start(Task task, int depth) {
    int allowed = depth;
    while (true) {
      try {
        return start(task, allowed, BYTES_PER_CALL);
      } catch (OutOfMemoryError e) {
        if (allowed < 1_000) {
          throw e;
        }
        allowed /= 2;
      }
    }
  }

  /**
   * Where the user says how deep calls may nest, it is neither less nor does the JVM end sooner.
   */
  private static Thread startExactly(Task task, int depth) {
    try {
      return start(task, depth, MOST_BYTES_PER_CALL);
    } catch (OutOfMemoryError e) {
      throw new ExhaustionException(
          "there is no stack for " + depth + " nested calls: allow fewer", List.of());
    }
  }

  private static Thread start(Task task, int depth, long bytesPerCall) {
    task.maxDepth = depth;
    Thread thread = new Thread(null, task, "wasm", depth * bytesPerCall + (1 << 20), false);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Something to run. */
  abstract static class Task implements Runnable {

    /** How deep calls may nest; set before it runs. */
    int maxDepth;

    /** Has it end soon. Called by another thread, and again until it has. */
    abstract void stop();
  }
}
