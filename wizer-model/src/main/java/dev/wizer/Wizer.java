package dev.wizer;

import dev.wizer.engine.CancellationToken;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.RunBounds;
import dev.wizer.engine.WasmEngine;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.validate.Features;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Pre-initializes modules: instantiates one, runs its initialization function, and writes a module
 * that starts with the state that it finds then.
 *
 * <p>Immutable; can be used for many modules, by several threads at once if what it was given can.
 */
public final class Wizer {

  private final WizerOptions options;

  private Wizer(WizerOptions options) {
    this.options = options;
  }

  /** {@return a builder with every option at its default} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Pre-initializes a module.
   *
   * @param module the module in the binary format; not changed, and not to be changed as long as
   *     the result is used, for the result is no copy of what it has in common with the module.
   *     {@link WizerResult#bytes} gives one
   * @return the pre-initialized module. The same module, options and host functions give the same
   *     bytes
   * @throws WizerException if that is not possible
   */
  public WizerResult run(byte[] module) {
    return new WizerRun(options, Objects.requireNonNull(module, "module")).run();
  }

  /** Collects options. */
  public static final class Builder {

    private WasmEngine engine;
    private Optional<List<InitCall>> initCalls = Optional.empty();
    private boolean keepInitFunc;
    private Optional<String> expectedResult = Optional.empty();
    private final Set<Integer> acceptedExits = new LinkedHashSet<>();
    private final List<Stub> stubs = new ArrayList<>();
    private final Map<String, String> renamesBySource = new LinkedHashMap<>();
    private Optional<HostModuleFactory> wasi = Optional.empty();
    private Optional<HostModule> hostFunctions = Optional.empty();
    private final Map<String, byte[]> preloads = new LinkedHashMap<>();
    private Set<Feature> features = Features.defaults();
    private Checks checks = Checks.NONE;
    private OptionalInt maxDataSegments = OptionalInt.empty();
    private boolean pageAligned;
    private boolean zeroBelowStackPointer;
    private boolean stripDebug;
    private boolean startFunction = true;
    private int threads = Runtime.getRuntime().availableProcessors();
    private OptionalLong fuel = OptionalLong.empty();
    private OptionalLong maxMemory = OptionalLong.empty();
    private OptionalInt maxCallDepth = OptionalInt.empty();
    private OptionalLong maxOutput = OptionalLong.empty();
    private Optional<Duration> timeout = Optional.empty();
    private Optional<CancellationToken> token = Optional.empty();
    private LongSupplier nanoClock = System::nanoTime;

    private Builder() {}

    /** Sets what runs the module. Required. */
    public Builder engine(WasmEngine newEngine) {
      engine = Objects.requireNonNull(newEngine, "engine");
      return this;
    }

    /**
     * Sets the export name of the initialization function. Without this it is {@code
     * wizer.initialize}, or {@code wizer-initialize} if the module exports that name alone. What
     * the function returns is reported, and otherwise of no account.
     */
    public Builder initFunc(String exportName) {
      return initCalls(List.of(InitCall.of(exportName)));
    }

    /**
     * Sets which functions are called, one after the other. Without any, the start function and
     * {@code _initialize} alone are the initialization, as far as the module has them.
     */
    public Builder initCalls(List<InitCall> calls) {
      initCalls = Optional.of(List.copyOf(Objects.requireNonNull(calls, "calls")));
      return this;
    }

    /**
     * Sets what those initialization functions that return something have to return: the status
     * that means success. A run that returns another number fails.
     *
     * @param number as the text format writes it, {@code 0} for example
     */
    public Builder expectResult(String number) {
      expectedResult = Optional.of(Objects.requireNonNull(number, "number"));
      return this;
    }

    /**
     * Adds a code with which the guest may end itself. The state that it leaves is then what the
     * result starts with, as it always is with the code 0; functions still to be called are not.
     */
    public Builder acceptExit(int exitCode) {
      acceptedExits.add(exitCode);
      return this;
    }

    /**
     * Adds functions that do nothing, in place of some that the module imports. The report tells
     * how often each was called.
     */
    public Builder stub(Stub stub) {
      stubs.add(Objects.requireNonNull(stub, "stub"));
      return this;
    }

    /** Sets whether the initialization functions stay exported. By default they do not. */
    public Builder keepInitFunc(boolean keep) {
      keepInitFunc = keep;
      return this;
    }

    /**
     * Renames an export. An export that has the new name already goes.
     *
     * @param newName the name that it gets
     * @param exportName the name that it has
     * @throws IllegalArgumentException if one of the names has been given in the same role before
     */
    public Builder rename(String newName, String exportName) {
      Objects.requireNonNull(newName, "newName");
      Objects.requireNonNull(exportName, "exportName");
      if (renamesBySource.containsValue(newName)) {
        throw new IllegalArgumentException("Duplicated function rename dst " + newName);
      }
      if (renamesBySource.putIfAbsent(exportName, newName) != null) {
        throw new IllegalArgumentException("Duplicated function rename src " + exportName);
      }
      return this;
    }

    /**
     * Lets the guest use WASI. What it sees of the world then becomes part of the result: clock,
     * random numbers, environment, files.
     *
     * @param factory opens WASI; called once for each run
     */
    public Builder allowWasi(HostModuleFactory factory) {
      wasi = Optional.of(Objects.requireNonNull(factory, "factory"));
      return this;
    }

    /**
     * Adds host functions of the user's own. They come before preloaded modules and WASI. They are
     * the caller's to close.
     */
    public Builder hostFunctions(HostModule functions) {
      hostFunctions = Optional.of(Objects.requireNonNull(functions, "functions"));
      return this;
    }

    /**
     * Adds a module from whose exported functions others can import. Its state is not part of the
     * result.
     *
     * @param name the module name in imports
     * @param module the module in the binary format
     * @throws IllegalArgumentException if the name has been used before
     */
    public Builder preload(String name, byte[] module) {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(module, "module");
      if (preloads.putIfAbsent(name, module) != null) {
        throw new IllegalArgumentException("Duplicated preload name " + name);
      }
      return this;
    }

    /** Sets what modules may use. By default all that is supported. */
    public Builder features(Set<Feature> allowed) {
      features = Set.copyOf(Objects.requireNonNull(allowed, "allowed"));
      return this;
    }

    /**
     * Sets how many data segments the result may have, but each memory has one; the result is the
     * smallest with so many. Without this there may be as many as engines accept, 100,000, but more
     * than 10,000 only where each saves more than eight bytes.
     *
     * @throws IllegalArgumentException if {@code max} is less than 1 or more than 100,000
     */
    public Builder maxDataSegments(int max) {
      if (max < 1 || max > WasmLimits.MAX_DATA_SEGMENTS) {
        throw new IllegalArgumentException(
            "the number of data segments must be from 1 to " + WasmLimits.MAX_DATA_SEGMENTS);
      }
      maxDataSegments = OptionalInt.of(max);
      return this;
    }

    /**
     * Sets whether data segments consist of whole pages of 4 KiB, for engines that map images of
     * memories. By default they do not: the result is larger, but can be mapped.
     */
    public Builder pageAligned(boolean aligned) {
      pageAligned = aligned;
      return this;
    }

    /**
     * Sets whether the bytes of the stack below the stack pointer are zero in the result. By
     * default they are what they were: what functions left there that have returned.
     */
    public Builder zeroBelowStackPointer(boolean zero) {
      zeroBelowStackPointer = zero;
      return this;
    }

    /**
     * Sets whether the result does without the custom sections that only debuggers read: {@code
     * name}, {@code .debug_*}, {@code reloc..debug_*}, {@code sourceMappingURL} and {@code
     * external_debug_info}. By default they stay.
     */
    public Builder stripDebug(boolean strip) {
      stripDebug = strip;
      return this;
    }

    /**
     * Sets whether the result is instantiated once more, and all its state compared with the
     * instance that was snapshotted: memories, globals, tables, segments. A difference is a {@link
     * WizerException} of the kind {@link FailureKind#MISMATCH}. By default it is not.
     */
    public Builder verify(boolean verify) {
      checks = checks.withVerify(verify);
      return this;
    }

    /**
     * Has the initialization run a second time, by another engine or another tier of the same one.
     * Instead of the host, this run gets what the host did in the first one: results, writes to
     * memory, failures. If it calls the host in another way, or ends in another state, that is a
     * {@link WizerException} of the kind {@link FailureKind#MISMATCH}. By default it does not run.
     */
    public Builder crossCheck(WasmEngine other) {
      checks = checks.withCrossCheck(Objects.requireNonNull(other, "other"));
      return this;
    }

    /**
     * Sets whether the result may have a start function. It gets one only if objects lead back to
     * themselves, or arrays have more than 10,000 elements: no constant expression makes these.
     * Without, they are refused. By default it may.
     */
    public Builder startFunction(boolean allowed) {
      startFunction = allowed;
      return this;
    }

    /** Sets how many threads may work at once, by default one for each processor. */
    public Builder threads(int count) {
      threads = Math.max(1, count);
      return this;
    }

    /**
     * Sets how many instructions guests may execute. Each counts as one, but for those that only
     * give structure or end something; each call counts as one more. The number that a run needs is
     * the same on every machine and however functions are compiled: the report tells it.
     */
    public Builder fuel(long instructions) {
      fuel = OptionalLong.of(instructions);
      return this;
    }

    /**
     * Sets how large the guests' memories, tables and objects may be together, in bytes. What would
     * become larger fails to grow, as the specification allows; where it can't fail so, the run
     * does.
     */
    public Builder maxMemory(long bytes) {
      maxMemory = OptionalLong.of(bytes);
      return this;
    }

    /** Sets how deep calls may nest: the same number however functions are compiled. */
    public Builder maxCallDepth(int depth) {
      maxCallDepth = OptionalInt.of(depth);
      return this;
    }

    /** Sets how long the result may be, in bytes. */
    public Builder maxOutput(long bytes) {
      maxOutput = OptionalLong.of(bytes);
      return this;
    }

    /** Sets how long a run may take. */
    public Builder timeout(Duration duration) {
      timeout = Optional.of(Objects.requireNonNull(duration, "duration"));
      return this;
    }

    /**
     * Sets what cancels the runs. An interruption of the thread that called {@link Wizer#run} does
     * so without it. A host function that waits and does not heed interruption is waited for.
     */
    public Builder cancellation(CancellationToken newToken) {
      token = Optional.of(Objects.requireNonNull(newToken, "newToken"));
      return this;
    }

    /** Sets what the times of the report are measured with, by default the system's clock. */
    public Builder nanoClock(LongSupplier clock) {
      nanoClock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * {@return the pre-initializer}
     *
     * @throws IllegalStateException if no engine has been set
     */
    public Wizer build() {
      if (engine == null) {
        throw new IllegalStateException("an engine is required: call engine(..) first");
      }
      return new Wizer(
          new WizerOptions(
              engine,
              new InitOptions(initCalls, keepInitFunc, expectedResult, Set.copyOf(acceptedExits)),
              Map.copyOf(renamesBySource),
              wasi,
              hostFunctions,
              List.copyOf(stubs),
              new LinkedHashMap<>(preloads),
              features,
              new ResultOptions(
                  maxDataSegments, pageAligned, zeroBelowStackPointer, stripDebug, startFunction),
              checks,
              threads,
              new RunLimits(
                  new RunBounds(fuel, maxMemory, maxCallDepth), timeout, maxOutput, token),
              nanoClock));
    }
  }
}
