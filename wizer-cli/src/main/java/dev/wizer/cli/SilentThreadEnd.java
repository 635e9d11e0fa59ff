package dev.wizer.cli;

/**
 * Keeps the JVM from printing a stack trace when a thread ends with an error: what that means for
 * the run, the thread that started it says.
 */
final class SilentThreadEnd implements Thread.UncaughtExceptionHandler {

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    // Nothing to do.
  }
}
