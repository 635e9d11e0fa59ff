package dev.wizer.tests.spec;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;

/**
 * Runs tasks that may run for ever, each on a thread of its own, which is left behind then.
 *
 * @param duration how long a task may take
 */
record TimeLimit(Duration duration) {

  /**
   * Runs a task.
   *
   * @param name the thread's name
   * @param handler is told of an exception that the task lets escape
   * @return whether the task ended in time
   */
  boolean run(String name, Runnable task, UncaughtExceptionHandler handler) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(handler);
    thread.start();
    try {
      thread.join(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  @Override
  public String toString() {
    return duration.toSeconds() + " s";
  }
}
