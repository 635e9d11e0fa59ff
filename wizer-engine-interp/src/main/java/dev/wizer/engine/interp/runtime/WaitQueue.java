package dev.wizer.engine.interp.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The threads that wait at addresses of a memory. The caller has the memory's monitor. */
public final class WaitQueue {

  private static final class Waiter {
    private boolean woken;
  }

  private final Object monitor;
  private final Map<Long, Deque<Waiter>> waiters = new HashMap<>();

  WaitQueue(Object monitor) {
    this.monitor = monitor;
  }

  /**
   * Waits until another thread calls {@link #wake}.
   *
   * @param nanoseconds how long at most; a negative number means for ever
   * @return whether it was woken
   */
  public boolean await(long address, long nanoseconds) throws InterruptedException {
    Waiter waiter = new Waiter();
    waiters.computeIfAbsent(address, key -> new ArrayDeque<>()).add(waiter);
    long start = System.nanoTime();
    try {
      while (!waiter.woken) {
        long left = nanoseconds - (System.nanoTime() - start);
        if (nanoseconds < 0) {
          monitor.wait();
        } else if (left > 0) {
          TimeUnit.NANOSECONDS.timedWait(monitor, left);
        } else {
          break;
        }
      }
      return waiter.woken;
    } finally {
      remove(address, waiter);
    }
  }

  private void remove(long address, Waiter waiter) {
    Deque<Waiter> queue = waiters.get(address);
    if (queue != null) {
      queue.remove(waiter);
      if (queue.isEmpty()) {
        waiters.remove(address);
      }
    }
  }

  /** Wakes up to {@code count} threads, those first that have waited longest; gives how many. */
  public int wake(long address, long count) {
    Deque<Waiter> queue = waiters.get(address);
    int woken = 0;
    while (queue != null && woken < count && !queue.isEmpty()) {
      queue.remove().woken = true;
      woken++;
    }
    if (woken > 0) {
      monitor.notifyAll();
    }
    return woken;
  }
}
