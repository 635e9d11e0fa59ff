package dev.wizer.tests.library;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.Extern;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.InterpEngine;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An engine in which calls go wrong.
 *
 * @param hostCall what becomes of functions of the host
 * @param invocation what becomes of calls of exported functions
 */
record ChangedEngine(UnaryOperator<HostFunction> hostCall, UnaryOperator<Invocation> invocation)
    implements WasmEngine {

  /** Calls an exported function. */
  @FunctionalInterface
  interface Invocation {
    WasmValue[] invoke(String exportName, WasmValue... arguments);
  }

  /** {@return an engine that calls the host in another way} */
  static ChangedEngine calling(UnaryOperator<HostFunction> hostCall) {
    return new ChangedEngine(hostCall, invocation -> invocation);
  }

  /** {@return an engine that calls exported functions in another way} */
  static ChangedEngine invoking(UnaryOperator<Invocation> invocation) {
    return new ChangedEngine(hostCall -> hostCall, invocation);
  }

  @Override
  public String name() {
    return "changed";
  }

  @Override
  public EngineStore newStore(RunBudget budget) {
    EngineStore store = InterpEngine.create().newStore(budget);
    return new EngineStore() {
      @Override
      public EngineInstance instantiate(ModuleBytes module, List<? extends ModuleImport> imports) {
        List<FunctionImport> changed =
            imports.stream().map(each -> change((FunctionImport) each)).toList();
        return new Changed(store.instantiate(module, changed), invocation);
      }
    };
  }

  private FunctionImport change(FunctionImport entry) {
    return new FunctionImport(
        entry.module(), entry.name(), entry.type(), hostCall.apply(entry.function()));
  }

  private record Changed(EngineInstance instance, UnaryOperator<Invocation> invocation)
      implements EngineInstance {

    @Override
    public WasmValue[] invoke(String exportName, WasmValue... arguments) {
      return invocation.apply(instance::invoke).invoke(exportName, arguments);
    }

    @Override
    public Extern export(String exportName) {
      return instance.export(exportName);
    }

    @Override
    public InstanceState state() {
      return instance.state();
    }

    @Override
    public void close() {
      instance.close();
    }
  }
}
