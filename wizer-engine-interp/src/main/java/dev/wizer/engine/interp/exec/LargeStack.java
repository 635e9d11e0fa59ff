package dev.wizer.engine.interp.exec;

/**
 * Runs guests on threads whose stack holds the deepest nesting of calls that we allow. A thread's
 * stack is only reserved: what is not used costs no memory.
 */
final class LargeStack {

  /** What we reserve for a call: interpreted frames are the largest, with about 500 bytes. */
  static final int BYTES_PER_CALL = 2_048;

  private LargeStack() {}

  /** Runs {@code task} to its end on a thread with room for {@code depth} nested calls. */
  static void run(Task task, int depth) {
    Thread thread = start(task, depth);
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
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
      task.maxDepth = allowed;
      try {
        Thread thread =
            new Thread(null, task, "wasm", (long) allowed * BYTES_PER_CALL + (1 << 20), false);
        thread.setDaemon(true);
        thread.start();
        return thread;
      } catch (OutOfMemoryError e) {
        if (allowed < 1_000) {
          throw e;
        }
        allowed /= 2;
      }
    }
  }

  /** Something to run. */
  abstract static class Task implements Runnable {

    /** How deep calls may nest; set before it runs. */
    int maxDepth;
  }
}
