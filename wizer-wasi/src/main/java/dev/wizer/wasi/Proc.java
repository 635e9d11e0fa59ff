package dev.wizer.wasi;

import dev.wizer.engine.GuestExitException;

/** The functions {@code proc_*} and {@code sched_yield}. */
final class Proc {

  private static final int SIGNAL_COUNT = 31;

  private Proc() {}

  static void exit(Call call) {
    throw new GuestExitException(call.i32(0));
  }

  static void raise(Call call) throws ErrnoException {
    call.oneOf(0, SIGNAL_COUNT);
    throw new ErrnoException(Errno.NOTSUP);
  }

  static void yieldNow() {
    Thread.yield();
  }
}
