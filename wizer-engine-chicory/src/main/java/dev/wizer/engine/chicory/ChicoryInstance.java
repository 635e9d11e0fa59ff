package dev.wizer.engine.chicory;

import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionType;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.Extern;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.LinkException;
import dev.wizer.engine.WasmValue;
import java.util.List;
import java.util.function.Supplier;

/** An instance that Chicory runs. */
final class ChicoryInstance implements EngineInstance {

  private static final long[] NO_RESULTS = {};

  private final GuestThread thread = new GuestThread();
  private final Backtrace backtrace = new Backtrace();
  private final Values values = new Values();
  private final InterpreterCorrections corrections = new InterpreterCorrections();
  private final Exports exports;
  private final Instance instance;

  /** Makes the instance; it is not initialized yet. */
  private ChicoryInstance(WasmModule module, List<FunctionImport> imports, Execution execution) {
    this.exports = new Exports(module);
    Instance.Builder builder =
        Instance.builder(module)
            .withImportValues(link(module, imports))
            .withMemoryFactory(ChicoryMemory::new)
            .withTableFactory(ChicoryTable::new)
            .withUnsafeExecutionListener(corrections)
            .withMachineFactory(execution.prepare(module, backtrace))
            .withInitialize(false);
    this.instance = guarded(builder::build);
    corrections.attach(instance);
  }

  /** Instantiates a module and runs its start function. */
  static ChicoryInstance create(
      WasmModule module, List<FunctionImport> imports, Execution execution) {
    ChicoryInstance created = new ChicoryInstance(module, imports, execution);
    created.guarded(() -> created.instance.initialize(false));
    return created;
  }

  private ImportValues link(WasmModule module, List<FunctionImport> imports) {
    List<FunctionType> types = importTypes(module);
    if (imports.size() != types.size()) {
      throw new LinkException(
          "the module imports "
              + types.size()
              + " functions, but "
              + imports.size()
              + " were given");
    }
    ImportFunction[] functions = new ImportFunction[types.size()];
    for (int i = 0; i < functions.length; i++) {
      functions[i] = link(imports.get(i), types.get(i));
    }
    return ImportValues.builder().addFunction(functions).build();
  }

  private static List<FunctionType> importTypes(WasmModule module) {
    return module.importSection().stream()
        .filter(entry -> entry.importType() == ExternalType.FUNCTION)
        .map(entry -> (com.dylibso.chicory.wasm.types.FunctionImport) entry)
        .map(entry -> module.typeSection().getType(entry.typeIndex()))
        .toList();
  }

  private ImportFunction link(FunctionImport entry, FunctionType type) {
    HostCall call = new HostCall(entry.function(), type, values, exports);
    return new ImportFunction(entry.module(), entry.name(), type, call);
  }

  @Override
  public WasmValue[] invoke(String exportName, WasmValue... arguments) {
    int funcIndex = exports.index(ExternalType.FUNCTION, exportName);
    FunctionType type = instance.type(instance.functionType(funcIndex));
    long[] raws = values.toChicory(type.params(), arguments);
    long[] results = guarded(() -> instance.getMachine().call(funcIndex, raws));
    return values.fromChicory(type.returns(), results == null ? NO_RESULTS : results);
  }

  /** Runs {@code task} with the guest's stack and failures in the port's terms. */
  private <T> T guarded(Supplier<T> task) {
    backtrace.clear();
    corrections.reset();
    try {
      return thread.run(task);
    } catch (RuntimeException | Error e) {
      throw Failures.translate(e, backtrace);
    }
  }

  @Override
  public Extern export(String exportName) {
    return new Extern() {};
  }

  @Override
  public InstanceState state() {
    return new ChicoryState(instance, exports, values);
  }

  /** Does nothing: all that an instance holds is memory and threads that have ended. */
  @Override
  public void close() {}
}
