package dev.wizer.replay;

import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.GuestMemory;
import dev.wizer.engine.HostContext;
import dev.wizer.engine.WasmValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All calls of host functions that one instance makes, in order. */
public final class Recording {

  private final List<RecordedCall> calls = new ArrayList<>();

  /** {@return functions that do what the given ones do, and are recorded} */
  public List<FunctionImport> imports(List<FunctionImport> functions) {
    List<FunctionImport> recorded = new ArrayList<>();
    for (FunctionImport function : functions) {
      recorded.add(
          new FunctionImport(
              function.module(),
              function.name(),
              function.type(),
              (context, arguments) -> call(function, context, arguments)));
    }
    return recorded;
  }

  /** {@return how many calls there have been} */
  public int callCount() {
    return calls.size();
  }

  /** {@return what does the same once more, for another instance} */
  public Replay replay() {
    return new Replay(calls);
  }

  /**
   * {@return the last call that wrote a byte, in words}
   *
   * @param exportNames under which names the byte's memory is exported
   * @param address the byte's address
   */
  public Optional<String> lastWriter(List<String> exportNames, long address) {
    for (int i = calls.size() - 1; i >= 0; i--) {
      for (MemoryWrite write : calls.get(i).writes()) {
        if (write.covers(address) && exportNames.contains(write.exportName())) {
          return Optional.of("call " + (i + 1) + " of the host, " + calls.get(i).text());
        }
      }
    }
    return Optional.empty();
  }

  // What a host function throws is the guest's end, or what the guest may catch: part of the run.
  private WasmValue[] call(FunctionImport function, HostContext context, WasmValue[] arguments) {
    WasmValue[] given = arguments.clone();
    List<MemoryWrite> writes = new ArrayList<>(0);
    try {
      WasmValue[] results = function.function().call(new Recorder(context, writes), arguments);
      WasmValue[] kept = results == null ? null : results.clone();
      calls.add(new RecordedCall(function, given, writes, kept, null));
      return results;
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable thrown) {
      calls.add(new RecordedCall(function, given, writes, null, thrown));
      throw thrown;
    }
  }

  /** What a host function sees of the instance that calls it. */
  private record Recorder(HostContext context, List<MemoryWrite> writes) implements HostContext {

    @Override
    public Optional<GuestMemory> memory(String exportName) {
      return context
          .memory(exportName)
          .map(memory -> new RecordingMemory(memory, exportName, writes));
    }
  }
}
