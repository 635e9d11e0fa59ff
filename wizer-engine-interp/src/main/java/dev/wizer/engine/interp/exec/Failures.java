package dev.wizer.engine.interp.exec;

import dev.wizer.engine.CancellationToken;
import dev.wizer.engine.CancelledException;
import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.GuestExitException;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.UncaughtExceptionException;
import dev.wizer.engine.WasmFrame;
import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.ir.IrTable;
import dev.wizer.engine.interp.runtime.ExceptionObject;
import dev.wizer.engine.interp.runtime.FalseBeliefError;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.translate.FunctionTranslator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the port's exceptions, with backtraces, of whatever the execution of a guest throws. */
final class Failures {

  private Failures() {}

  /** What the failure of a host function means that a guest in {@code store} called. */
  static RuntimeException ofHost(Throwable failure, Store store) {
    if (failure instanceof UncaughtExceptionException uncaught
        && uncaught.exception() instanceof ExceptionObject exception
        && exception.belongsTo(store)) {
      // The guest that called the host may catch what a guest that the host called has thrown.
      return new GuestThrow(exception, true);
    }
    if (failure instanceof EngineException engineException) {
      return engineException;
    }
    if (failure instanceof IndexOutOfBoundsException) {
      return new TrapException(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
    return TrapException.host(failure);
  }

  static ExhaustionException callStackExhausted() {
    return new ExhaustionException("call stack exhausted", List.of());
  }

  /** The exception that the caller of an instance's function sees. */
  static EngineException toPort(
      Throwable failure, ModuleInstance instance, CancellationToken token) {
    if (failure instanceof Unwinding unwinding) {
      Throwable cause = unwinding.getCause();
      EngineException exception =
          isDefect(cause) && unwinding.count() > 0
              ? ofInterpreter(cause, unwinding.func(0), unwinding.position(0))
              : engineException(cause, token);
      return withBacktrace(exception, backtrace(unwinding, instance));
    }
    return engineException(failure, token);
  }

  /** A guest that was told to end has ended for that, whatever else it came to meanwhile. */
  private static EngineException engineException(Throwable failure, CancellationToken token) {
    try {
      token.check();
      return engineException(failure);
    } catch (CancelledException cancelled) {
      return cancelled;
    }
  }

  /** Whether nothing that a guest does explains a failure. */
  private static boolean isDefect(Throwable failure) {
    return !(failure instanceof EngineException
        || failure instanceof GuestThrow
        || failure instanceof VirtualMachineError
        || failure instanceof FalseBeliefError);
  }

  private static EngineException ofInterpreter(Throwable failure, Func func, int position) {
    String operation = IrTable.name(IrOpcode.opcode(func.words[position]));
    String place = "function " + func.index + ", position " + position + " (" + operation + ")";
    return new EngineFailureException(
        "the interpreter failed in " + place + ": " + failure, failure);
  }

  private static EngineException engineException(Throwable failure) {
    if (failure instanceof EngineException engineException) {
      return engineException;
    }
    if (failure instanceof GuestThrow thrown) {
      ExceptionObject exception = thrown.exception();
      return new UncaughtExceptionException(exception, exception.tag().name(), List.of());
    }
    if (failure instanceof StackOverflowError) {
      return callStackExhausted();
    }
    if (failure instanceof OutOfMemoryError) {
      return ExhaustionException.ofHostMemory("out of memory");
    }
    if (failure instanceof FalseBeliefError) {
      return new EngineFailureException(failure.getMessage(), failure);
    }
    return new EngineFailureException("the interpreter failed: " + failure, failure);
  }

  private static EngineException withBacktrace(EngineException failure, List<WasmFrame> frames) {
    if (!failure.backtrace().isEmpty()) {
      return failure;
    }
    if (failure instanceof TrapException trap) {
      return trap.withBacktrace(frames);
    }
    if (failure instanceof GuestExitException exit) {
      return exit.withBacktrace(frames);
    }
    if (failure instanceof UncaughtExceptionException uncaught) {
      return uncaught.withBacktrace(frames);
    }
    if (failure instanceof CancelledException) {
      return new CancelledException(failure.getMessage(), frames);
    }
    if (failure instanceof ExhaustionException exhaustion) {
      return exhaustion.withBacktrace(frames);
    }
    return failure;
  }

  /** The calls of the instance's own functions: a frame says nothing about instances. */
  private static List<WasmFrame> backtrace(Unwinding unwinding, ModuleInstance instance) {
    List<WasmFrame> frames = new ArrayList<>();
    Map<Long, WasmFrame> known = new HashMap<>();
    for (int i = 0; i < unwinding.count(); i++) {
      Func func = unwinding.func(i);
      int position = unwinding.position(i);
      if (func.instance == instance) {
        long place = (long) func.index << 32 | position;
        frames.add(known.computeIfAbsent(place, key -> frame(func, position)));
      }
    }
    return frames;
  }

  private static WasmFrame frame(Func func, int position) {
    int offset = FunctionTranslator.bodyOffset(func.instance.layout, func.index, position);
    return new WasmFrame(func.index, offset);
  }
}
