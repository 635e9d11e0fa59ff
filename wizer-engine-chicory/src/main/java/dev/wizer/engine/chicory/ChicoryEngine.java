package dev.wizer.engine.chicory;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.WasmModule;
import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.engine.WasmEngine;
import java.util.Objects;
import java.util.function.Function;

/**
 * The Chicory runtime as an engine. It lacks SIMD, relaxed SIMD, garbage collection, the legacy
 * exception instructions, threads, memory64, custom page sizes, blocks with parameters and memories
 * of 2 GiB or more. Instances can't import tables of functions from one another, nor pass
 * references to functions.
 *
 * <p>The guest runs on a thread of its own with a large stack. Interrupting the thread that waits
 * for it, or cancelling the run, interrupts the guest, which Chicory notices at calls and at some
 * branches; a thread that was interrupted stays so. Other bounds it can't hold.
 */
public final class ChicoryEngine implements WasmEngine {

  private final String name;
  private final Execution execution;

  private ChicoryEngine(String name, Execution execution) {
    this.name = name;
    this.execution = execution;
  }

  /** {@return the engine that interprets, named {@code chicory}} */
  public static WasmEngine interpreter() {
    return new ChicoryEngine(
        "chicory", (module, backtrace) -> instance -> new TracingInterpreter(instance, backtrace));
  }

  /**
   * {@return the engine that compiles each module to JVM bytecode in memory before it runs, named
   * {@code chicory-compiler}} Functions that are too large for a JVM method are interpreted.
   */
  public static WasmEngine compiler() {
    return new ChicoryEngine("chicory-compiler", (module, backtrace) -> compile(module));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public EngineStore newStore(RunBudget budget) {
    Objects.requireNonNull(budget, "budget");
    if (!budget.bounds().isNone()) {
      throw new UnsupportedByEngineException(name, "bounds of fuel, memory and nested calls");
    }
    return new ChicoryStore(name, execution, budget.token());
  }

  private static Function<Instance, Machine> compile(WasmModule module) {
    try {
      return MachineFactoryCompiler.builder(module)
          .withInterpreterFallback(InterpreterFallback.SILENT)
          .compile();
    } catch (RuntimeException | LinkageError e) {
      throw new EngineFailureException("Chicory can't compile the module: " + e, e);
    }
  }
}
