package dev.wizer.engine.interp.exec;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.engine.interp.runtime.Store;

/** Calls the functions of a store from outside, on a thread with a stack that is large enough. */
public final class Interpreter {

  private final ExecutionLoop loop;
  private final int depthLimit;
  private final RunBudget budget;

  /** The thread on which the guest runs, if it does. */
  private Thread runner;

  /**
   * Makes an interpreter.
   *
   * @param depthLimit how deep calls may nest
   * @param slotLimit how many slots of 8 bytes all frames may have together
   * @param compilation which functions are compiled
   */
  public Interpreter(Store store, int depthLimit, int slotLimit, Compilation compilation) {
    this.loop = new ExecutionLoop(store, slotLimit, compilation);
    this.budget = store.budget;
    this.depthLimit = depthLimit;
  }

  /** Takes notice of instances that have been added to the store. */
  public void refresh() {
    loop.refresh();
  }

  /**
   * Calls a function from outside.
   *
   * @param instance the instance that is asked for it: values and backtrace are as it sees them
   */
  public WasmValue[] call(Func func, WasmValue[] arguments, ModuleInstance instance) {
    budget.token().check();
    Invocation invocation = new Invocation(func, arguments, instance);
    if (Thread.currentThread() == runner) {
      invocation.maxDepth = loop.maxDepth;
      invocation.run();
    } else {
      loop.stopping = false;
      LargeStack.run(invocation, depthLimit, budget);
    }
    return invocation.outcome();
  }

  /** A call from outside. */
  private final class Invocation extends LargeStack.Task {

    private final Func func;
    private final WasmValue[] arguments;
    private final ModuleInstance instance;
    private WasmValue[] results;
    private Throwable failure;

    Invocation(Func func, WasmValue[] arguments, ModuleInstance instance) {
      this.func = func;
      this.arguments = arguments;
      this.instance = instance;
    }

    @Override
    void stop() {
      loop.stop();
    }

    // Whatever is thrown goes to the thread that waits for the result.
    @Override
    public void run() {
      Thread outer = runner;
      int base = loop.top;
      int depth = loop.topDepth;
      try {
        runner = Thread.currentThread();
        loop.maxDepth = maxDepth;
        loop.fuel = budget.fuelLeft();
        budget.token().check();
        results = loop.callAt(func, arguments, instance, base, depth);
      } catch (Throwable t) {
        fail(t);
      } finally {
        runner = outer;
        budget.setFuelLeft(loop.fuel);
        loop.top = base;
        loop.topDepth = depth;
      }
    }

    /** First what needs no memory, for there may be none: then the failure only has less to say. */
    private void fail(Throwable cause) {
      failure = cause;
      try {
        failure = loop.failures.outOfCalls(cause);
      } catch (Throwable t) {
        // The cause is noted already.
      }
    }

    /** What the call came to. Without results it has failed, whether or not it is known how. */
    WasmValue[] outcome() {
      if (failure != null) {
        throw Failures.toPort(failure, instance, budget.token());
      }
      if (results == null) {
        throw new EngineFailureException("the guest's thread ended without a result", null);
      }
      return results;
    }
  }
}
