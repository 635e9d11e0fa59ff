package dev.wizer.tests.library;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.Extern;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.InterpEngine;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An engine one of whose instances shows another state than it has. */
final class SkewedEngine implements WasmEngine {

  private final WasmEngine engine = InterpEngine.create();
  private final AtomicInteger instances = new AtomicInteger();
  private final int skewed;
  private final UnaryOperator<InstanceState> skew;

  /**
   * Makes an engine.
   *
   * @param skewed which instance is meant, from 1
   * @param skew what it shows, given its state
   */
  SkewedEngine(int skewed, UnaryOperator<InstanceState> skew) {
    this.skewed = skewed;
    this.skew = skew;
  }

  /** {@return how many instances have been made} */
  int instanceCount() {
    return instances.get();
  }

  @Override
  public String name() {
    return "skewed";
  }

  @Override
  public EngineStore newStore(RunBudget budget) {
    EngineStore store = engine.newStore(budget);
    return new EngineStore() {
      @Override
      public EngineInstance instantiate(ModuleBytes module, List<? extends ModuleImport> imports) {
        EngineInstance instance = store.instantiate(module, imports);
        return instances.incrementAndGet() == skewed ? new Skewed(instance, skew) : instance;
      }
    };
  }

  private record Skewed(EngineInstance instance, UnaryOperator<InstanceState> skew)
      implements EngineInstance {

    @Override
    public WasmValue[] invoke(String exportName, WasmValue... arguments) {
      return instance.invoke(exportName, arguments);
    }

    @Override
    public Extern export(String exportName) {
      return instance.export(exportName);
    }

    @Override
    public InstanceState state() {
      return skew.apply(instance.state());
    }

    @Override
    public void close() {
      instance.close();
    }
  }
}
