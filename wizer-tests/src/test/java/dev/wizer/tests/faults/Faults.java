package dev.wizer.tests.faults;

import java.util.BitSet;
import java.util.function.Supplier;

/**
 * Throws where it was told to. Static because instrumented classes call it; one test at a time uses
 * it.
 */
public final class Faults {

  /** What fails from the first error on. */
  enum Extent {
    /** Nothing more. */
    ONCE,
    /** The thread on which it was thrown: what it holds is free when it has ended. */
    THREAD,
    /** All threads. */
    EVERYWHERE
  }

  private static final int NOWHERE = -1;

  private static volatile boolean recording;
  private static volatile int armed = NOWHERE;
  private static volatile Extent extent = Extent.ONCE;
  private static volatile boolean failing;
  private static volatile Thread failingThread;
  private static volatile int thrown;
  private static volatile Supplier<? extends Error> kind = OutOfMemoryError::new;
  private static final BitSet SEEN = new BitSet();

  private Faults() {}

  /** Called by instrumented classes at each of their sites. */
  public static void at(int site) {
    if (recording) {
      synchronized (SEEN) {
        SEEN.set(site);
      }
    }
    if (failing && isHere() || site == armed) {
      strike();
    }
  }

  private static boolean isHere() {
    return extent == Extent.EVERYWHERE || Thread.currentThread() == failingThread;
  }

  private static void strike() {
    armed = NOWHERE;
    failingThread = Thread.currentThread();
    failing = extent != Extent.ONCE;
    Error error = kind.get();
    thrown = Math.min(1, thrown + 1);
    throw error;
  }

  /** Notes the sites that {@code task} comes by. */
  static BitSet sitesOf(Runnable task) {
    synchronized (SEEN) {
      SEEN.clear();
    }
    recording = true;
    try {
      task.run();
    } finally {
      recording = false;
    }
    synchronized (SEEN) {
      return (BitSet) SEEN.clone();
    }
  }

  /**
   * Has an error thrown when control first comes to a site.
   *
   * @param where at which of the sites that follow too
   */
  static void arm(int site, Extent where, Supplier<? extends Error> error) {
    thrown = 0;
    kind = error;
    extent = where;
    armed = site;
  }

  /** Ends what {@link #arm} began, and tells whether anything was thrown. */
  static boolean disarm() {
    armed = NOWHERE;
    failing = false;
    failingThread = null;
    return thrown > 0;
  }
}
