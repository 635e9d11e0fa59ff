package dev.wizer.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs a task on several threads at once. */
final class ParallelTask {

  private ParallelTask() {}

  /**
   * Runs {@code task} {@code threads} times at once, once on the calling thread, and returns when
   * all have ended. What one of them throws is thrown.
   */
  static void run(int threads, Runnable task) {
    List<FutureTask<Void>> others = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      FutureTask<Void> other = new FutureTask<>(task, null);
      others.add(other);
      Thread thread = new Thread(other, "wizer-scan-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    task.run();
    others.forEach(ParallelTask::await);
  }

  private static void await(FutureTask<Void> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          task.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw rethrow(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrow(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) cause;
  }
}
