package dev.wizer;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.WasmEngine;
import dev.wizer.instrument.InstrumentedModule;
import dev.wizer.instrument.Instrumenter;
import dev.wizer.rewrite.ExportChanges;
import dev.wizer.rewrite.OutputTooLargeException;
import dev.wizer.rewrite.Rewriter;
import dev.wizer.rewrite.StartFunction;
import dev.wizer.snapshot.Diff;
import dev.wizer.snapshot.InstanceComparison;
import dev.wizer.snapshot.SnapshotLimits;
import dev.wizer.snapshot.StackRegion;
import dev.wizer.snapshot.UnsupportedStateException;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.validate.CodeReferences;
import dev.wizer.wasm.validate.ModuleValidator;
import dev.wizer.wasm.validate.PendingValidity;
import dev.wizer.wasm.validate.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** One run: goes through the stages once. */
final class WizerRun {

  /** The Rust wizer leaves no more: so no result need be larger than its own. */
  private static final int PREFERRED_DATA_SEGMENTS = 10_000;

  private final WizerOptions options;
  private final byte[] input;
  private final StageTimer timer;
  private final List<HostModule> opened = new ArrayList<>();
  private final StubModule exactStubs;
  private final StubModule otherStubs;
  private Optional<CrossCheck> crossCheck = Optional.empty();
  private final RunGuard guard;
  private final RunBudget budget;
  private String doing = "";
  private Optional<Backtrace> backtrace = Optional.empty();

  WizerRun(WizerOptions options, byte[] input) {
    this.options = options;
    this.input = input;
    this.timer = new StageTimer(options.nanoClock());
    this.guard = RunGuard.begin(options.limits());
    this.budget = RunBudget.of(options.limits().guest(), guard.token());
    this.exactStubs = new StubModule(options.stubs(), true);
    this.otherStubs = new StubModule(options.stubs(), false);
  }

  WizerResult run() {
    try {
      return runStages();
    } catch (RuntimeException failure) {
      throw new Failures(timer.current(), backtrace, guard.kind()).of(failure, doing);
    } catch (OutOfMemoryError error) {
      throw new Failures(timer.current(), backtrace, guard.kind()).of(error);
    } catch (StackOverflowError error) {
      throw new Failures(timer.current(), backtrace, guard.kind()).of(error);
    } finally {
      guard.close();
      closeHostModules();
    }
  }

  private WizerResult runStages() {
    timer.enter(Stage.READ);
    Module module = ModuleReader.read(input);
    enter(Stage.VALIDATE);
    PendingValidity validity =
        ModuleValidator.begin(module, options.features(), options.threads(), guard);
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
    enter(Stage.PREPARE);
    Initialization initialization = new Initialization(module, options.init());
    ImportChecker.check(module);
    checkRenames(module);
    Optional<StackRegion> unusedStack = unusedStack(module);
    InstrumentedModule instrumented = Instrumenter.instrument(module);
    ExportChanges exports =
        new ExportChanges(Set.copyOf(initialization.removedExports()), options.renames());
    if (options.checks().crossCheck().isPresent()) {
      WasmEngine other = options.checks().crossCheck().get();
      crossCheck = Optional.of(new CrossCheck(other, module, instrumented, guard.token()));
    }

    enter(Stage.INSTANTIATE);
    try (EngineInstance instance = instantiate(module, instrumented)) {
      timer.enter(Stage.VALIDATE);
      Validity validity = pending.get();
      enter(Stage.INITIALIZE);
      Initialization.Outcome outcome =
          initialization.run(instance, instrumented, text -> doing = text);
      enter(Stage.SNAPSHOT);
      boolean replacesStart = StartFunction.isReplaceable(module);
      CodeReferences references =
          replacesStart ? StartFunction.referencesWithout(module) : validity.references();
      Rewriter rewriter = new Rewriter(module, exports, references, options.result().stripDebug());
      SnapshotSource source =
          new SnapshotSource(module, instrumented.names(), references, unusedStack);
      InstanceState state = source.visible(instance.state());
      Diff diff = source.take(state, limits(replacesStart));
      enter(Stage.REWRITE);
      ModuleBytes output = rewriter.rewrite(diff);
      OutputTooLargeException.check(output.lengthInBytes(), options.limits().outputBytes());
      enter(Stage.VERIFY);
      Module result = ModuleReader.read(output);
      ModuleValidator.validate(result, validity, options.threads());
      if (options.checks().verify()) {
        enter(Stage.COMPARE);
        doing = "failed to instantiate the pre-initialized module";
        new Verification(options.engine(), result, guard.token())
            .check(
                new InstanceComparison.Side(module, state, instrumented.names()),
                rewriter.counterparts(diff),
                new DifferenceText(module));
      }
      if (crossCheck.isPresent()) {
        enter(Stage.CROSS_CHECK);
        crossCheck
            .get()
            .check(
                new CrossCheck.FirstRun(outcome, instance, output),
                initialization,
                second ->
                    rewriter.rewrite(
                        source.take(source.visible(second.state()), limits(replacesStart))),
                text -> doing = text);
      }
      return new WizerResult(output, report(module, diff, outcome, output));
    }
  }

  private void enter(Stage stage) {
    guard.run();
    timer.enter(stage);
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
    List<FunctionImport> imports = new ImportLinker(hostModules).link(module);
    exactStubs.checkAllUsed();
    if (crossCheck.isPresent()) {
      imports = crossCheck.get().record(imports);
    }
    return options.engine().newStore(budget).instantiate(instrumented.bytes(), imports);
  }

  /** {@return who provides functions, in the order in which they are asked} */
  private List<HostModule> hostModules() {
    List<HostModule> hostModules = new ArrayList<>();
    hostModules.add(exactStubs);
    options.hostFunctions().ifPresent(hostModules::add);
    Optional<HostModule> wasi = options.wasi().map(this::open);
    for (Map.Entry<String, byte[]> preload : options.preloads().entrySet()) {
      List<HostModule> known = new ArrayList<>(hostModules);
      wasi.ifPresent(known::add);
      known.add(otherStubs);
      hostModules.add(preload(preload.getKey(), preload.getValue(), known));
    }
    wasi.ifPresent(hostModules::add);
    hostModules.add(otherStubs);
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
        options.engine().newStore(budget).instantiate(bytes, new ImportLinker(known).link(module));
    PreloadedModule preloaded = new PreloadedModule(name, module, instance);
    opened.add(preloaded);
    return preloaded;
  }

  private Module readPreload(byte[] bytes) {
    Module module = ModuleReader.read(bytes);
    ModuleValidator.validate(module, options.features(), options.threads());
    return module;
  }

  /** What a stack's functions left there that have returned is not seen, if that is wanted. */
  private Optional<StackRegion> unusedStack(Module module) {
    if (!options.result().zeroBelowStackPointer()) {
      return Optional.empty();
    }
    try {
      return Optional.of(StackRegion.of(module));
    } catch (UnsupportedStateException e) {
      throw new RefusedException(e.getMessage());
    }
  }

  private SnapshotLimits limits(boolean replacesStart) {
    OptionalInt max = options.result().maxDataSegments();
    return new SnapshotLimits(
        max.orElse(WasmLimits.MAX_DATA_SEGMENTS),
        max.orElse(PREFERRED_DATA_SEGMENTS),
        WasmLimits.MAX_ELEMENT_SEGMENTS,
        options.result().pageAligned(),
        startFunction(replacesStart),
        options.threads());
  }

  private SnapshotLimits.StartFunction startFunction(boolean replacesStart) {
    if (!options.result().startFunction()) {
      return SnapshotLimits.StartFunction.FORBIDDEN;
    }
    return replacesStart
        ? SnapshotLimits.StartFunction.REPLACED
        : SnapshotLimits.StartFunction.ALLOWED;
  }

  private WizerReport report(
      Module module, Diff diff, Initialization.Outcome outcome, ModuleBytes output) {
    List<WizerReport.MemorySize> memories = new ArrayList<>();
    for (int i = 0; i < module.memories().size(); i++) {
      long minPages = module.memories().get(i).type().limits().min();
      memories.add(new WizerReport.MemorySize(minPages, diff.memoryMinPages().get(i)));
    }
    return new WizerReport(
        outcome.calls(),
        outcome.exitCode(),
        input.length,
        output.lengthInBytes(),
        memories,
        diff.dataSegments().size(),
        diff.dataLengthInBytes(),
        diff.changedGlobalCount(),
        diff.changedTableCount(),
        diff.heap().objectCount(),
        stubCalls(),
        budget.isMetered() ? OptionalLong.of(budget.fuelUsed()) : OptionalLong.empty(),
        timer.finish());
  }

  private List<WizerReport.StubCalls> stubCalls() {
    List<WizerReport.StubCalls> calls = new ArrayList<>(exactStubs.calls());
    calls.addAll(otherStubs.calls());
    return calls;
  }

  private void closeHostModules() {
    for (int i = opened.size() - 1; i >= 0; i--) {
      opened.get(i).close();
    }
  }
}
