package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.ir.ExceptionHandlers;
import dev.wizer.engine.interp.ir.ExceptionHandlers.Handler;
import dev.wizer.engine.interp.runtime.ExceptionObject;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.Store;

/** Where failures go: to a handler in the function, or out of it with one more call noted. */
final class FailurePaths {

  /** The function does not handle the failure. */
  static final int NO_HANDLER = -1;

  private final Store store;
  private final CompiledClasses classes;

  FailurePaths(Store store, CompiledClasses classes) {
    this.store = store;
    this.classes = classes;
  }

  /**
   * Where a function goes on after a failure, or {@link #NO_HANDLER}. What the handler takes is in
   * the frame then.
   *
   * @param pc the position of the operation that failed
   * @param s the frames
   * @param fp where the function's frame begins
   */
  int handler(Throwable failure, Func func, int pc, long[] s, int fp) {
    ExceptionObject exception = exception(failure);
    if (exception == null) {
      return NO_HANDLER;
    }
    Handler handler = func.handlers().find(pc, exception.tag().address());
    if (handler == null) {
      return NO_HANDLER;
    }
    if (handler.payloadSlot() != ExceptionHandlers.NO_SLOT) {
      exception.load(s, fp + handler.payloadSlot(), store.references);
    }
    if (handler.exceptionSlot() != ExceptionHandlers.NO_SLOT) {
      s[fp + handler.exceptionSlot()] = store.references.handle(exception);
    }
    return handler.target();
  }

  /** The exception of the guest that a failure is, or null if it is another failure. */
  private static ExceptionObject exception(Throwable failure) {
    Throwable cause = failure instanceof Unwinding unwinding ? unwinding.getCause() : failure;
    return cause instanceof GuestThrow thrown ? thrown.exception() : null;
  }

  /** A failure that leaves a call that was interpreted. */
  Unwinding outOf(Throwable failure, Func func, int pc) {
    Unwinding unwinding = outOfCompiled(failure);
    unwinding.add(func, pc);
    return unwinding;
  }

  /** A failure that leaves a call with which compiled code went on. */
  Unwinding outOfCompiled(Throwable failure) {
    Unwinding unwinding = Unwinding.of(failure);
    unwinding.addCompiled(classes, false);
    return unwinding;
  }

  /** A failure that leaves a function that came in the place of another, compiled or not begun. */
  Unwinding outOfTailCall(Throwable failure, Func func) {
    Unwinding unwinding = Unwinding.of(failure);
    int before = unwinding.count();
    unwinding.addCompiled(classes, false);
    if (unwinding.count() == before) {
      unwinding.add(func, 0);
    }
    return unwinding;
  }

  /** A failure that leaves the last of the active calls. */
  Throwable outOfCalls(Throwable failure) {
    if (classes.isEmpty()) {
      return failure;
    }
    Unwinding unwinding = Unwinding.of(failure);
    unwinding.addCompiled(classes, true);
    return unwinding.count() == 0 ? failure : unwinding;
  }
}
