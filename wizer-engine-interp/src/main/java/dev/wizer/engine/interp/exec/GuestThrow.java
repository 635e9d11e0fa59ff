package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.runtime.ExceptionObject;

/** An exception of the guest on its way to a handler. */
final class GuestThrow extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient ExceptionObject exception;

  /**
   * Throws an exception of the guest.
   *
   * @param traced whether compiled code may be among the active calls, which only a stack trace
   *     tells
   */
  GuestThrow(ExceptionObject exception, boolean traced) {
    super(null, null, false, traced);
    this.exception = exception;
  }

  ExceptionObject exception() {
    return exception;
  }
}
