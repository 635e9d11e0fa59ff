package dev.wizer.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionType;
import dev.wizer.engine.CancellationToken;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.Extern;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.Module;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** An instance that Chicory runs. */
final class ChicoryInstance implements EngineInstance {

  private static final long[] NO_RESULTS = {};

  private final GuestThread thread;
  private final Backtrace backtrace = new Backtrace();
  private final InterpreterCorrections corrections = new InterpreterCorrections();
  private final Module module;
  private final int[] typeNumbers;
  private final Values values;
  private final Exports exports;
  private final Instance instance;

  /**
   * Makes the instance; it is not initialized yet.
   *
   * @param typeNumbers its store's numbers of the module's types, by type index
   * @param parsed the same module as Chicory reads it
   * @param imports what it imports, all of the types that it declares
   * @param values its store's values
   * @param token cancels its guest
   */
  ChicoryInstance(
      Module module,
      int[] typeNumbers,
      WasmModule parsed,
      List<? extends ModuleImport> imports,
      Execution execution,
      Values values,
      CancellationToken token) {
    this.thread = new GuestThread(token);
    this.module = module;
    this.typeNumbers = typeNumbers;
    this.values = values;
    this.exports = new Exports(parsed);
    Instance.Builder builder =
        Instance.builder(parsed)
            .withImportValues(new Linking(parsed, values, exports).link(imports))
            .withMemoryFactory(ChicoryMemory::new)
            .withTableFactory(ChicoryTable::new)
            .withUnsafeExecutionListener(corrections)
            .withMachineFactory(execution.prepare(parsed, backtrace))
            .withInitialize(false);
    this.instance = guarded(builder::build);
    corrections.attach(instance);
  }

  /** Applies the segments and runs the start function. */
  void initialize() {
    guarded(() -> instance.initialize(false));
  }

  Module module() {
    return module;
  }

  int[] typeNumbers() {
    return typeNumbers;
  }

  /** {@return Chicory's instance} */
  Instance instance() {
    return instance;
  }

  @Override
  public WasmValue[] invoke(String exportName, WasmValue... arguments) {
    Objects.requireNonNull(exportName, "exportName");
    Objects.requireNonNull(arguments, "arguments");
    int funcIndex = exports.index(ExternalType.FUNCTION, exportName);
    FunctionType type = instance.type(instance.functionType(funcIndex));
    long[] raws = values.toChicory(type.params(), arguments);
    long[] results = guarded(() -> instance.getMachine().call(funcIndex, raws));
    return values.fromChicory(type.returns(), results == null ? NO_RESULTS : results);
  }

  /** Calls a function for another instance, on the thread of the guest that does so. */
  long[] call(int funcIndex, long[] arguments) {
    try {
      return instance.getMachine().call(funcIndex, arguments);
    } catch (RuntimeException | Error e) {
      corrections.reset();
      throw e;
    }
  }

  /** Runs {@code task} with the guest's stack and failures in the port's terms. */
  private <T> T guarded(Supplier<T> task) {
    backtrace.clear();
    corrections.reset();
    try {
      return thread.run(task);
    } catch (RuntimeException | Error e) {
      thread.checkCancelled(e, backtrace);
      throw Failures.translate(e, backtrace);
    }
  }

  @Override
  public Extern export(String exportName) {
    Objects.requireNonNull(exportName, "exportName");
    Export export =
        module
            .export(exportName)
            .orElseThrow(
                () -> new IllegalArgumentException("nothing is exported as " + exportName));
    return new ChicoryExtern(this, export.kind(), export.index());
  }

  @Override
  public InstanceState state() {
    return new ChicoryState(instance, exports, values);
  }

  /** Does nothing: all that an instance holds is memory and threads that have ended. */
  @Override
  public void close() {}
}
