package dev.wizer;

import dev.wizer.engine.CancellationToken;
import dev.wizer.engine.CancelledException;
import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.RunBounds;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.engine.WasmEngine;
import dev.wizer.instrument.InstrumentedModule;
import dev.wizer.instrument.Instrumenter;
import dev.wizer.snapshot.Counterparts;
import dev.wizer.snapshot.InstanceComparison;
import dev.wizer.snapshot.StateDifference;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.ImportDesc;
import dev.wizer.wasm.module.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Instantiates a result anew, and compares its state with the one that was snapshotted. */
final class Verification {

  private static final String PROBLEM =
      "the pre-initialized module does not start in the state that was snapshotted";

  private final WasmEngine engine;
  private final Module result;
  private final CancellationToken token;

  /**
   * Makes a verification.
   *
   * @param engine what instantiates the result
   * @param result the valid result
   * @param token cancels that
   */
  Verification(WasmEngine engine, Module result, CancellationToken token) {
    this.engine = engine;
    this.token = token;
    this.result = result;
  }

  /**
   * Compares.
   *
   * @param expected the instance that was snapshotted
   * @param counterparts where the result has what the original has
   * @param words gives the names of what differs
   * @throws MismatchException if there is a difference, or the result can't be instantiated
   */
  void check(InstanceComparison.Side expected, Counterparts counterparts, DifferenceText words) {
    InstrumentedModule instrumented = Instrumenter.instrument(result);
    try (EngineInstance instance = instantiate(instrumented)) {
      InstanceComparison.Side actual =
          new InstanceComparison.Side(result, instance.state(), instrumented.names());
      Optional<StateDifference> difference =
          InstanceComparison.firstDifference(expected, actual, counterparts);
      if (difference.isPresent()) {
        throw new MismatchException(PROBLEM, words.ofResult(difference.get()), null);
      }
    }
  }

  /** What the host lacks is no fault of the result; all else that goes wrong is. */
  private EngineInstance instantiate(InstrumentedModule instrumented) {
    try {
      RunBudget budget = RunBudget.of(RunBounds.NONE, token);
      EngineInstance instance =
          engine.newStore(budget).instantiate(instrumented.bytes(), imports());
      if (instrumented.hasStart()) {
        instance.invoke(instrumented.names().start());
      }
      return instance;
    } catch (UnsupportedByEngineException | ExhaustionException | CancelledException e) {
      throw e;
    } catch (EngineException e) {
      throw new MismatchException(PROBLEM, "it can't be instantiated: " + e.getMessage(), e);
    }
  }

  private List<FunctionImport> imports() {
    List<FunctionImport> imports = new ArrayList<>();
    for (Import entry : result.imports()) {
      FuncType type = result.funcType(((ImportDesc.Func) entry.desc()).typeIndex());
      imports.add(
          new FunctionImport(
              entry.module(),
              entry.name(),
              type,
              (context, arguments) -> {
                throw TrapException.host(
                    "its start calls the import `" + entry.module() + "` `" + entry.name() + "`");
              }));
    }
    return imports;
  }
}
