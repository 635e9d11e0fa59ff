package dev.wizer;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.GuestExitException;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.instrument.InstrumentedModule;
import dev.wizer.instrument.Instrumenter;
import dev.wizer.rewrite.ExportChanges;
import dev.wizer.rewrite.Rewriter;
import dev.wizer.snapshot.Diff;
import dev.wizer.snapshot.Snapshot;
import dev.wizer.snapshot.SnapshotLimits;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.validate.ModuleValidator;
import dev.wizer.wasm.validate.PendingValidity;
import dev.wizer.wasm.validate.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run: goes through the stages once. */
final class WizerRun {

  /** WASI reactors export their constructors under this name. */
  private static final String REACTOR_INITIALIZE = "_initialize";

  private final WizerOptions options;
  private final byte[] input;
  private final StageTimer timer;
  private final List<HostModule> opened = new ArrayList<>();
  private String doing = "";
  private Optional<Backtrace> backtrace = Optional.empty();

  WizerRun(WizerOptions options, byte[] input) {
    this.options = options;
    this.input = input;
    this.timer = new StageTimer(options.nanoClock());
  }

  WizerResult run() {
    try {
      return runStages();
    } catch (RuntimeException failure) {
      throw new Failures(timer.current(), backtrace).of(failure, doing);
    } catch (OutOfMemoryError error) {
      throw new Failures(timer.current(), backtrace).of(error);
    } finally {
      closeHostModules();
    }
  }

  private WizerResult runStages() {
    timer.enter(Stage.READ);
    Module module = ModuleReader.read(input);
    timer.enter(Stage.VALIDATE);
    PendingValidity validity = ModuleValidator.begin(module, options.features(), options.threads());
    if (!options.engine().translatesLazily() || !options.preloads().isEmpty()) {
      // The engine reads the bodies, or the start functions of other modules may do what can be
      // seen.
      validity.get();
    }
    try {
      return runValidated(module, validity);
    } catch (RuntimeException | Error failure) {
      sayIfInvalid(validity);
      throw failure;
    }
  }

  /** A module that is not valid is reported as such, whatever else has gone wrong meanwhile. */
  private void sayIfInvalid(PendingValidity validity) {
    Stage failed = timer.current();
    timer.enter(Stage.VALIDATE);
    validity.get();
    timer.enter(failed);
  }

  /** Goes on with a module whose function bodies are being validated: none is called before. */
  private WizerResult runValidated(Module module, PendingValidity pending) {
    timer.enter(Stage.PREPARE);
    InitFunction functions = new InitFunction(module);
    String initFunc = functions.find(options.initFunc());
    ImportChecker.check(module);
    checkRenames(module);
    boolean isReactor = functions.canCall(REACTOR_INITIALIZE);
    InstrumentedModule instrumented = Instrumenter.instrument(module);
    ExportChanges exports = exportChanges(initFunc, isReactor);

    timer.enter(Stage.INSTANTIATE);
    try (EngineInstance instance = instantiate(module, instrumented)) {
      timer.enter(Stage.VALIDATE);
      Validity validity = pending.get();
      timer.enter(Stage.INITIALIZE);
      boolean exited = initialize(instance, instrumented, initFunc, isReactor);
      timer.enter(Stage.SNAPSHOT);
      Rewriter rewriter = new Rewriter(module, exports, validity.references());
      SnapshotLimits limits = limits(module, rewriter.keptDataSegments());
      Diff diff = Snapshot.take(module, instance.state(), instrumented.names(), limits);
      timer.enter(Stage.REWRITE);
      ModuleBytes output = rewriter.rewrite(diff);
      timer.enter(Stage.VERIFY);
      ModuleValidator.validate(ModuleReader.read(output), validity, options.threads());
      return new WizerResult(output, report(module, diff, initFunc, exited, output));
    }
  }

  private void checkRenames(Module module) {
    for (Map.Entry<String, String> rename : options.renames().entrySet()) {
      if (module.export(rename.getKey()).isEmpty()) {
        throw new RefusedException(
            "cannot rename export `"
                + rename.getKey()
                + "` to `"
                + rename.getValue()
                + "`: the Wasm module does not have a `"
                + rename.getKey()
                + "` export");
      }
    }
  }

  private EngineInstance instantiate(Module module, InstrumentedModule instrumented) {
    List<HostModule> hostModules = hostModules();
    doing = "failed to instantiate the Wasm module";
    backtrace = Optional.of(new Backtrace(module));
    return options
        .engine()
        .instantiate(instrumented.bytes(), new ImportLinker(hostModules).link(module));
  }

  private List<HostModule> hostModules() {
    List<HostModule> hostModules = new ArrayList<>();
    options.hostFunctions().ifPresent(hostModules::add);
    Optional<HostModule> wasi = options.wasi().map(this::open);
    for (Map.Entry<String, byte[]> preload : options.preloads().entrySet()) {
      List<HostModule> known = new ArrayList<>(hostModules);
      wasi.ifPresent(known::add);
      hostModules.add(preload(preload.getKey(), preload.getValue(), known));
    }
    wasi.ifPresent(hostModules::add);
    return hostModules;
  }

  private HostModule open(HostModuleFactory factory) {
    try {
      HostModule hostModule = factory.open();
      opened.add(hostModule);
      return hostModule;
    } catch (Exception e) {
      throw new WizerException(
          timer.current(),
          FailureKind.HOST,
          "cannot open the host functions",
          List.of(String.valueOf(e.getMessage())),
          e);
    }
  }

  private HostModule preload(String name, byte[] bytes, List<HostModule> known) {
    doing = "failed to instantiate the preloaded module `" + name + "`";
    Module module = readPreload(bytes);
    backtrace = Optional.of(new Backtrace(module));
    ImportChecker.check(module);
    EngineInstance instance =
        options.engine().instantiate(bytes, new ImportLinker(known).link(module));
    PreloadedModule preloaded = new PreloadedModule(name, module, instance);
    opened.add(preloaded);
    return preloaded;
  }

  private Module readPreload(byte[] bytes) {
    Module module = ModuleReader.read(bytes);
    ModuleValidator.validate(module, options.features(), options.threads());
    return module;
  }

  /** {@return whether the guest ended itself, successfully, before the last function returned} */
  private boolean initialize(
      EngineInstance instance, InstrumentedModule instrumented, String initFunc, boolean reactor) {
    try {
      if (instrumented.hasStart()) {
        invoke(instance, instrumented.names().start(), "the start function trapped");
      }
      if (reactor) {
        invoke(instance, REACTOR_INITIALIZE, "calling the Reactor initialization function");
      }
      if (!reactor || !initFunc.equals(REACTOR_INITIALIZE)) {
        invoke(instance, initFunc, "the `" + initFunc + "` function trapped");
      }
      return false;
    } catch (GuestExitException exit) {
      if (exit.exitCode() == 0) {
        return true;
      }
      throw exit;
    }
  }

  private void invoke(EngineInstance instance, String exportName, String whatIfItFails) {
    doing = whatIfItFails;
    instance.invoke(exportName);
  }

  private SnapshotLimits limits(Module module, int keptDataSegments) {
    int maxDatas = WasmLimits.MAX_DATA_SEGMENTS - keptDataSegments;
    // One for a declaration of functions that may have to be added.
    int maxElems = WasmLimits.MAX_ELEMENT_SEGMENTS - module.elems().size() - 1;
    return new SnapshotLimits(
        Math.min(options.maxDataSegments(), maxDatas), maxElems, options.threads());
  }

  private ExportChanges exportChanges(String initFunc, boolean reactor) {
    List<String> removed = new ArrayList<>();
    if (!options.keepInitFunc()) {
      removed.add(initFunc);
    }
    if (reactor && !initFunc.equals(REACTOR_INITIALIZE)) {
      removed.add(REACTOR_INITIALIZE);
    }
    return new ExportChanges(Set.copyOf(removed), options.renames());
  }

  private WizerReport report(
      Module module, Diff diff, String initFunc, boolean exited, ModuleBytes output) {
    List<WizerReport.MemorySize> memories = new ArrayList<>();
    for (int i = 0; i < module.memories().size(); i++) {
      long minPages = module.memories().get(i).type().limits().min();
      memories.add(new WizerReport.MemorySize(minPages, diff.memoryMinPages().get(i)));
    }
    return new WizerReport(
        initFunc,
        exited,
        input.length,
        output.lengthInBytes(),
        memories,
        diff.dataSegments().size(),
        diff.dataLengthInBytes(),
        diff.changedGlobalCount(),
        diff.changedTableCount(),
        diff.heap().objectCount(),
        timer.finish());
  }

  private void closeHostModules() {
    for (int i = opened.size() - 1; i >= 0; i--) {
      opened.get(i).close();
    }
  }
}
