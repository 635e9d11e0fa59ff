package dev.wizer.engine.chicory;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.OpcodeImpl;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.ChicoryException;
import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.GuestExitException;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.UncaughtExceptionException;
import dev.wizer.engine.WasmFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells what a failure that Chicory let escape means to the port. */
final class Failures {

  static final String CALL_STACK_EXHAUSTED = "call stack exhausted";

  private Failures() {}

  /** {@return the port's form of a failure that ended the calls of {@code backtrace}} */
  static EngineException translate(Throwable failure, Backtrace backtrace) {
    List<WasmFrame> frames = backtrace.of(failure);
    if (failure instanceof EngineException engineException) {
      return withBacktrace(engineException, frames);
    }
    if (failure instanceof StackOverflowError
        || failure instanceof ChicoryException
            && CALL_STACK_EXHAUSTED.equals(failure.getMessage())) {
      return new ExhaustionException(CALL_STACK_EXHAUSTED, frames);
    }
    if (failure instanceof OutOfMemoryError) {
      return new ExhaustionException("memory of the host exhausted: " + failure, frames);
    }
    if (failure instanceof WasmException exception) {
      return new UncaughtExceptionException(failure, "tag " + exception.tagIdx(), frames);
    }
    if (failure instanceof ChicoryInterruptedException) {
      return new EngineFailureException("interrupted", failure);
    }
    return trapKind(failure)
        .<EngineException>map(kind -> new TrapException(kind, frames))
        .orElseGet(() -> new EngineFailureException("Chicory failed: " + failure, failure));
  }

  private static EngineException withBacktrace(EngineException failure, List<WasmFrame> frames) {
    if (frames.isEmpty() || !failure.backtrace().isEmpty()) {
      return failure;
    }
    if (failure instanceof TrapException trap) {
      return trap.withBacktrace(frames);
    }
    if (failure instanceof GuestExitException exit) {
      return exit.withBacktrace(frames);
    }
    if (failure instanceof ExhaustionException) {
      return new ExhaustionException(failure.getMessage(), frames);
    }
    return failure;
  }

  private static Optional<TrapKind> trapKind(Throwable failure) {
    if (failure instanceof ChicoryException && failure.getMessage() != null) {
      return trapKind(failure.getMessage());
    }
    if (failure instanceof IndexOutOfBoundsException && isTableInit(failure)) {
      return Optional.of(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
    return Optional.empty();
  }

  private static Optional<TrapKind> trapKind(String message) {
    if (message.startsWith("Trapped on unreachable")) {
      return Optional.of(TrapKind.UNREACHABLE);
    }
    if (message.startsWith("Trapped on call_ref")) {
      return Optional.of(TrapKind.NULL_FUNCTION_REFERENCE);
    }
    if (message.startsWith("Trapped on ref_as_non_null")) {
      return Optional.of(TrapKind.NULL_REFERENCE);
    }
    // What compiled code says for a mismatch when more than 1,024 functions have the right type.
    if (message.startsWith("unknown function")) {
      return Optional.of(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
    }
    return Arrays.stream(TrapKind.values())
        .filter(kind -> message.startsWith(kind.message()))
        .findFirst();
  }

  /** Chicory does not check the place in the segment when it is 2^31 or more. */
  private static boolean isTableInit(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .anyMatch(
            element ->
                element.getClassName().equals(OpcodeImpl.class.getName())
                    && element.getMethodName().equals("TABLE_INIT"));
  }
}
