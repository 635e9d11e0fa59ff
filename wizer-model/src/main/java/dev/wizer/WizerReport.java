package dev.wizer;

import dev.wizer.engine.WasmValue;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a run did.
 *
 * @param initCalls the initialization functions that were called, in order
 * @param exitCode the code with which the guest ended itself before the last of them returned
 * @param inputBytes the module's size
 * @param outputBytes the pre-initialized module's size
 * @param memories each memory's size
 * @param dataSegments how many data segments restore the memories
 * @param dataBytes how many bytes they have
 * @param changedGlobals how many globals changed
 * @param changedTables how many tables changed
 * @param objects how many structures and arrays are made anew for them
 * @param stubs how often imports were called that do nothing, in the order of the imports
 * @param instructions how many instructions guests have executed, if they were counted
 * @param stages how long each stage took, in order
 */
public record WizerReport(
    List<InitResult> initCalls,
    OptionalInt exitCode,
    int inputBytes,
    int outputBytes,
    List<MemorySize> memories,
    int dataSegments,
    long dataBytes,
    int changedGlobals,
    int changedTables,
    int objects,
    List<StubCalls> stubs,
    OptionalLong instructions,
    Map<Stage, Duration> stages) {

  public WizerReport {
    initCalls = List.copyOf(Objects.requireNonNull(initCalls, "initCalls"));
    Objects.requireNonNull(exitCode, "exitCode");
    memories = List.copyOf(Objects.requireNonNull(memories, "memories"));
    Objects.requireNonNull(instructions, "instructions");
    stubs = List.copyOf(Objects.requireNonNull(stubs, "stubs"));
    Map<Stage, Duration> times = new EnumMap<>(Stage.class);
    times.putAll(Objects.requireNonNull(stages, "stages"));
    stages = Collections.unmodifiableMap(times);
  }

  /**
   * A memory's size in its own pages, most often of 65,536 bytes.
   *
   * @param minPages the original's minimum
   * @param pages the size after initialization
   */
  public record MemorySize(long minPages, long pages) {}

  /**
   * An initialization function that was called.
   *
   * @param exportName its export name
   * @param results what it has returned; nothing if the guest ended itself before
   */
  public record InitResult(String exportName, List<WasmValue> results) {

    public InitResult {
      Objects.requireNonNull(exportName, "exportName");
      results = List.copyOf(Objects.requireNonNull(results, "results"));
    }
  }

  /**
   * An import in whose place a function was that does nothing.
   *
   * @param module the import's module name
   * @param name the import's field name
   * @param calls how often it was called
   */
  public record StubCalls(String module, String name, long calls) {

    public StubCalls {
      Objects.requireNonNull(module, "module");
      Objects.requireNonNull(name, "name");
    }
  }
}
