package dev.wizer;

import dev.wizer.engine.CancellationToken;
import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.RunBounds;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.engine.WasmEngine;
import dev.wizer.instrument.InstrumentedModule;
import dev.wizer.replay.Recording;
import dev.wizer.replay.Replay;
import dev.wizer.snapshot.Counterparts;
import dev.wizer.snapshot.InstanceComparison;
import dev.wizer.snapshot.StateDifference;
import dev.wizer.snapshot.StateLocation;
import dev.wizer.snapshot.ValueText;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Initializes a module a second time, with the host's answers of the first, and compares. */
final class CrossCheck {

  private final WasmEngine engine;
  private final Module module;
  private final InstrumentedModule instrumented;
  private final CancellationToken token;
  private final Recording recording = new Recording();
  private List<FunctionImport> imports = List.of();

  /**
   * Makes a check.
   *
   * @param engine what runs the module the second time
   * @param token cancels that
   */
  CrossCheck(
      WasmEngine engine, Module module, InstrumentedModule instrumented, CancellationToken token) {
    this.engine = engine;
    this.token = token;
    this.module = module;
    this.instrumented = instrumented;
  }

  /** {@return what the first run has to be linked with, to be recorded} */
  List<FunctionImport> record(List<FunctionImport> functions) {
    imports = functions;
    return recording.imports(functions);
  }

  /**
   * What the first run led to.
   *
   * @param outcome what its functions returned
   * @param instance the instance that was snapshotted
   * @param output the module that was made of it
   */
  record FirstRun(Initialization.Outcome outcome, EngineInstance instance, ModuleBytes output) {}

  /**
   * Runs the initialization, and compares all that it leads to.
   *
   * @param rewrite makes a module of an instance, as it was made of the first one
   * @param doing takes what is being done, as a sentence without a period
   * @throws MismatchException if there is a difference
   */
  void check(
      FirstRun first,
      Initialization initialization,
      Function<EngineInstance, ModuleBytes> rewrite,
      Consumer<String> doing) {
    Replay replay = recording.replay();
    String failed = "the second run, by the engine `" + engine.name() + "`, failed";
    doing.accept(failed);
    try (EngineInstance instance =
        engine
            .newStore(RunBudget.of(RunBounds.NONE, token))
            .instantiate(instrumented.bytes(), replay.imports(imports))) {
      Initialization.Outcome outcome =
          initialization.run(instance, instrumented, text -> doing.accept(failed));
      replay.divergence().ifPresent(this::throwCallsDiffer);
      compare(first.outcome(), outcome);
      compareStates(first.instance(), instance);
      compareModules(first.output(), rewrite.apply(instance));
    } catch (UnsupportedByEngineException | ExhaustionException | EngineFailureException e) {
      throw e;
    } catch (EngineException e) {
      replay.divergence().ifPresent(this::throwCallsDiffer);
      String trace = new Backtrace(module).describe(e.backtrace());
      throw mismatch("failed, as the first did not", trace + "\n" + e.getMessage(), e);
    }
  }

  private MismatchException mismatch(String what, String detail, Throwable cause) {
    String message = "the second run, by the engine `" + engine.name() + "`, " + what;
    return new MismatchException(message, detail, cause);
  }

  private void throwCallsDiffer(String divergence) {
    throw mismatch("calls the host otherwise than the first", divergence, null);
  }

  private void compare(Initialization.Outcome first, Initialization.Outcome second) {
    String text = text(first);
    String other = text(second);
    if (!text.equals(other)) {
      throw mismatch(
          "has other results than the first",
          text + " in the first run, " + other + " in the second",
          null);
    }
  }

  private static String text(Initialization.Outcome outcome) {
    List<String> words = new ArrayList<>();
    for (WizerReport.InitResult call : outcome.calls()) {
      List<String> values = new ArrayList<>();
      call.results().forEach(value -> values.add(ValueText.of(value)));
      words.add("`" + call.exportName() + "` gave " + values);
    }
    outcome.exitCode().ifPresent(code -> words.add("the guest exited with code " + code));
    return String.join(", ", words);
  }

  private void compareStates(EngineInstance first, EngineInstance second) {
    Optional<StateDifference> difference =
        InstanceComparison.firstDifference(
            new InstanceComparison.Side(module, first.state(), instrumented.names()),
            new InstanceComparison.Side(module, second.state(), instrumented.names()),
            Counterparts.same(module));
    if (difference.isPresent()) {
      String text = new DifferenceText(module).ofRuns(difference.get());
      throw mismatch(
          "leads to another state than the first", text + origin(difference.get()), null);
    }
  }

  private String origin(StateDifference difference) {
    return difference.location() instanceof StateLocation.MemoryByte place
        ? recording
            .lastWriter(memoryNames(place.memoryIndex()), place.address())
            .map(writer -> "; the host last wrote there in " + writer)
            .orElse("")
        : "";
  }

  private List<String> memoryNames(int memoryIndex) {
    List<String> names = new ArrayList<>();
    names.add(instrumented.names().memory(memoryIndex));
    for (Export export : module.exports()) {
      if (export.kind() == ExternKind.MEMORY && export.index() == memoryIndex) {
        names.add(export.name());
      }
    }
    return names;
  }

  private void compareModules(ModuleBytes first, ModuleBytes second) {
    long offset = ModuleComparison.firstDifference(first, second);
    if (offset >= 0) {
      throw mismatch(
          "leads to another module than the first",
          "the modules differ at offset 0x" + Long.toHexString(offset),
          null);
    }
  }
}
