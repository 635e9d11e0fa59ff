package dev.wizer.tests.spec;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The threads that a script has started. */
final class ScriptThreads {

  private final Duration limit;
  private final Map<String, Thread> running = new HashMap<>();

  /**
   * Makes a record of no threads.
   *
   * @param limit how long to wait for a thread
   */
  ScriptThreads(Duration limit) {
    this.limit = limit;
  }

  void start(String name, Runnable task) {
    Thread thread = new Thread(task, "wast $" + name);
    thread.setDaemon(true);
    running.put(name, thread);
    thread.start();
  }

  /** Waits for a thread's end. */
  void await(String name) {
    Thread thread = running.remove(name);
    if (thread == null) {
      throw new MismatchException("no thread $" + name);
    }
    try {
      thread.join(limit.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      thread.interrupt();
      throw new MismatchException("the thread $" + name + " did not end within " + limit);
    }
  }

  /** Waits for all threads for which the script itself has not waited. */
  void awaitAll() {
    for (String name : running.keySet().toArray(String[]::new)) {
      await(name);
    }
  }
}
