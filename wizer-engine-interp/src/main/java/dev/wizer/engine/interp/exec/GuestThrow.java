package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.runtime.ExceptionObject;

/** An exception of the guest on its way to a handler. */
final class GuestThrow extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient ExceptionObject exception;

  GuestThrow(ExceptionObject exception) {
    super(null, null, false, false);
    this.exception = exception;
  }

  ExceptionObject exception() {
    return exception;
  }
}
