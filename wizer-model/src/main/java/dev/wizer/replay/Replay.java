package dev.wizer.replay;

import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HostContext;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.WasmValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stands in for the host of a run that has been recorded. */
public final class Replay {

  private final List<RecordedCall> calls;
  private final ReferencePairs references = new ReferencePairs();
  private int next;
  private String divergence;
  private NotReplayableException obstacle;

  Replay(List<RecordedCall> calls) {
    this.calls = calls;
  }

  /** {@return functions that do what the given ones did when they were recorded} */
  public List<FunctionImport> imports(List<FunctionImport> functions) {
    List<FunctionImport> replayed = new ArrayList<>();
    for (FunctionImport function : functions) {
      replayed.add(
          new FunctionImport(
              function.module(),
              function.name(),
              function.type(),
              (context, arguments) -> call(function, context, arguments)));
    }
    return replayed;
  }

  /**
   * {@return the first call that only one of the runs made, in words; asked after the run}
   *
   * @throws NotReplayableException if a call could not be replayed
   */
  public Optional<String> divergence() {
    if (obstacle != null) {
      throw obstacle;
    }
    if (divergence == null && next < calls.size()) {
      return Optional.of(
          callNumber() + "the first run calls " + calls.get(next).text() + ", the second ends");
    }
    return Optional.ofNullable(divergence);
  }

  private String callNumber() {
    return "call " + (next + 1) + " of the host: ";
  }

  private WasmValue[] call(FunctionImport function, HostContext context, WasmValue[] arguments) {
    if (divergence != null || !isExpected(function, arguments)) {
      throw diverge(function, arguments);
    }
    RecordedCall call = calls.get(next++);
    for (MemoryWrite write : call.writes()) {
      write.applyTo(context.memory(write.exportName()).orElseThrow());
    }
    if (call.thrown() != null) {
      throw Replay.<RuntimeException>asUnchecked(call.thrown());
    }
    return call.results() == null ? null : results(call.results());
  }

  private WasmValue[] results(WasmValue[] recorded) {
    try {
      return references.toReplayed(recorded);
    } catch (NotReplayableException e) {
      obstacle = e;
      throw e;
    }
  }

  private boolean isExpected(FunctionImport function, WasmValue[] arguments) {
    return next < calls.size()
        && calls.get(next).function().equals(function)
        && references.match(calls.get(next).arguments(), arguments);
  }

  private TrapException diverge(FunctionImport function, WasmValue[] arguments) {
    if (divergence == null) {
      String first = next < calls.size() ? "calls " + calls.get(next).text() : "ends";
      divergence =
          callNumber()
              + ("the first run " + first + ", the second calls ")
              + RecordedCall.text(function, arguments);
    }
    return TrapException.host(divergence);
  }

  /** A host function may throw what it does not declare. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T asUnchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
