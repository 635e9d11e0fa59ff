package dev.wizer.snapshot;

import java.util.ArrayList;
import java.util.List;

/** Runs a task on several threads at once. */
final class ParallelTask {

  private ParallelTask() {}

  /**
   * Runs {@code task} {@code threads} times at once, once on the calling thread, and returns when
   * all have ended. What one of them throws is thrown.
   */
  static void run(int threads, Runnable task) {
    List<Worker> others = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      Worker other = new Worker(task, "wizer-scan-" + i);
      others.add(other);
      other.start();
    }
    task.run();
    boolean interrupted = false;
    for (Worker other : others) {
      interrupted |= other.await();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    others.forEach(Worker::check);
  }

  /** A thread that remembers how it ended. */
  private static final class Worker extends Thread {

    private final Runnable task;

    // Read after the thread's end.
    private boolean succeeded;
    private RuntimeException exception;
    private Error error;

    Worker(Runnable task, String name) {
      super(name);
      this.task = task;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        task.run();
        succeeded = true;
      } catch (RuntimeException e) {
        exception = e;
      } catch (Error e) {
        error = e;
      }
    }

    /** Waits for the end; gives whether the waiting thread was interrupted meanwhile. */
    boolean await() {
      boolean interrupted = false;
      while (isAlive()) {
        try {
          join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return interrupted;
    }

    void check() {
      if (exception != null) {
        throw exception;
      }
      if (error != null) {
        throw error;
      }
      if (!succeeded) {
        throw new IllegalStateException("the thread " + getName() + " ended without a result");
      }
    }
  }
}
