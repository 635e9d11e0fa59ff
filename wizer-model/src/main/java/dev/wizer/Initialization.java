package dev.wizer;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.GuestExitException;
import dev.wizer.engine.WasmValue;
import dev.wizer.instrument.InstrumentedModule;
import dev.wizer.wasm.module.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Initializes an instance: calls the start function, a reactor's own initialization, and the
 * functions that the user chose, in this order.
 */
final class Initialization {

  /** WASI reactors export their constructors under this name. */
  private static final String REACTOR_INITIALIZE = "_initialize";

  private final InitOptions options;
  private final List<InitFunctions.Call> calls;
  private final boolean isReactor;
  private final ExpectedResult expectedResult;

  /**
   * Finds what is to be called.
   *
   * @throws RefusedException if that is not there, or can't be called so
   */
  Initialization(Module module, InitOptions options) {
    InitFunctions functions = new InitFunctions(module);
    this.options = options;
    this.calls = functions.find(options.calls());
    this.isReactor = functions.canCall(REACTOR_INITIALIZE);
    this.expectedResult = new ExpectedResult(options.expectedResult());
    expectedResult.checkReturnedBy(calls);
  }

  /** {@return the names of exports that must not be there to be called once more} */
  List<String> removedExports() {
    List<String> removed = new ArrayList<>();
    if (isReactor) {
      // Whoever loads the result would call it, and constructors trap when they run again.
      removed.add(REACTOR_INITIALIZE);
    }
    if (!options.keep()) {
      for (InitFunctions.Call call : calls) {
        removed.add(call.exportName());
      }
    }
    return removed;
  }

  /**
   * What was called.
   *
   * @param calls the functions that were called, with their results, in order
   * @param exitCode the code with which the guest ended itself, if it did
   */
  record Outcome(List<WizerReport.InitResult> calls, OptionalInt exitCode) {}

  /**
   * Calls everything.
   *
   * @param doing takes what is being done, as a sentence without a period
   * @throws UnexpectedResultException if a function returns something else than it has to
   * @throws GuestExitException if the guest ends itself with a code that is not accepted
   */
  Outcome run(EngineInstance instance, InstrumentedModule instrumented, Consumer<String> doing) {
    List<WizerReport.InitResult> results = new ArrayList<>();
    String called = null;
    try {
      if (instrumented.hasStart()) {
        doing.accept("the start function trapped");
        instance.invoke(instrumented.names().start());
      }
      if (isReactor) {
        doing.accept("calling the Reactor initialization function");
        instance.invoke(REACTOR_INITIALIZE);
      }
      for (InitFunctions.Call call : calls) {
        called = call.exportName();
        results.add(new WizerReport.InitResult(call.exportName(), call(instance, call, doing)));
      }
      return new Outcome(results, OptionalInt.empty());
    } catch (GuestExitException exit) {
      if (exit.exitCode() == 0 || options.acceptedExits().contains(exit.exitCode())) {
        if (called != null) {
          results.add(new WizerReport.InitResult(called, List.of()));
        }
        return new Outcome(results, OptionalInt.of(exit.exitCode()));
      }
      throw exit;
    }
  }

  private List<WasmValue> call(
      EngineInstance instance, InitFunctions.Call call, Consumer<String> doing) {
    if (isReactor && call.exportName().equals(REACTOR_INITIALIZE)) {
      // It has been called, and may not be called twice.
      return List.of();
    }
    doing.accept("the `" + call.exportName() + "` function trapped");
    WasmValue[] results = instance.invoke(call.exportName(), call.arguments());
    expectedResult.check(call, results);
    return List.of(results);
  }
}
