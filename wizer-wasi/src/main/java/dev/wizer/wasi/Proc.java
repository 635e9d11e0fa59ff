package dev.wizer.wasi;

import dev.wizer.engine.GuestExitException;
import dev.wizer.engine.TrapException;

/** The functions {@code proc_*} and {@code sched_yield}. */
final class Proc {

  private static final int SIGNAL_COUNT = 31;

  /** Higher exit codes mean on many hosts that a process was killed. */
  private static final int EXIT_CODE_LIMIT = 126;

  private Proc() {}

  static void exit(Call call) {
    int code = call.i32(0);
    if (Integer.compareUnsigned(code, EXIT_CODE_LIMIT) >= 0) {
      throw TrapException.host("exit with invalid exit status outside of [0..126)");
    }
    throw new GuestExitException(code);
  }

  static void raise(Call call) throws ErrnoException {
    call.oneOf(0, SIGNAL_COUNT);
    throw new ErrnoException(Errno.NOTSUP);
  }

  static void yieldNow() {
    Thread.yield();
  }
}
