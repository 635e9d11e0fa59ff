package dev.wizer.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.WasmModule;
import java.util.function.Function;

/** A way to execute a module's functions. */
@FunctionalInterface
interface Execution {

  /**
   * {@return what makes the machine that executes the functions of an instance of {@code module}}
   *
   * @param backtrace what the machine tells which calls a failure ends, if it can
   */
  Function<Instance, Machine> prepare(WasmModule module, Backtrace backtrace);
}
