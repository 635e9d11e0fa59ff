package dev.wizer.engine.interp.exec;

import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.GuestExitException;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.WasmFrame;
import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.translate.FunctionTranslator;
import dev.wizer.engine.interp.translate.ModuleLayout;
import java.util.ArrayList;
import java.util.List;

/** Makes the port's exceptions, with backtraces, of whatever the execution of a guest throws. */
final class Failures {

  private Failures() {}

  /** What a failure of the operation {@code op} means. */
  static Throwable ofOperation(Throwable failure, int op) {
    if (failure instanceof IndexOutOfBoundsException && IrOpcode.accessesMemory(op)) {
      return new TrapException(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
    return failure;
  }

  /** What a host function's failure means. */
  static EngineException ofHost(Throwable failure) {
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

  /** The exception that the engine's caller sees. */
  static EngineException toPort(Throwable failure, ModuleLayout layout) {
    if (failure instanceof Unwinding unwinding) {
      return withBacktrace(engineException(unwinding.getCause()), backtrace(unwinding, layout));
    }
    return engineException(failure);
  }

  private static EngineException engineException(Throwable failure) {
    if (failure instanceof EngineException engineException) {
      return engineException;
    }
    if (failure instanceof StackOverflowError) {
      return callStackExhausted();
    }
    if (failure instanceof OutOfMemoryError) {
      return new ExhaustionException("out of memory", List.of());
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
    if (failure instanceof ExhaustionException) {
      return new ExhaustionException(failure.getMessage(), frames);
    }
    return failure;
  }

  private static List<WasmFrame> backtrace(Unwinding unwinding, ModuleLayout layout) {
    List<WasmFrame> frames = new ArrayList<>();
    for (int i = 0; i < unwinding.count(); i++) {
      frames.add(frame(unwinding, i, frames, layout));
    }
    return frames;
  }

  private static WasmFrame frame(
      Unwinding unwinding, int i, List<WasmFrame> inner, ModuleLayout layout) {
    int funcIndex = unwinding.funcIndex(i);
    int position = unwinding.position(i);
    for (int j = 0; j < i; j++) {
      if (unwinding.funcIndex(j) == funcIndex && unwinding.position(j) == position) {
        return inner.get(j);
      }
    }
    return new WasmFrame(funcIndex, FunctionTranslator.bodyOffset(layout, funcIndex, position));
  }
}
